import { useState } from 'react';
import { absenceEntered } from '../../../domain/changes/absence-entered.ts';
import { absenceSchema, absenceTypeSchema } from '../../../domain/rows/absence.ts';
import type { AbsenceEntry, DirectoryEntry } from '../../../store/queries/directory.ts';
import { useCreateAbsence, useUpdateAbsence } from '../../hooks/use-directory.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextField } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { type AbsenceValues, argumentsOf, valuesOf } from './absence-form.ts';
import { ABSENCE_STATUS_WORDS, ABSENCE_TYPE_WORDS, choicesOf } from './words.ts';

interface AbsenceDialogProps {
  /** Null enters a new absence. */
  readonly entry: AbsenceEntry | null;
  readonly people: readonly DirectoryEntry[];
  /** Whom a new absence is for, or the empty text. */
  readonly personId: string;
  readonly onClose: () => void;
}

/** Enters or edits an absence. */
export function AbsenceDialog({ entry, people, personId, onClose }: AbsenceDialogProps) {
  const [values, setValues] = useState(() => valuesOf(entry, personId));
  const create = useCreateAbsence();
  const update = useUpdateAbsence();
  const form = useForm(
    absenceEntered.args,
    ({ absence, detail }) => (entry ? update : create)(absence, detail),
    onClose,
  );
  const set = (change: Partial<AbsenceValues>): void => setValues({ ...values, ...change });
  return (
    <Dialog title={entry ? 'Edit the absence' : 'Enter an absence'} onClose={onClose}>
      <Form
        submitLabel={entry ? 'Save' : 'Enter'}
        summary={form.summary}
        onSubmit={() => form.submit(argumentsOf(values, entry))}
        onCancel={onClose}
      >
        <AbsenceFields values={values} form={form} people={people} set={set} />
      </Form>
    </Dialog>
  );
}

interface Part {
  readonly values: AbsenceValues;
  readonly form: FormState;
  readonly set: (change: Partial<AbsenceValues>) => void;
}

function AbsenceFields(props: Part & { readonly people: readonly DirectoryEntry[] }) {
  const { values, form, people, set } = props;
  return (
    <>
      <FieldRow>
        <SelectField
          label="Person"
          value={values.personId}
          choices={[
            { value: '', label: 'Choose a person' },
            ...people.map(({ person }) => ({
              value: person.id as string,
              label: `${person.familyName}, ${person.givenName}`,
            })),
          ]}
          error={form.errorAt('absence.personId', 'personId') && 'Choose a person'}
          onChange={(personId) => set({ personId })}
        />
        <SelectField
          label="Type"
          hint="Only coordinators and the person see it."
          value={values.type}
          choices={choicesOf(absenceTypeSchema.options, ABSENCE_TYPE_WORDS)}
          onChange={(type) => set({ type })}
        />
      </FieldRow>
      <WhenFields values={values} form={form} set={set} />
      <TextField
        label="Note"
        value={values.note}
        error={form.errorAt('detail.note')}
        onChange={(note) => set({ note })}
      />
    </>
  );
}

function WhenFields({ values, form, set }: Part) {
  return (
    <FieldRow>
      <TextField
        label="First day"
        type="date"
        value={values.firstDay}
        error={form.errorAt('absence.firstDay') && 'A first day is needed'}
        onChange={(firstDay) => set({ firstDay })}
      />
      <TextField
        label="Last day"
        type="date"
        hint="Empty for a single day."
        value={values.lastDay}
        error={form.errorAt('absence.lastDay', 'lastDay')}
        onChange={(lastDay) => set({ lastDay })}
      />
      <SelectField
        label="Status"
        value={values.status}
        choices={choicesOf(absenceSchema.shape.status.options, ABSENCE_STATUS_WORDS)}
        onChange={(status) => set({ status })}
      />
    </FieldRow>
  );
}
