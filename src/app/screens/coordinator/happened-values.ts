import { type Outcome, refused } from '../../../domain/changes/change.ts';
import { absenceIdSchema, callRoleIdSchema, personIdSchema } from '../../../domain/id.ts';
import { type AbsenceType, absenceTraits } from '../../../domain/rows/absence.ts';
import type { RotationTemplate } from '../../../domain/rows/rotation.ts';
import { type Disruption, disruptionSchema } from '../../../domain/schedule/disruption.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { rulesOf } from '../../../rules/registry.ts';

/** What can be said to have happened. */
export type HappenedKind = 'absence' | 'short' | 'departure' | 'demand' | 'rule';

/** What the form holds, as typed. */
export interface HappenedValues {
  readonly kind: HappenedKind;
  readonly personId: string;
  readonly type: AbsenceType;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly rotationId: string;
  /** Which of the rotation's demands. */
  readonly demandPlace: number;
  readonly min: string;
  readonly start: string;
  readonly end: string;
  readonly ruleId: string;
}

/** What happened, or what is missing to say so. */
export function disruptionOf(
  values: HappenedValues,
  plan: Plan,
  newId: () => string,
): Outcome<Disruption> {
  const { personId, firstDay } = values;
  const lastDay = values.lastDay || firstDay;
  if (values.kind !== 'rule' && values.kind !== 'demand' && (firstDay === '' || lastDay < firstDay))
    return refused('days', 'Enter a first day, and a last day that is not before it.');
  const needsPerson = values.kind === 'absence' || values.kind === 'departure';
  if (needsPerson && personId === '') return refused('person', 'Choose a person.');
  switch (values.kind) {
    case 'absence': {
      const id = absenceIdSchema.parse(newId());
      const who = { id, personId, firstDay, lastDay, status: 'approved' };
      const absence = { ...who, ...absenceTraits(values.type) };
      return read({ kind: 'absence', absence, type: values.type, note: '' });
    }
    case 'departure':
      return read({ kind: 'departure', personId: personIdSchema.parse(personId), lastDay });
    case 'rule': {
      const isOn = rulesOf(plan).some(({ rule }) => rule.id === values.ruleId);
      const now = plan.rows.ruleSettings.find(({ id }) => id === values.ruleId);
      if (values.ruleId === '') return refused('rule', 'Choose a rule.');
      const setting = { id: values.ruleId, isOn: !isOn, params: now?.params ?? {} };
      return read({ kind: 'rule', setting });
    }
    case 'short':
    case 'demand': {
      const rotation = plan.rows.rotations.find(({ id }) => id === values.rotationId);
      if (!rotation) return refused('service', 'Choose a service.');
      return values.kind === 'short'
        ? read({ kind: 'call-role', callRole: coverOf(rotation, values, plan, newId) })
        : demandOf(rotation, values);
    }
  }
}

function read(disruption: unknown): Outcome<Disruption> {
  const parsed = disruptionSchema.safeParse(disruption);
  if (parsed.success) return { ok: true, value: parsed.data };
  return refused('unread', 'This cannot be read: look at the days and times.');
}

/** Somebody comes to a service for some days: a shift of its own, which phones show like any other. */
function coverOf(
  rotation: RotationTemplate,
  { firstDay, lastDay, start, end }: HappenedValues,
  plan: Plan,
  newId: () => string,
) {
  const classes = rotation.demand.flatMap((demand) => demand.classes);
  return {
    id: callRoleIdSchema.parse(newId()),
    name: `Cover, ${rotation.code}`,
    service: rotation.name,
    mode: 'shift',
    siteId: rotation.siteId,
    start,
    end,
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    firstDay,
    lastDay: lastDay || firstDay,
    needed: 1,
    eligibleRoles: ['resident'],
    eligibleClasses: [...new Set(classes)],
    ordinal: Math.max(0, ...plan.rows.callRoles.map(({ ordinal }) => ordinal)) + 1,
  };
}

function demandOf(
  rotation: RotationTemplate,
  { min, demandPlace }: HappenedValues,
): Outcome<Disruption> {
  const least = Number(min);
  if (min.trim() === '' || !Number.isInteger(least) || least < 0)
    return refused('number', 'Enter how many are needed at least.');
  const demand = rotation.demand.map((each, place) =>
    place === demandPlace ? { ...each, min: least, max: Math.max(least, each.max) } : each,
  );
  if (demand.length === 0) return refused('demand', 'This service asks for nobody yet.');
  return read({ kind: 'rotation', rotation: { ...rotation, demand } });
}
