import { useState } from 'react';
import type { Disruption } from '../../../domain/schedule/disruption.ts';
import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import type { Day } from '../../../domain/time/day.ts';
import { newId } from '../../device-clock.ts';
import { Button } from '../../parts/button.tsx';
import { type Choice, SelectField, TextField } from '../../parts/choices.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { ABSENCE_TYPE_WORDS, choicesOf } from './words.ts';
import { absenceTypeSchema } from '../../../domain/rows/absence.ts';
import { rules } from '../../../rules/registry.ts';
import styles from './repair.module.css';
import { disruptionOf, type HappenedKind, type HappenedValues } from './happened-values.ts';

const KINDS: readonly Choice<HappenedKind>[] = [
  { value: 'absence', label: 'Somebody is ill or away' },
  { value: 'short', label: 'A service is short' },
  { value: 'departure', label: 'Somebody leaves' },
  { value: 'demand', label: 'A rotation needs other numbers' },
  { value: 'rule', label: 'A rule is switched on or off' },
];

/** Says what happened, one thing at a time. */
export function HappenedForm(props: {
  readonly plan: Plan;
  readonly today: Day;
  readonly onAdd: (disruption: Disruption) => void;
}) {
  const { plan, today, onAdd } = props;
  const [values, setValues] = useState<HappenedValues>(() => valuesAtFirst(today));
  const [error, setError] = useState<string | null>(null);
  const set = (change: Partial<HappenedValues>): void => {
    setError(null);
    setValues({ ...values, ...change });
  };
  const add = (): void => {
    const made = disruptionOf(values, plan, newId);
    if (!made.ok) {
      setError(made.problem.message);
      return;
    }
    onAdd(made.value);
    setValues({ ...valuesAtFirst(today), kind: values.kind });
  };
  return (
    <form
      noValidate
      className={classOf(styles, 'happened')}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <FieldRow>
        <SelectField
          label="What happened"
          value={values.kind}
          choices={KINDS}
          onChange={(kind) => set({ kind })}
        />
        <Fields values={values} plan={plan} set={set} />
      </FieldRow>
      {error && <p role="alert">{error}</p>}
      <p>
        <Button type="submit">Add it</Button>
      </p>
    </form>
  );
}

function valuesAtFirst(today: Day): HappenedValues {
  return {
    kind: 'absence',
    personId: '',
    type: 'sick',
    firstDay: today,
    lastDay: today,
    rotationId: '',
    demandPlace: 0,
    min: '',
    start: '07:00',
    end: '17:00',
    ruleId: '',
  };
}

interface FieldsProps {
  readonly values: HappenedValues;
  readonly plan: Plan;
  readonly set: (change: Partial<HappenedValues>) => void;
}

function Fields(props: FieldsProps) {
  switch (props.values.kind) {
    case 'absence':
      return <AbsenceFields {...props} />;
    case 'departure':
      return (
        <>
          <PersonField {...props} />
          <DayField {...props} label="Last day" field="lastDay" />
        </>
      );
    case 'short':
      return <ShortFields {...props} />;
    case 'demand':
      return <DemandFields {...props} />;
    case 'rule':
      return <RuleField {...props} />;
  }
}

function PersonField({ values, plan, set }: FieldsProps) {
  const people = plan.members.filter(({ person }) => !person.isArchived);
  return (
    <SelectField
      label="Who"
      value={values.personId}
      choices={[
        { value: '', label: 'Choose a person' },
        ...people.map(({ person }) => ({ value: person.id as string, label: fullName(person) })),
      ]}
      onChange={(personId) => set({ personId })}
    />
  );
}

function DayField(
  props: FieldsProps & { readonly label: string; readonly field: 'firstDay' | 'lastDay' },
) {
  const { values, set, label, field } = props;
  return (
    <TextField
      label={label}
      type="date"
      value={values[field]}
      onChange={(value) => set({ [field]: value })}
    />
  );
}

function AbsenceFields(props: FieldsProps) {
  return (
    <>
      <PersonField {...props} />
      <DayField {...props} label="First day" field="firstDay" />
      <DayField {...props} label="Last day" field="lastDay" />
      <SelectField
        label="Type"
        value={props.values.type}
        choices={choicesOf(absenceTypeSchema.options, ABSENCE_TYPE_WORDS)}
        onChange={(type) => props.set({ type })}
      />
    </>
  );
}

function RotationField({ values, plan, set }: FieldsProps) {
  const rotations = plan.rows.rotations.filter(({ isArchived }) => !isArchived);
  return (
    <SelectField
      label="Service"
      value={values.rotationId}
      choices={[
        { value: '', label: 'Choose a service' },
        ...rotations.map(({ id, code, name }) => ({
          value: id as string,
          label: `${code}, ${name}`,
        })),
      ]}
      onChange={(rotationId) => set({ rotationId, demandPlace: 0 })}
    />
  );
}

function ShortFields(props: FieldsProps) {
  const { values, set } = props;
  return (
    <>
      <RotationField {...props} />
      <DayField {...props} label="First day" field="firstDay" />
      <DayField {...props} label="Last day" field="lastDay" />
      <TextField
        label="From"
        type="time"
        value={values.start}
        onChange={(start) => set({ start })}
      />
      <TextField label="To" type="time" value={values.end} onChange={(end) => set({ end })} />
    </>
  );
}

function DemandFields(props: FieldsProps) {
  const { values, plan, set } = props;
  const rotation = plan.rows.rotations.find(({ id }) => id === values.rotationId);
  return (
    <>
      <RotationField {...props} />
      {rotation && rotation.demand.length > 1 && (
        <SelectField
          label="Of whom"
          value={String(values.demandPlace)}
          choices={rotation.demand.map(({ classes }, place) => ({
            value: String(place),
            label: classes.length > 0 ? `PGY-${classes.join(' and ')}` : 'Everybody',
          }))}
          onChange={(place) => set({ demandPlace: Number(place) })}
        />
      )}
      <TextField
        label="At least"
        type="number"
        min={0}
        hint={rotation ? `Now ${rotation.demand[values.demandPlace]?.min ?? 0}` : ''}
        value={values.min}
        onChange={(min) => set({ min })}
      />
    </>
  );
}

function RuleField({ values, set }: FieldsProps) {
  return (
    <SelectField
      label="Rule"
      value={values.ruleId}
      choices={[
        { value: '', label: 'Choose a rule' },
        ...[...rules.values()]
          .filter(({ force }) => force === 'must')
          .map(({ id, title }) => ({ value: id, label: title })),
      ]}
      onChange={(ruleId) => set({ ruleId })}
    />
  );
}
