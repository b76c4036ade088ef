import { useCallback, useState } from 'react';
import type { Outcome } from '../../../domain/changes/change.ts';
import { type BlockScheme, blockSchemeSchema } from '../../../domain/time/block-schemes.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { useSession } from '../../program-session.tsx';
import { type ProgramStart, programStartSchema, startProgram } from './start-program.ts';
import { TimeZoneField } from './time-zone-field.tsx';
import { choicesOf } from './words.ts';

/** What the ways to cut a year are called. */
export const SCHEME_WORDS: Readonly<Record<BlockScheme, string>> = {
  'thirteen-long-last': '13 blocks of 28 days, the last a little longer',
  'thirteen-short-first': '13 blocks of 28 days after a short block 0',
  'twelve-months': '12 months',
  'twenty-six-long-last': '26 blocks of 2 weeks, the last a little longer',
  'twenty-six-short-first': '26 blocks of 2 weeks after a short block 0',
};

const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The academic year that runs today, or starts within three months. */
function likelyFirstDay(): string {
  const today = localTimeAt(deviceNow(), deviceZone).day;
  const [year = '', month = ''] = today.split('-');
  return `${Number(month) >= 4 ? year : Number(year) - 1}-07-01`;
}

interface Values {
  readonly name: string;
  readonly timeZone: string;
  readonly firstDay: string;
  readonly scheme: BlockScheme;
  readonly pgyMax: string;
}

/** Starts a program with nothing in it but its year, blocks and holidays. */
export function StartEmpty({ onStarted }: { readonly onStarted: () => void }) {
  const { openContent } = useSession();
  const [values, setValues] = useState<Values>({
    name: '',
    timeZone: deviceZone,
    firstDay: likelyFirstDay(),
    scheme: 'thirteen-long-last',
    pgyMax: '3',
  });
  const start = useCallback(
    async (parsed: ProgramStart): Promise<Outcome> => {
      const started = await startProgram(parsed, newId, deviceNow());
      if (!started.ok) return started;
      return openContent(started.value);
    },
    [openContent],
  );
  const form = useForm(programStartSchema, start, onStarted);
  const set = (change: Partial<Values>): void => setValues({ ...values, ...change });
  return (
    <Form
      submitLabel="Start"
      summary={form.summary}
      onSubmit={() => form.submit({ ...values, pgyMax: Number(values.pgyMax) })}
    >
      <FieldRow>
        <TextField
          label="Program name"
          value={values.name}
          error={form.errorAt('name')}
          onChange={(name) => set({ name })}
        />
        <TimeZoneField
          value={values.timeZone}
          error={form.errorAt('timeZone')}
          onChange={(timeZone) => set({ timeZone })}
        />
      </FieldRow>
      <YearFields values={values} form={form} set={set} />
    </Form>
  );
}

function YearFields(props: {
  readonly values: Values;
  readonly form: FormState;
  readonly set: (change: Partial<Values>) => void;
}) {
  const { values, form, set } = props;
  return (
    <FieldRow>
      <TextField
        label="First day of the academic year"
        type="date"
        value={values.firstDay}
        error={form.errorAt('firstDay')}
        onChange={(firstDay) => set({ firstDay })}
      />
      <SelectField
        label="Blocks"
        value={values.scheme}
        choices={choicesOf(blockSchemeSchema.options, SCHEME_WORDS)}
        onChange={(scheme) => set({ scheme })}
      />
      <TextField
        label="Years of training"
        type="number"
        min={1}
        max={8}
        value={values.pgyMax}
        error={form.errorAt('pgyMax')}
        onChange={(pgyMax) => set({ pgyMax })}
      />
    </FieldRow>
  );
}
