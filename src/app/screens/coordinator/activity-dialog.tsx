import { useState } from 'react';
import { activityDefined } from '../../../domain/changes/activity-defined.ts';
import type { Site } from '../../../domain/rows/academic-year.ts';
import { type Role, roleSchema } from '../../../domain/rows/person.ts';
import {
  type Activity,
  type ActivityKind,
  activityKindSchema,
} from '../../../domain/rows/rotation.ts';
import type { Weekday } from '../../../domain/time/day.ts';
import { newId } from '../../device-clock.ts';
import { useDefineActivity } from '../../hooks/use-definitions.ts';
import { type FormState, useForm } from '../../hooks/use-form.ts';
import { SelectField, TextField, ToggleGroup } from '../../parts/choices.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { CheckField, FieldRow } from '../../parts/field.tsx';
import { FieldSet, Form } from '../../parts/form.tsx';
import { ACTIVITY_KIND_WORDS, choicesOf, ROLE_WORDS, WEEKDAYS } from './words.ts';

interface DemandValues {
  readonly weekdays: readonly Weekday[];
  readonly roles: readonly Role[];
  readonly min: string;
  readonly max: string;
}

interface Values {
  readonly code: string;
  readonly name: string;
  readonly kind: ActivityKind;
  readonly siteId: string;
  readonly start: string;
  readonly end: string;
  readonly demand: DemandValues | null;
}

interface Part {
  readonly values: Values;
  readonly form: FormState;
  readonly set: (change: Partial<Values>) => void;
}

const NO_DEMAND: DemandValues = { weekdays: [0, 1, 2, 3, 4], roles: [], min: '0', max: '' };
const WEEKDAY_CHOICES = WEEKDAYS.map((label, index) => ({ value: index as Weekday, label }));

function valuesOf(activity: Activity | null): Values {
  const demand = activity?.demand;
  return {
    code: activity?.code ?? '',
    name: activity?.name ?? '',
    kind: activity?.kind ?? 'clinic',
    siteId: activity?.siteId ?? '',
    start: activity?.start ?? '08:00',
    end: activity?.end ?? '12:00',
    demand: demand ? { ...demand, min: String(demand.min), max: String(demand.max ?? '') } : null,
  };
}

/** The typed values as an activity, to be checked by its schema. */
function activityOf({ demand, siteId, ...values }: Values, activity: Activity | null): unknown {
  return {
    ...activity,
    ...values,
    id: activity?.id ?? newId(),
    siteId: siteId || null,
    demand: demand && {
      ...demand,
      min: demand.min.trim() === '' ? undefined : Number(demand.min),
      max: demand.max.trim() === '' ? null : Number(demand.max),
    },
  };
}

/** Adds or edits an activity. */
export function ActivityDialog(props: {
  /** Null adds one. */
  readonly activity: Activity | null;
  readonly sites: readonly Site[];
  readonly onClose: () => void;
}) {
  const { activity, sites, onClose } = props;
  const [values, setValues] = useState(() => valuesOf(activity));
  const define = useDefineActivity();
  const form = useForm(activityDefined.args, (args) => define(args.activity), onClose);
  const part: Part = { values, form, set: (change) => setValues({ ...values, ...change }) };
  return (
    <Dialog title={activity ? activity.name : 'Add an activity'} onClose={onClose}>
      <Form
        submitLabel={activity ? 'Save' : 'Add'}
        summary={form.summary}
        onSubmit={() => form.submit({ activity: activityOf(values, activity) })}
        onCancel={onClose}
      >
        <NameFields {...part} sites={sites} />
        <TimeFields {...part} />
        <DemandFields {...part} />
      </Form>
    </Dialog>
  );
}

function NameFields({ values, form, set, sites }: Part & { readonly sites: readonly Site[] }) {
  return (
    <FieldRow>
      <TextField
        label="Name"
        value={values.name}
        error={form.errorAt('activity.name')}
        onChange={(name) => set({ name })}
      />
      <TextField
        label="Code"
        value={values.code}
        error={form.errorAt('activity.code', 'code')}
        onChange={(code) => set({ code })}
      />
      <SelectField
        label="Kind"
        value={values.kind}
        choices={choicesOf(activityKindSchema.options, ACTIVITY_KIND_WORDS)}
        onChange={(kind) => set({ kind })}
      />
      {sites.length > 0 && (
        <SelectField
          label="Site"
          value={values.siteId}
          choices={[
            { value: '', label: 'No site' },
            ...sites.map((site) => ({ value: site.id as string, label: site.name })),
          ]}
          onChange={(siteId) => set({ siteId })}
        />
      )}
    </FieldRow>
  );
}

function TimeFields({ values, form, set }: Part) {
  return (
    <FieldRow>
      <TextField
        label="From"
        type="time"
        value={values.start}
        error={form.errorAt('activity.start')}
        onChange={(start) => set({ start })}
      />
      <TextField
        label="To"
        type="time"
        hint="At or before the start means the next day."
        value={values.end}
        error={form.errorAt('activity.end')}
        onChange={(end) => set({ end })}
      />
    </FieldRow>
  );
}

function DemandFields({ values, form, set }: Part) {
  const { demand } = values;
  const change = (part: Partial<DemandValues>): void =>
    set({ demand: { ...(demand ?? NO_DEMAND), ...part } });
  return (
    <FieldSet title="People in a half-day">
      <CheckField
        label="Needs or holds so many people"
        checked={demand !== null}
        onChange={(isCounted) => set({ demand: isCounted ? NO_DEMAND : null })}
      />
      {demand && (
        <>
          <FieldRow>
            <TextField
              label="At least"
              type="number"
              min={0}
              value={demand.min}
              error={form.errorAt('activity.demand.min')}
              onChange={(min) => change({ min })}
            />
            <TextField
              label="At most"
              type="number"
              min={0}
              hint="Empty for no limit."
              value={demand.max}
              error={form.errorAt('activity.demand.max', 'demand')}
              onChange={(max) => change({ max })}
            />
          </FieldRow>
          <ToggleGroup
            label="Needed on"
            choices={WEEKDAY_CHOICES}
            chosen={demand.weekdays}
            onChange={(weekdays) => change({ weekdays })}
          />
          <ToggleGroup
            label="Who counts"
            choices={choicesOf(roleSchema.options, ROLE_WORDS)}
            chosen={demand.roles}
            hint={demand.roles.length === 0 ? 'Everybody' : undefined}
            onChange={(roles) => change({ roles })}
          />
        </>
      )}
    </FieldSet>
  );
}
