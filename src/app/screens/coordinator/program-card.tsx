import { useCallback, useState } from 'react';
import { programDescribed } from '../../../domain/changes/program-described.ts';
import type { Program } from '../../../domain/rows/program.ts';
import { useDescribeProgram } from '../../hooks/use-definitions.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { TextField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { Card } from '../../parts/page.tsx';
import { TimeZoneField } from './time-zone-field.tsx';

/** The program's name, time zone, classes and freeze window. */
export function ProgramCard({ program }: { readonly program: Program }) {
  const [values, setValues] = useState({
    name: program.name,
    timeZone: program.timeZone,
    pgyMax: String(program.pgyMax),
    freezeDays: String(program.freezeDays ?? 0),
  });
  const describe = useDescribeProgram();
  const form = useForm(
    programDescribed.args,
    useCallback((args) => describe(args.program), [describe]),
    stay,
  );
  const set = (change: Partial<typeof values>): void => setValues({ ...values, ...change });
  const numbers = { pgyMax: Number(values.pgyMax), freezeDays: Number(values.freezeDays) };
  const submit = (): Promise<void> =>
    form.submit({ program: { ...program, ...values, ...numbers } });
  return (
    <Card title="Program">
      <Form submitLabel="Save" summary={form.summary} onSubmit={submit}>
        <FieldRow>
          <TextField
            label="Name"
            value={values.name}
            error={form.errorAt('program.name')}
            onChange={(name) => set({ name })}
          />
          <TimeZoneField
            value={values.timeZone}
            error={form.errorAt('program.timeZone')}
            onChange={(timeZone) => set({ timeZone })}
          />
          <NumberFields values={values} form={form} onChange={set} />
        </FieldRow>
      </Form>
    </Card>
  );
}

function NumberFields(props: {
  readonly values: { readonly pgyMax: string; readonly freezeDays: string };
  readonly form: FormState;
  readonly onChange: (change: { pgyMax?: string; freezeDays?: string }) => void;
}) {
  const { values, form, onChange } = props;
  return (
    <>
      <TextField
        label="Years of training"
        type="number"
        min={1}
        max={8}
        value={values.pgyMax}
        error={form.errorAt('program.pgyMax')}
        onChange={(pgyMax) => onChange({ pgyMax })}
      />
      <TextField
        label="Freeze window, in days"
        hint="Days from today on that are not published otherwise without a reason; 0 for none."
        type="number"
        min={0}
        max={90}
        value={values.freezeDays}
        error={form.errorAt('program.freezeDays')}
        onChange={(freezeDays) => onChange({ freezeDays })}
      />
    </>
  );
}

/** After saving, the form stays as it is. */
function stay(): void {}
