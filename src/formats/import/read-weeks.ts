import type { WeekPattern } from '../../domain/rows/person.ts';
import { type Activity, activitySchema } from '../../domain/rows/rotation.ts';
import type { ImportContext } from './import-context.ts';
import type { HalfDaysPlan } from './import-plan.ts';

/**
 * The plan's week in ids of activities. Activities that the program lacks are taken in with it; one of the same code
 * stays as it is.
 */
export function weekOfPlan(context: ImportContext, week: HalfDaysPlan): WeekPattern {
  return week.map((code) => (code === null ? null : activityId(context, code)));
}

function activityId({ plan, existing, target }: ImportContext, code: string): Activity['id'] {
  const known = existing.activity?.find((activity) => activity.code === code);
  if (known) return known.id;
  const planned = plan.activities.find((activity) => activity.code === code);
  if (!planned) throw new Error(`The plan has no activity ${code}`);
  const id = target.makeId('activity', code);
  const activity = activitySchema.parse({ id, ...planned });
  target.put('activity', activity);
  return activity.id;
}
