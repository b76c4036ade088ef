import { useState } from 'react';
import { personRecorded } from '../../../domain/changes/person-recorded.ts';
import type { AcademicYear } from '../../../domain/rows/academic-year.ts';
import { roleSchema } from '../../../domain/rows/person.ts';
import type { Weekday } from '../../../domain/time/day.ts';
import { fullName } from '../../../domain/schedule/plan.ts';
import type { DirectoryEntry } from '../../../store/queries/directory.ts';
import { useActivities } from '../../hooks/use-program.ts';
import {
  useCreatePerson,
  useRotationTemplates,
  useUpdatePerson,
} from '../../hooks/use-directory.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { FieldSet, Form } from '../../parts/form.tsx';
import { ContactWaysField } from './contact-ways-field.tsx';
import {
  argumentsOf,
  FREE_WEEK,
  hasClass,
  mayBeInTraining,
  type PersonValues,
  valuesOf,
  withCompleted,
} from './person-form.ts';
import { LeewayField } from './leeway-field.tsx';
import { WeekPatternField } from './week-pattern-field.tsx';
import { choicesOf, ROLE_WORDS, WEEKDAYS } from './words.ts';

interface PersonDialogProps {
  /** Null adds a person. */
  readonly entry: DirectoryEntry | null;
  readonly year: AcademicYear;
  readonly pgyMax: number;
  readonly onClose: () => void;
}

