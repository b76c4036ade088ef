import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { blocksSet } from '../../../domain/changes/blocks-set.ts';
import { blocksInOrder } from '../../../domain/roll-over/next-year.ts';
import type { BlockCalendar } from '../../../domain/rows/academic-year.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { daysIn } from '../../../domain/time/day.ts';
import { useForm } from '../../hooks/use-form.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { FieldSet, Form } from '../../parts/form.tsx';
import { Card } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { argumentsOf, type CalendarValues, valuesOf, withBlock } from './blocks-form.ts';
import { spanWords } from './day-words.ts';
import styles from './roll-over.module.css';

/** The blocks of the year, calendar by calendar: seen, edited, added. */
export function BlocksCard({ plan }: { readonly plan: Plan }) {
  const [edited, setEdited] = useState<{ readonly calendar: BlockCalendar | null } | null>(null);
  const { calendars, blocks, year } = plan.rows;
  return (
    <Card title={`Blocks in ${year.name}`}>
      {calendars.map((calendar) => (
        <section key={calendar.id} className={classOf(styles, 'part')}>
          <h3>
            {calendar.name}
            {calendar.classes && `: ${calendar.classes.map((pgy) => `PGY-${pgy}`).join(', ')}`}
          </h3>
          <ol className={classOf(styles, 'blocks')}>
            {blocksInOrder(blocks, calendar.id).map((block) => (
              <li key={block.id}>
                <b>{block.label}</b> <span>{spanWords(block)}</span>{' '}
                <small>{daysIn(block)} days</small>
              </li>
            ))}
          </ol>
          <div>
            <Button
              label={`Edit the blocks: ${calendar.name}`}
              onPress={() => setEdited({ calendar })}
            >
              <Pencil aria-hidden size={18} /> Edit the blocks
            </Button>
          </div>
        </section>
      ))}
      <div>
        <Button onPress={() => setEdited({ calendar: null })}>
          <Plus aria-hidden size={18} /> Add a calendar for some classes
        </Button>
      </div>
      {edited && (
        <BlocksDialog calendar={edited.calendar} plan={plan} onClose={() => setEdited(null)} />
      )}
    </Card>
  );
}

function BlocksDialog(props: {
  readonly calendar: BlockCalendar | null;
  readonly plan: Plan;
  readonly onClose: () => void;
}) {
  const { calendar, plan, onClose } = props;
  const { year, program } = plan.rows;
  const [values, setValues] = useState(() => valuesOf(calendar, plan));
  const record = useRecord();
  const form = useForm(blocksSet.args, (args) => record(blocksSet, args), onClose);
  const set = (change: Partial<CalendarValues>): void => setValues({ ...values, ...change });
  const classes = Array.from({ length: program.pgyMax }, (_, index) => ({
    value: index + 1,
    label: `PGY-${index + 1}`,
  }));
  return (
    <Dialog title={calendar ? `Blocks: ${calendar.name}` : 'Add a calendar'} onClose={onClose}>
      <Form
        submitLabel={calendar ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={() => form.submit(argumentsOf(values, calendar, year))}
        onCancel={onClose}
      >
        <TextField
          label="Name"
          value={values.name}
          error={form.errorAt('calendar.name')}
          onChange={(name) => set({ name })}
        />
        <ToggleGroup
          label="Classes that follow it"
          choices={classes}
          chosen={values.classes}
          hint={values.classes.length === 0 ? 'All whom no other calendar names' : undefined}
          error={form.errorAt('classes')}
          onChange={(chosen) => set({ classes: chosen })}
        />
        <BlockFields values={values} errorAt={form.errorAt} set={set} />
        <TextField
          label="The last block ends on"
          type="date"
          value={values.lastDay}
          error={form.errorAt('blocks')}
          onChange={(lastDay) => set({ lastDay })}
        />
        <div>
          <Button onPress={() => setValues(withBlock(values))}>
            <Plus aria-hidden size={18} /> Add a block at the end
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function BlockFields(props: {
  readonly values: CalendarValues;
  readonly errorAt: (...paths: string[]) => string | undefined;
  readonly set: (change: Partial<CalendarValues>) => void;
}) {
  const { values, errorAt, set } = props;
  const { blocks } = values;
  const change = (place: number, part: Partial<(typeof blocks)[number]>): void =>
    set({ blocks: blocks.map((block, at) => (at === place ? { ...block, ...part } : block)) });
  return (
    <FieldSet title="Each block ends on the day before the next begins">
      {blocks.map((block, place) => (
        <FieldRow key={block.id}>
          <TextField
            label={`Name of block ${place + 1}`}
            value={block.label}
            error={errorAt(`blocks.${place}.label`)}
            onChange={(label) => change(place, { label })}
          />
          <TextField
            label={`Block ${place + 1} begins on`}
            type="date"
            value={block.firstDay}
            error={errorAt(`blocks.${place}.firstDay`)}
            onChange={(firstDay) => change(place, { firstDay })}
          />
          <Button
            look="quiet"
            label={`Take block ${place + 1} out`}
            onPress={() => set({ blocks: blocks.filter((_, at) => at !== place) })}
          >
            <Trash2 aria-hidden size={18} />
          </Button>
        </FieldRow>
      ))}
    </FieldSet>
  );
}
