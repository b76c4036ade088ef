import type { Activity } from '../rows/rotation.ts';
import type { Day } from '../time/day.ts';
import { factOf } from '../work/facts.ts';
import type { UsualWeek } from './own-weeks.ts';
import { isClosedOn } from './closed-days.ts';
import { placeInWeek } from './half-place.ts';
import type { PersonSchedule } from './person-schedule.ts';
import type { Half } from './slot.ts';

/** Activities that begin before noon are for mornings, all others for afternoons. */
export function halfOf({ start }: Pick<Activity, 'start'>): Half {
  return start < '12:00' ? 'am' : 'pm';
}

/** What the leeway of the person's week offers for a half-day, whoever is there; closed activities are left out. */
export function offeredAt(own: PersonSchedule, at: Day, half: Half): Activity[] {
  const { leeway } = own.usualWeek(at);
  if (!leeway?.places.includes(placeInWeek(at, half))) return [];
  return leeway.activityIds.flatMap((id) => {
    const activity = own.plan.activityById.get(id);
    const isOffered = activity && halfOf(activity) === half && !isClosedOn(own.plan, activity, at);
    return isOffered ? [activity] : [];
  });
}

/** The usual weeks that may hold for somebody on one day or another: of rotations, of the cohort's, their own. */
export const usualWeeksOf: (
  own: PersonSchedule,
) => readonly Pick<UsualWeek, 'pattern' | 'leeway'>[] = factOf((own) => {
  const { plan, member, placements } = own;
  const cohort = member?.year.cohortId ? plan.cohortById.get(member.year.cohortId) : undefined;
  const ofCohort = cohort && plan.rotationById.get(cohort.rotationId);
  const all = [...placements.map(({ rotation }) => rotation), ofCohort, member?.year];
  return [...new Set(all.filter((week) => week !== null && week !== undefined))];
});
