import type { ActivityId, SiteId } from '../../../../domain/id.ts';
import type { Activity } from '../../../../domain/rows/rotation.ts';
import { halfOf } from '../../../../domain/schedule/leeway.ts';
import { isClosedOn } from '../../../../domain/schedule/closed-days.ts';
import type { PersonSchedule } from '../../../../domain/schedule/person-schedule.ts';
import type { Member, Plan } from '../../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Half } from '../../../../domain/schedule/slot.ts';
import { type Day, weekdayOf } from '../../../../domain/time/day.ts';
import { factOf } from '../../../../domain/work/facts.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';

/** An activity at a site in a half-day. */
export interface SessionPlace {
  readonly activityId: ActivityId;
  readonly siteId: SiteId | null;
  readonly day: Day;
  readonly half: Half;
}

/** Where an activity takes place: its own site, else those of the rotations whose weeks hold it, and none. */
export const sitesOfActivities: (
  plan: Plan,
) => ReadonlyMap<ActivityId, ReadonlySet<SiteId | null>> = onceForEach(({ rows }) => {
  const sites = new Map<ActivityId, Set<SiteId | null>>();
  for (const { id, siteId } of rows.activities) sites.set(id, new Set([siteId]));
  for (const { siteId, pattern, leeway, isArchived } of rows.rotations) {
    if (isArchived) continue;
    for (const id of [...pattern, ...(leeway?.activityIds ?? [])]) {
      const own = id === null ? undefined : sites.get(id);
      if (own?.has(null)) own.add(siteId);
    }
  }
  return sites;
});

type Where = Pick<SessionPlace, 'activityId' | 'siteId'>;

/** Where somebody is in the half-days that were asked for. */
const whereabouts = factOf((_own: PersonSchedule) => new Map<string, Where | null>());

function whereIs(own: PersonSchedule, day: Day, half: Half): Where | null {
  const known = whereabouts(own);
  const key = day + half;
  let where = known.get(key);
  if (where === undefined) {
    const { activity, rotation } = own.halfDay(day, half);
    const siteId = activity?.siteId ?? rotation?.siteId ?? null;
    const isAmong = activity && sitesOfActivities(own.plan).get(activity.id)?.has(siteId);
    where = activity && { activityId: activity.id, siteId: isAmong === true ? siteId : null };
    known.set(key, where);
  }
  return where;
}

const NOBODY: readonly Member[] = [];
const peopleOfSchedules = onceForEach(
  (_schedule: Schedule) => new Map<string, ReadonlyMap<string, readonly Member[]>>(),
);

/** Who is there, by the usual weeks and by what was decided, in the order of the plan. */
export function peopleAt(schedule: Schedule, place: SessionPlace): readonly Member[] {
  const { activityId, siteId, day, half } = place;
  const known = peopleOfSchedules(schedule);
  let there = known.get(day + half);
  if (!there) {
    there = peopleBySession(schedule, day, half);
    known.set(day + half, there);
  }
  return there.get(`${activityId} ${siteId ?? ''}`) ?? NOBODY;
}

function peopleBySession(
  schedule: Schedule,
  day: Day,
  half: Half,
): ReadonlyMap<string, readonly Member[]> {
  const there = new Map<string, Member[]>();
  for (const member of schedule.plan.members) {
    if (member.person.isArchived) continue;
    const where = whereIs(schedule.of(member.person.id), day, half);
    if (!where) continue;
    const key = `${where.activityId} ${where.siteId ?? ''}`;
    const people = there.get(key);
    if (people) people.push(member);
    else there.set(key, [member]);
  }
  return there;
}

/** How many the activity needs in that half-day, and how many of those who are there count; null where nobody counts. */
export function needAt(
  schedule: Schedule,
  activity: Activity,
  place: SessionPlace,
): { readonly needed: number; readonly there: number } | null {
  const { demand } = activity;
  const { day, half } = place;
  const isAsked =
    demand !== null &&
    halfOf(activity) === half &&
    demand.weekdays.includes(weekdayOf(day)) &&
    !isClosedOn(schedule.plan, activity, day);
  if (!isAsked) return null;
  const counted = peopleAt(schedule, place).filter(
    ({ year }) => demand.roles.length === 0 || demand.roles.includes(year.role),
  );
  return { needed: demand.min, there: counted.length };
}