/** Adds or edits a person in one academic year. */
export function PersonDialog({ entry, year, pgyMax, onClose }: PersonDialogProps) {
  const [values, setValues] = useState(() => valuesOf(entry, year));
  const create = useCreatePerson();
  const update = useUpdatePerson();
  const form = useForm(personRecorded.args, entry ? update : create, onClose);
  const part: Part = { values, form, set: (change) => setValues({ ...values, ...change }) };
  return (
    <Dialog title={entry ? fullName(entry.person) : 'Add a person'} onClose={onClose}>
      <Form
        submitLabel={entry ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={() => form.submit(argumentsOf(values, entry, year))}
        onCancel={onClose}
      >
        <NameFields {...part} />
        <CheckField
          label="A place to be named later"
          checked={values.isPlaceholder}
          onChange={(isPlaceholder) => part.set({ isPlaceholder })}
        />
        <FieldSet title={`In ${year.name}`}>
          <DutyFields {...part} pgyMax={pgyMax} />
        </FieldSet>
        <BackgroundFields {...part} />
        <ContactWaysField
          ways={values.ways}
          errorAt={form.errorAt}
          onChange={(ways) => part.set({ ways })}
        />
      </Form>
    </Dialog>
  );
}

interface Part {
  readonly values: PersonValues;
  readonly form: FormState;
  readonly set: (change: Partial<PersonValues>) => void;
}

function NameFields({ values, form, set }: Part) {
  return (
    <FieldRow>
      <TextField
        label="Given name"
        value={values.givenName}
        error={form.errorAt('person.givenName')}
        onChange={(givenName) => set({ givenName })}
      />
      <TextField
        label="Family name"
        value={values.familyName}
        error={form.errorAt('person.familyName')}
        onChange={(familyName) => set({ familyName })}
      />
      <TextField
        label="E-mail"
        type="email"
        value={values.email}
        error={form.errorAt('person.email')}
        onChange={(email) => set({ email })}
      />
      <TextField
        label="Staff ID"
        value={values.staffCode}
        error={form.errorAt('person.staffCode', 'staffCode')}
        onChange={(staffCode) => set({ staffCode })}
        hint="Imports find people by it."
      />
    </FieldRow>
  );
}

function classChoices(pgyMax: number) {
  return [
    { value: '', label: 'Choose a class' },
    ...Array.from({ length: pgyMax }, (_, index) => ({
      value: String(index + 1),
      label: `PGY-${index + 1}`,
    })),
  ];
}

const WEEKDAY_CHOICES = WEEKDAYS.map((label, index) => ({ value: index as Weekday, label }));

function DutyFields({ values, form, set, pgyMax }: Part & { readonly pgyMax: number }) {
  return (
    <>
      <FieldRow>
        <SelectField
          label="Role"
          value={values.role}
          choices={choicesOf(roleSchema.options, ROLE_WORDS)}
          onChange={(role) => set({ role })}
        />
        {hasClass(values.role) && (
          <SelectField
            label="Class"
            value={values.pgy}
            choices={classChoices(values.role === 'resident' ? pgyMax : 8)}
            error={form.errorAt('year.pgy', 'pgy')}
            onChange={(pgy) => set({ pgy })}
          />
        )}
        <TextField
          label="Rank or duty"
          value={values.rank}
          error={form.errorAt('year.rank')}
          onChange={(rank) => set({ rank })}
        />
      </FieldRow>
      <ContractFields values={values} form={form} set={set} />
      <CheckField
        label="Takes call"
        checked={values.takesCall}
        onChange={(takesCall) => set({ takesCall })}
      />
      {values.takesCall && (
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

function ContractFields({ values, form, set }: Part) {
  return (
    <FieldRow>
      <TextField
        label="First day"
        type="date"
        value={values.firstDay}
        error={form.errorAt('year.firstDay', 'firstDay')}
        onChange={(firstDay) => set({ firstDay })}
      />
      <TextField
        label="Last day"
        type="date"
        value={values.lastDay}
        error={form.errorAt('year.lastDay', 'lastDay')}
        onChange={(lastDay) => set({ lastDay })}
      />
      <TextField
        label="Full-time equivalent"
        type="number"
        min={0.05}
        max={1}
        step={0.05}
        value={values.fte}
        error={form.errorAt('year.fte')}
        onChange={(fte) => set({ fte })}
      />
    </FieldRow>
  );
}

function TrainingFields({ values, form, set }: Part) {
  return (
    <FieldRow>
      <TextField
        label="Residency began on"
        type="date"
        value={values.residencyFirstDay}
        error={form.errorAt('person.residencyFirstDay')}
        onChange={(residencyFirstDay) => set({ residencyFirstDay })}
        hint={
          hasClass(values.role) ? 'If not with the first day of PGY-1.' : 'Of guests in training.'
        }
      />
      {hasClass(values.role) && (
        <TextField
          label="Panel hours before this year"
          type="number"
          min={0}
          max={10000}
          value={values.panelHoursBefore}
          error={form.errorAt('year.panelHoursBefore')}
          onChange={(panelHoursBefore) => set({ panelHoursBefore })}
        />
      )}
    </FieldRow>
  );
}

/** What a resident has done before, and the usual week of people who follow no rotations. */
function BackgroundFields({ values, form, set }: Part) {
  const rotations = useRotationTemplates() ?? [];
  const activities = useActivities() ?? [];
  const isInTraining = hasClass(values.role);
  return (
    <>
      {mayBeInTraining(values.role) && <TrainingFields values={values} form={form} set={set} />}
      {isInTraining && rotations.length > 0 && (
        <ToggleGroup
          label="Completed before this year"
          choices={rotations.map(({ id, code }) => ({ value: id, label: code }))}
          chosen={values.completed.map(({ rotationId }) => rotationId)}
          onChange={(ids) => set({ completed: withCompleted(values.completed, ids) })}
        />
      )}
      {!isInTraining && (
        <CheckField
          label="Has a usual week"
          checked={values.pattern !== null}
          onChange={(hasWeek) => set({ pattern: hasWeek ? FREE_WEEK : null })}
        />
      )}
      {!isInTraining && values.pattern && (
        <WeekPatternField
          pattern={values.pattern}
          activities={activities}
          onChange={(pattern) => set({ pattern })}
        />
      )}
      {!isInTraining && values.pattern && (
        <LeewayField
          leeway={values.leeway}
          activities={activities}
          path="year.leeway"
          errorAt={form.errorAt}
          onChange={(leeway) => set({ leeway })}
        />
      )}
      <TextField
        label="Note"
        value={values.note}
        error={form.errorAt('year.note')}
        onChange={(note) => set({ note })}
      />
    </>
  );
}
