import { useState } from 'react';
import { callRoleDefined } from '../../../domain/changes/call-role-defined.ts';
import type { ContactWay, Role } from '../../../domain/rows/person.ts';
import { roleSchema } from '../../../domain/rows/person.ts';
import { type CallMode, callModeSchema, type CallRole } from '../../../domain/rows/rotation.ts';
import type { Weekday } from '../../../domain/time/day.ts';
import { newId } from '../../device-clock.ts';
import { useDefineCallRole } from '../../hooks/use-definitions.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { FieldRow } from '../../parts/field.tsx';
import { FieldSet, Form } from '../../parts/form.tsx';
import { ContactWaysField } from './contact-ways-field.tsx';
import { CALL_MODE_WORDS, choicesOf, ROLE_WORDS, WEEKDAYS } from './words.ts';

interface Values {
  readonly name: string;
  readonly service: string;
  readonly mode: CallMode;
  readonly start: string;
  readonly end: string;
  readonly weekdays: readonly Weekday[];
  readonly firstDay: string;
  readonly lastDay: string;
  readonly needed: string;
  readonly eligibleRoles: readonly Role[];
  readonly eligibleClasses: readonly number[];
  readonly ways: readonly ContactWay[];
  readonly backupId: string;
}

function valuesOf(role: CallRole | null): Values {
  return {
    name: role?.name ?? '',
    service: role?.service ?? '',
    mode: role?.mode ?? 'in-house',
    start: role?.start ?? '17:00',
    end: role?.end ?? '07:00',
    weekdays: role?.weekdays ?? [0, 1, 2, 3, 4, 5, 6],
    firstDay: role?.firstDay ?? '',
    lastDay: role?.lastDay ?? '',
    needed: String(role?.needed ?? 1),
    eligibleRoles: role?.eligibleRoles ?? ['resident'],
    eligibleClasses: role?.eligibleClasses ?? [],
    ways: role?.ways ?? [],
    backupId: role?.backupId ?? '',
  };
}

interface CallRoleDialogProps {
  /** Null adds a role. */
  readonly callRole: CallRole | null;
  readonly callRoles: readonly CallRole[];
  readonly pgyMax: number;
  readonly onClose: () => void;
}

/** Adds or edits a call role. */
export function CallRoleDialog({ callRole, callRoles, pgyMax, onClose }: CallRoleDialogProps) {
  const [values, setValues] = useState(() => valuesOf(callRole));
  const define = useDefineCallRole();
  const form = useForm(callRoleDefined.args, (args) => define(args.callRole), onClose);
  const set = (change: Partial<Values>): void => setValues({ ...values, ...change });
  const submit = (): Promise<void> =>
    form.submit({
      callRole: {
        ...callRole,
        ...values,
        id: callRole?.id ?? newId(),
        ordinal: callRole?.ordinal ?? callRoles.length,
        firstDay: values.firstDay || null,
        lastDay: values.lastDay || null,
        needed: values.needed.trim() === '' ? undefined : Number(values.needed),
        backupId: values.backupId || null,
      },
    });
  const others = callRoles.filter((each) => each.id !== callRole?.id);
  return (
    <Dialog title={callRole ? callRole.name : 'Add a call role'} onClose={onClose}>
      <Form
        submitLabel={callRole ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={submit}
        onCancel={onClose}
      >
        <NameFields values={values} form={form} set={set} />
        <WhenFields values={values} form={form} set={set} />
        <WhoFields values={values} pgyMax={pgyMax} set={set} />
        <ContactWaysField
          ways={values.ways}
          errorAt={(path) => form.errorAt(`callRole.${path}`)}
          onChange={(ways) => set({ ways })}
        />
        <SelectField
          label="When it does not answer"
          value={values.backupId}
          choices={[
            { value: '', label: 'Nobody else' },
            ...others.map((role) => ({ value: role.id as string, label: role.name })),
          ]}
          error={form.errorAt('backupId')}
          onChange={(backupId) => set({ backupId })}
        />
      </Form>
    </Dialog>
  );
}

interface Part {
  readonly values: Values;
  readonly form: FormState;
  readonly set: (change: Partial<Values>) => void;
}

function NameFields({ values, form, set }: Part) {
  return (
    <FieldRow>
      <TextField
        label="Name"
        value={values.name}
        error={form.errorAt('callRole.name')}
        onChange={(name) => set({ name })}
      />
      <TextField
        label="Service"
        hint="What people ask for, such as Family medicine."
        value={values.service}
        error={form.errorAt('callRole.service')}
        onChange={(service) => set({ service })}
      />
      <SelectField
        label="How it is served"
        value={values.mode}
        choices={choicesOf(callModeSchema.options, CALL_MODE_WORDS)}
        onChange={(mode) => set({ mode })}
      />
    </FieldRow>
  );
}

const WEEKDAY_CHOICES = WEEKDAYS.map((label, index) => ({ value: index as Weekday, label }));

function WhenFields({ values, form, set }: Part) {
  return (
    <FieldSet title="When">
      <FieldRow>
        <TextField
          label="From"
          type="time"
          value={values.start}
          error={form.errorAt('callRole.start')}
          onChange={(start) => set({ start })}
        />
        <TextField
          label="To"
          type="time"
          hint="At or before the start means the next day."
          value={values.end}
          error={form.errorAt('callRole.end')}
          onChange={(end) => set({ end })}
        />
        <TextField
          label="People needed"
          type="number"
          min={0}
          value={values.needed}
          error={form.errorAt('callRole.needed')}
          onChange={(needed) => set({ needed })}
        />
      </FieldRow>
      <ToggleGroup
        label="Days"
        choices={WEEKDAY_CHOICES}
        chosen={values.weekdays}
        onChange={(weekdays) => set({ weekdays })}
      />
      <FieldRow>
        <TextField
          label="In use from"
          type="date"
          hint="Empty for always."
          value={values.firstDay}
          error={form.errorAt('callRole.firstDay')}
          onChange={(firstDay) => set({ firstDay })}
        />
        <TextField
          label="In use until"
          type="date"
          value={values.lastDay}
          error={form.errorAt('callRole.lastDay')}
          onChange={(lastDay) => set({ lastDay })}
        />
      </FieldRow>
    </FieldSet>
  );
}

function WhoFields({ values, pgyMax, set }: Omit<Part, 'form'> & { readonly pgyMax: number }) {
  const classes = Array.from({ length: pgyMax }, (_, index) => ({
    value: index + 1,
    label: `PGY-${index + 1}`,
  }));
  return (
    <FieldSet title="Who may take it">
      <ToggleGroup
        label="Roles"
        choices={choicesOf(roleSchema.options, ROLE_WORDS)}
        chosen={values.eligibleRoles}
        onChange={(eligibleRoles) => set({ eligibleRoles })}
      />
      <ToggleGroup
        label="Classes"
        choices={classes}
        chosen={values.eligibleClasses}
        hint={values.eligibleClasses.length === 0 ? 'All classes' : undefined}
        onChange={(eligibleClasses) => set({ eligibleClasses })}
      />
    </FieldSet>
  );
}
