import { useCallback, useState } from 'react';
import { ruleSet } from '../../../domain/changes/rule-set.ts';
import type { RotationTemplate } from '../../../domain/rows/rotation.ts';
import type { RuleSetting } from '../../../domain/rows/schedule.ts';
import {
  type Parameter,
  parametersOf,
  parameterValues,
  type ParameterValue,
  rangeWords,
} from '../../../rules/parameters.ts';
import type { Rule } from '../../../rules/rule.ts';
import { useSetRule } from '../../hooks/use-definitions.ts';
import { useForm } from '../../hooks/use-form.ts';
import { useActivities } from '../../hooks/use-program.ts';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { CheckField } from '../../parts/field.tsx';
import { Form } from '../../parts/form.tsx';
import { CLINICS_KEY, isRuleOn, ROTATIONS_KEY } from './rule-setting.ts';
import { WEEKDAYS } from './words.ts';

interface RuleFormProps {
  readonly rule: Rule;
  readonly setting: RuleSetting | undefined;
  readonly rotations: readonly RotationTemplate[];
}

interface Edited {
  readonly isOn: boolean;
  readonly values: Readonly<Record<string, ParameterValue>>;
}

/** Whether a rule is on, and its numbers, drawn from the rule's own schema. */
export function RuleForm({ rule, setting, rotations }: RuleFormProps) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const { isOn, values } = edited ?? {
    isOn: isRuleOn(rule, setting),
    values: parameterValues(rule, setting?.params),
  };
  const setRule = useSetRule();
  const onSaved = useCallback(() => setEdited(null), []);
  const form = useForm(ruleSet.args, (args) => setRule(args.setting, args.title), onSaved);
  const checked = rule.params.safeParse(values);
  const issueAt = (key: string): string | undefined =>
    checked.success || !checked.error.issues.some(({ path }) => path[0] === key)
      ? undefined
      : 'Outside what this rule allows';
  const submit = async (): Promise<void> => {
    if (!checked.success) return;
    const next = { ...setting, id: rule.id, isOn, params: values };
    await form.submit({ setting: next, title: rule.title });
  };
  return (
    <Form
      submitLabel="Save"
      summary={checked.success ? form.summary : 'Not saved yet: correct the marked fields.'}
      onSubmit={submit}
      {...(edited && { onCancel: onSaved })}
    >
      <CheckField
        label="This rule is on"
        checked={isOn}
        onChange={(next) => setEdited({ isOn: next, values })}
      />
      {parametersOf(rule).map((parameter) => (
        <ParameterField
          key={parameter.key}
          parameter={parameter}
          value={values[parameter.key] ?? parameter.byDefault}
          error={issueAt(parameter.key)}
          rotations={rotations}
          onChange={(next) => setEdited({ isOn, values: { ...values, [parameter.key]: next } })}
        />
      ))}
    </Form>
  );
}

interface ParameterFieldProps {
  readonly parameter: Parameter;
  readonly value: ParameterValue;
  readonly error: string | undefined;
  readonly rotations: readonly RotationTemplate[];
  readonly onChange: (value: ParameterValue) => void;
}

function ParameterField({ parameter, value, error, rotations, onChange }: ParameterFieldProps) {
  const { key, label, kind } = parameter;
  if (typeof value === 'boolean') {
    return <CheckField label={label} checked={value} onChange={onChange} />;
  }
  if (typeof value === 'number') {
    if (kind === 'weekday') return <WeekdayField label={label} value={value} onChange={onChange} />;
    return (
      <TextField
        label={parameter.unit ? `${label} (${parameter.unit})` : label}
        type="number"
        hint={rangeWords(parameter)}
        value={Number.isNaN(value) ? '' : String(value)}
        error={error}
        onChange={(next) => onChange(next === '' ? Number.NaN : Number(next))}
      />
    );
  }
  if (typeof value === 'string') {
    return <TextField label={label} value={value} error={error} onChange={onChange} />;
  }
  if (key === ROTATIONS_KEY) {
    return <RotationsField named={value} rotations={rotations} onChange={onChange} />;
  }
  if (CLINICS_KEY.test(key))
    return <ClinicsField label={label} named={value} onChange={onChange} />;
  return (
    <TextField
      label={label}
      hint="Separated by commas"
      value={value.join(', ')}
      error={error}
      onChange={(next) => onChange(next.split(',').map((each) => each.trim()))}
    />
  );
}

function WeekdayField(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <SelectField
      label={props.label}
      value={String(props.value)}
      choices={WEEKDAYS.map((label, weekday) => ({ value: String(weekday), label }))}
      onChange={(next) => props.onChange(Number(next))}
    />
  );
}

/** Rotations are named by id, or by a code that a rule brings along. */
function RotationsField(props: {
  readonly named: readonly string[];
  readonly rotations: readonly RotationTemplate[];
  readonly onChange: (named: string[]) => void;
}) {
  const { named, rotations, onChange } = props;
  const shown = rotations.filter(({ isArchived }) => !isArchived);
  const known = new Set<string>(shown.flatMap(({ id, code }) => [id, code]));
  const others = named.filter((name) => !known.has(name));
  return (
    <ToggleGroup<string>
      label="Rotations"
      choices={shown.map(({ id, code }) => ({ value: id, label: code }))}
      chosen={shown
        .filter(({ id, code }) => named.includes(id) || named.includes(code))
        .map(({ id }) => id)}
      onChange={(chosen) => onChange([...others, ...chosen])}
      {...(others.length > 0 && { hint: `Also rotations called ${others.join(', ')}` })}
    />
  );
}

/** Clinics are named by code. */
function ClinicsField(props: {
  readonly label: string;
  readonly named: readonly string[];
  readonly onChange: (named: string[]) => void;
}) {
  const { label, named, onChange } = props;
  const clinics = (useActivities() ?? []).filter(({ kind }) => kind === 'clinic');
  const codes = clinics.map(({ code }) => code);
  const others = named.filter((name) => !codes.includes(name));
  return (
    <ToggleGroup<string>
      label={label}
      choices={clinics.map(({ code, name }) => ({ value: code, label: `${code} · ${name}` }))}
      chosen={codes.filter((code) => named.includes(code))}
      onChange={(chosen) => onChange([...others, ...chosen])}
      {...(others.length > 0 && { hint: `Also clinics called ${others.join(', ')}` })}
    />
  );
}
