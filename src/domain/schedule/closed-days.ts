import type { Activity, ActivityKind } from '../rows/rotation.ts';
import { type Day, epochDayOf } from '../time/day.ts';
import { onceForEach } from '../work/once-for-each.ts';
import type { Plan } from './plan.ts';

/** Kinds of activity that stop on an observed holiday; wards, shifts and nights go on. */
export const CLOSED_ON_HOLIDAYS: ReadonlySet<ActivityKind> = new Set([
  'clinic',
  'precepting',
  'procedure',
  'education',
  'administration',
]);

/** Whether a holiday stops the activity on that day. */
export function isClosedOn(plan: Plan, activity: Pick<Activity, 'kind'>, at: Day): boolean {
  return isClosedOnEpoch(plan, activity, epochDayOf(at));
}

/** As `isClosedOn`, by days since 1970-01-01. */
export function isClosedOnEpoch(
  plan: Plan,
  { kind }: Pick<Activity, 'kind'>,
  epochDay: number,
): boolean {
  return CLOSED_ON_HOLIDAYS.has(kind) && observedHolidays(plan).has(epochDay);
}

const observedHolidays = onceForEach(
  ({ rows }: Plan): ReadonlySet<number> =>
    new Set(rows.holidays.map(({ observedDay }) => epochDayOf(observedDay))),
);
