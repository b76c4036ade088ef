import type { WeekPattern } from '../../domain/rows/person.ts';
import { type Activity, activitySchema } from '../../domain/rows/rotation.ts';
import type { ImportContext } from './import-context.ts';
import type { HalfDaysPlan } from './import-plan.ts';
import { NOWHERE } from './import-report.ts';

/**
 * The plan's week in ids of activities. Activities that the program lacks are taken in with it; one of the same code
 * stays as it is, and one that nobody knows is refused.
 */
export function weekOfPlan(context: ImportContext, week: HalfDaysPlan): WeekPattern {
  return week.map((code) => (code === null ? null : activityId(context, code)));
}

function activityId(
  { plan, existing, target, log }: ImportContext,
  code: string,
): Activity['id'] | null {
  const known = existing.activity?.find((activity) => activity.code === code);
  if (known) return known.id;
  const planned = plan.activities.find((activity) => activity.code === code);
  if (!planned) {
    const message = `A week of the plan names the activity ${code}, which neither plan nor program has.`;
    log.say('refused', NOWHERE, message, 'Choose another activity.', 'weeks');
    return null;
  }
  const id = target.makeId('activity', code);
  const activity = activitySchema.parse({ id, ...planned });
  target.put('activity', activity);
  return activity.id;
}
