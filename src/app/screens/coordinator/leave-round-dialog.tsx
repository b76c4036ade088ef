import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { leaveRoundSet } from '../../../domain/changes/leave-round-set.ts';
import type { LeaveRound } from '../../../domain/rows/leave.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { Button } from '../../parts/button.tsx';
import { TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { FieldSet, Form } from '../../parts/form.tsx';
import {
  type BlackoutValues,
  type LimitValues,
  newBlackout,
  newLimit,
  roundOf,
  type RoundValues,
  valuesOf,
} from './leave-round-form.ts';

interface Part {
  readonly values: RoundValues;
  readonly form: FormState;
  readonly set: (change: Partial<RoundValues>) => void;
}

/** Opens or edits a leave round: its days, how many may be away, blackout dates. */
export function LeaveRoundDialog(props: {
  /** Null opens a round. */
  readonly round: LeaveRound | null;
  readonly plan: Plan;
  readonly onClose: () => void;
}) {
  const { round, plan, onClose } = props;
  const { year } = plan.rows;
  const [values, setValues] = useState(() => valuesOf(round, year));
  const record = useRecord();
  const form = useForm(leaveRoundSet.args, (args) => record(leaveRoundSet, args), onClose);
  const part: Part = { values, form, set: (change) => setValues({ ...values, ...change }) };
  return (
    <Dialog title={round ? round.name : 'Open a leave round'} onClose={onClose}>
      <Form
        submitLabel={round ? 'Save' : 'Open'}
        summary={form.summary}
        onSubmit={() => form.submit({ round: roundOf(values, round, year) })}
        onCancel={onClose}
      >
        <FieldRow>
          <TextField
            label="Name"
            value={values.name}
            error={form.errorAt('round.name')}
            onChange={(name) => part.set({ name })}
          />
          <TextField
            label="First day"
            type="date"
            value={values.firstDay}
            error={form.errorAt('round.firstDay')}
            onChange={(firstDay) => part.set({ firstDay })}
          />
          <TextField
            label="Last day"
            type="date"
            value={values.lastDay}
            error={form.errorAt('round.lastDay', 'lastDay')}
            onChange={(lastDay) => part.set({ lastDay })}
          />
          <TextField
            label="Granted to each at most"
            type="number"
            min={1}
            max={20}
            value={values.grantsMax}
            error={form.errorAt('round.grantsMax')}
            onChange={(grantsMax) => part.set({ grantsMax })}
          />
        </FieldRow>
        <LimitFields {...part} plan={plan} />
        <BlackoutFields {...part} />
      </Form>
    </Dialog>
  );
}

function LimitFields({ values, form, set, plan }: Part & { readonly plan: Plan }) {
  const { limits } = values;
  const change = (key: string, part: Partial<LimitValues>): void =>
    set({ limits: limits.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  const classes = Array.from({ length: plan.rows.program.pgyMax }, (_, index) => ({
    value: index + 1,
    label: `PGY-${index + 1}`,
  }));
  const rotations = plan.rows.rotations
    .filter(({ isArchived, leaveAllowed }) => !isArchived && leaveAllowed)
    .map(({ id, code }) => ({ value: id, label: code }));
  return (
    <FieldSet title="How many may be away on a day">
      {limits.map((limit, place) => (
        <FieldSet key={limit.key} title={`Limit ${place + 1}`}>
          <FieldRow>
            <TextField
              label="At most"
              type="number"
              min={0}
              value={limit.awayMax}
              error={form.errorAt(`round.limits.${place}.awayMax`)}
              onChange={(awayMax) => change(limit.key, { awayMax })}
            />
            <Button
              look="quiet"
              label={`Take limit ${place + 1} out`}
              onPress={() => set({ limits: limits.filter(({ key }) => key !== limit.key) })}
            >
              <Trash2 aria-hidden size={18} />
            </Button>
          </FieldRow>
          <ToggleGroup
            label="Of these classes"
            choices={classes}
            chosen={limit.classes}
            hint={limit.classes.length === 0 ? 'Everybody' : undefined}
            onChange={(chosen) => change(limit.key, { classes: chosen })}
          />
          <ToggleGroup
            label="On these rotations"
            choices={rotations}
            chosen={limit.rotationIds}
            hint={limit.rotationIds.length === 0 ? 'On any' : undefined}
            onChange={(rotationIds) => change(limit.key, { rotationIds })}
          />
        </FieldSet>
      ))}
      <div>
        <Button onPress={() => set({ limits: [...limits, newLimit()] })}>
          <Plus aria-hidden size={18} /> Add a limit
        </Button>
      </div>
    </FieldSet>
  );
}

function BlackoutFields({ values, form, set }: Part) {
  const { blackouts } = values;
  const change = (key: string, part: Partial<BlackoutValues>): void =>
    set({ blackouts: blackouts.map((each) => (each.key === key ? { ...each, ...part } : each)) });
  return (
    <FieldSet title="Blackout dates">
      {blackouts.map(({ key, label, firstDay, lastDay }, place) => (
        <FieldRow key={key}>
          <TextField
            label={`Blackout ${place + 1}: why`}
            value={label}
            error={form.errorAt(`round.blackouts.${place}.label`)}
            onChange={(text) => change(key, { label: text })}
          />
          <TextField
            label={`Blackout ${place + 1}: from`}
            type="date"
            value={firstDay}
            error={form.errorAt(`round.blackouts.${place}.firstDay`)}
            onChange={(text) => change(key, { firstDay: text })}
          />
          <TextField
            label={`Blackout ${place + 1}: to`}
            type="date"
            value={lastDay}
            error={form.errorAt(`round.blackouts.${place}.lastDay`, 'blackouts')}
            onChange={(text) => change(key, { lastDay: text })}
          />
          <Button
            look="quiet"
            label={`Take blackout ${place + 1} out`}
            onPress={() => set({ blackouts: blackouts.filter((each) => each.key !== key) })}
          >
            <Trash2 aria-hidden size={18} />
          </Button>
        </FieldRow>
      ))}
      <div>
        <Button onPress={() => set({ blackouts: [...blackouts, newBlackout(values)] })}>
          <Plus aria-hidden size={18} /> Add blackout dates
        </Button>
      </div>
    </FieldSet>
  );
}
