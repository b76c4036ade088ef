import { useState } from 'react';
import { peopleEdited } from '../../../domain/changes/people-edited.ts';
import type { PersonId } from '../../../domain/id.ts';
import type { AcademicYear, Cohort } from '../../../domain/rows/academic-year.ts';
import type { Weekday } from '../../../domain/time/day.ts';
import type { DirectoryEntry } from '../../../store/queries/directory.ts';
import { usePlan } from '../../hooks/use-directory.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { useRecord } from '../../hooks/use-record.ts';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { WEEKDAYS } from './words.ts';

const AS_IS = { value: '', label: 'Leave as it is' } as const;
const WEEKDAY_CHOICES = WEEKDAYS.map((label, index) => ({ value: index as Weekday, label }));

interface Values {
  readonly pgy: string;
  readonly cohortId: string;
  readonly fte: string;
  readonly takesCall: '' | 'yes' | 'no';
  /** Null leaves them as they are. */
  readonly callWeekdaysOff: readonly Weekday[] | null;
}

const NOTHING: Values = { pgy: '', cohortId: '', fte: '', takesCall: '', callWeekdaysOff: null };
const NO_COHORT = 'none';

interface Part {
  readonly values: Values;
  readonly form: FormState;
  readonly set: (change: Partial<Values>) => void;
}

/** Edits several people alike: what is left as it is stays as it is with each of them. */
export function PeopleEditDialog(props: {
  readonly personIds: readonly PersonId[];
  readonly people: readonly DirectoryEntry[];
  readonly year: AcademicYear;
  readonly pgyMax: number;
  readonly onClose: () => void;
}) {
  const { personIds, people, year, pgyMax, onClose } = props;
  const [values, setValues] = useState(NOTHING);
  const cohorts = usePlan()?.rows.cohorts ?? [];
  const record = useRecord();
  const form = useForm(peopleEdited.args, (args) => record(peopleEdited, args), onClose);
  const part: Part = { values, form, set: (change) => setValues({ ...values, ...change }) };
  const chosen = people.filter(({ person }) => personIds.includes(person.id));
  const areResidents = chosen.every((entry) => entry.year?.role === 'resident');
  return (
    <Dialog title={`Edit ${personIds.length} people`} onClose={onClose}>
      <Form
        submitLabel={`Save for ${personIds.length}`}
        summary={form.summary}
        onSubmit={() => form.submit({ personIds, yearId: year.id, set: setOf(values) })}
        onCancel={onClose}
      >
        <p>In {year.name}. Whatever is left as it is stays as it is with each of them.</p>
        <SharedFields {...part} classes={areResidents ? pgyMax : 0} cohorts={cohorts} />
        <CallFields {...part} />
      </Form>
    </Dialog>
  );
}

function SharedFields(
  props: Part & { readonly classes: number; readonly cohorts: readonly Cohort[] },
) {
  const { values, form, set, classes, cohorts } = props;
  return (
    <FieldRow>
      {classes > 0 && (
        <SelectField
          label="Class"
          value={values.pgy}
          error={form.errorAt('pgy')}
          choices={[
            AS_IS,
            ...Array.from({ length: classes }, (_, index) => ({
              value: String(index + 1),
              label: `PGY-${index + 1}`,
            })),
          ]}
          onChange={(pgy) => set({ pgy })}
        />
      )}
      {cohorts.length > 0 && (
        <SelectField
          label="Cohort"
          value={values.cohortId}
          error={form.errorAt('cohortId')}
          choices={[
            AS_IS,
            { value: NO_COHORT, label: 'None' },
            ...cohorts.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          onChange={(cohortId) => set({ cohortId })}
        />
      )}
      <TextField
        label="Full-time equivalent"
        type="number"
        min={0.05}
        max={1}
        step={0.05}
        hint="Empty leaves it as it is."
        value={values.fte}
        error={form.errorAt('set.fte')}
        onChange={(fte) => set({ fte })}
      />
    </FieldRow>
  );
}

function CallFields({ values, set }: Part) {
  return (
    <>
      <SelectField
        label="Takes call"
        value={values.takesCall}
        choices={[AS_IS, { value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]}
        onChange={(takesCall) => set({ takesCall })}
      />
      <CheckField
        label="Set the weekdays without call"
        checked={values.callWeekdaysOff !== null}
        onChange={(isSet) => set({ callWeekdaysOff: isSet ? [] : null })}
      />
      {values.callWeekdaysOff && (
        <ToggleGroup
          label="Weekdays without call"
          choices={WEEKDAY_CHOICES}
          chosen={values.callWeekdaysOff}
          onChange={(callWeekdaysOff) => set({ callWeekdaysOff })}
        />
      )}
    </>
  );
}

/** What is to be set, to be checked by the change's schema. */
function setOf({ pgy, cohortId, fte, takesCall, callWeekdaysOff }: Values): object {
  return {
    ...(pgy && { pgy: Number(pgy) }),
    ...(cohortId && { cohortId: cohortId === NO_COHORT ? null : cohortId }),
    ...(fte && { fte: Number(fte) }),
    ...(takesCall && { takesCall: takesCall === 'yes' }),
    ...(callWeekdaysOff && { callWeekdaysOff }),
  };
}
