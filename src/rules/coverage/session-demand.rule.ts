import * as z from 'zod/mini';
import type { ActivityId } from '../../domain/id.ts';
import type { Activity, SessionDemand } from '../../domain/rows/rotation.ts';
import type { Placed } from '../../domain/schedule/clinic.ts';
import { isClosedOn } from '../../domain/schedule/closed-days.ts';
import { halfPlace, placeInWeek } from '../../domain/schedule/half-place.ts';
import { halfOf, usualWeeksOf } from '../../domain/schedule/leeway.ts';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { peopleAtDemanded } from '../../domain/schedule/sessions.ts';
import type { Half } from '../../domain/schedule/slot.ts';
import { type Day, daysOf, epochDayOf, overlapOf, weekdayOf } from '../../domain/time/day.ts';
import { factOf } from '../../domain/work/facts.ts';
import type { Example } from '../example.ts';
import { observe } from '../observe.ts';
import { defineDaysRule, type HalfDayEncode } from '../rule.ts';
import { WHAT_CAN_BE } from '../work/keep-at-most.ts';

const params = z.object({
  weight: z._default(z.int().check(z.gte(0), z.lte(100)), 10),
});

/** Clinics and other sessions have the people they need. */
export const rule = defineDaysRule({
  id: 'session-demand',
  title: 'Sessions have the people they need',
  statement: () =>
    'An activity should have at least as many people in each half-day as it needs on that weekday, unless a holiday closes it.',
  citation: null,
  force: 'should',
  layer: 'half-day',
  params,
  checkDays: (schedule, span) => {
    const { plan } = schedule;
    const within = overlapOf(plan.rows.year, span);
    const needing = activitiesNeeding(plan);
    if (!within || needing.length === 0) return [];
    const people = peopleAtDemanded(schedule, within);
    return daysOf(within).flatMap((day) =>
      needing.flatMap((each) => {
        const { activity, half, demand } = each;
        if (!isNeededOn(plan, each, day)) return [];
        const there = (people.get(halfPlace(day, half)) ?? []).filter(
          (placed) => placed.activity === activity,
        );
        const measured = there.filter(({ member }) => isCounted(member, demand)).length;
        if (measured >= demand.min) return [];
        const because = `${activity.name}: ${measured} where ${demand.min} are needed. ${reasonWords(schedule, each, day, there)}`;
        return observe({ firstDay: day, lastDay: day }, because, {
          measured,
          limit: demand.min,
          unit: 'people',
        });
      }),
    );
  },
});

interface Needing {
  readonly activity: Activity;
  readonly half: Half;
  readonly demand: SessionDemand;
}

function activitiesNeeding({ rows }: Plan): Needing[] {
  return rows.activities.flatMap((activity) => {
    const { demand } = activity;
    return demand && demand.min > 0 ? [{ activity, half: halfOf(activity), demand }] : [];
  });
}

function isNeededOn(plan: Plan, { activity, demand }: Needing, at: Day): boolean {
  return demand.weekdays.includes(weekdayOf(at)) && !isClosedOn(plan, activity, at);
}

function isCounted({ year }: Member, { roles }: SessionDemand): boolean {
  return roles.length === 0 || roles.includes(year.role);
}

/** The activities that somebody's weeks have or may have on one day or another. */
const activitiesThatMayBe: (own: PersonSchedule) => ReadonlySet<ActivityId | null> = factOf(
  (own) =>
    new Set(
      usualWeeksOf(own).flatMap(({ pattern, leeway }) => [
        ...(pattern ?? []),
        ...(leeway?.activityIds ?? []),
      ]),
    ),
);

/** Where those are whose week has the activity in that half-day or may have it. */
function reasonWords(
  schedule: Schedule,
  { activity, half, demand }: Needing,
  at: Day,
  there: readonly Placed[],
): string {
  const epochDay = epochDayOf(at);
  const place = placeInWeek(at, half);
  const counts = { all: 0, away: 0, 'post-call': 0, elsewhere: 0 };
  for (const member of schedule.plan.members) {
    if (member.person.isArchived || !isCounted(member, demand)) continue;
    const own = schedule.of(member.person.id);
    if (!activitiesThatMayBe(own).has(activity.id)) continue;
    const why = own.whyAway(epochDay);
    if (why === 'off-duty') continue;
    const { pattern, leeway } = own.usualWeekOn(epochDay);
    const isOffered = leeway?.places.includes(place) && leeway.activityIds.includes(activity.id);
    if (pattern?.[place] !== activity.id && !isOffered) continue;
    counts.all++;
    if (why === 'absent') counts.away++;
    else if (why) counts['post-call']++;
    else if (!there.some((placed) => placed.member === member)) counts.elsewhere++;
  }
  if (counts.all === 0) return 'Nobody’s week has it then.';
  return `Of ${counts.all} whose week may have it: away ${counts.away}, at home after a night ${counts['post-call']}, elsewhere ${counts.elsewhere}.`;
}

/** A penalty for everybody who is lacking and could be there. */
export const encode: HalfDayEncode<typeof params> = {
  layer: 'half-day',
  compared: { looser: WHAT_CAN_BE },
  limit(encoding, { weight }, because) {
    const { plan } = encoding;
    for (const each of activitiesNeeding(plan)) {
      const { activity, demand } = each;
      for (const { day, half, cells } of encoding.sessions(({ id }) => id === activity.id)) {
        if (each.half !== half || !isNeededOn(plan, each, day)) continue;
        const counted = encoding.weigh(cells, ({ id }, { member }) =>
          id === activity.id && isCounted(member, demand) ? 1 : 0,
        );
        const asked = Math.min(demand.min, counted.most);
        if (counted.least >= asked) continue;
        const limits = because([], `${activity.code} on ${day}`);
        const lacking = limits.shortfall(asked - counted.certain, counted.terms);
        encoding.model.penalty(weight, lacking);
      }
    }
  },
};

const WORKING_DAYS: SessionDemand['weekdays'] = [0, 1, 2, 3, 4];
const needing = (min: number, roles: SessionDemand['roles'] = []) => ({
  p: { kind: 'precepting' as const, demand: { weekdays: WORKING_DAYS, roles, min, max: null } },
});

/** Drawn cases. */
export const examples: readonly Example[] = [
  {
    title: 'one preceptor of one',
    isAllowed: true,
    activities: needing(1),
    drawn: 'half-days\nGil 0 p',
  },
  {
    title: 'one preceptor of two',
    isAllowed: false,
    activities: needing(2),
    drawn: 'half-days\nGil 0 p',
  },
  {
    title: 'nobody in the afternoon, which needs nobody',
    isAllowed: true,
    activities: needing(1),
    drawn: 'half-days\nGil 0 p.',
  },
  {
    title: 'nobody on Tuesday',
    isAllowed: false,
    activities: needing(1),
    drawn: 'half-days\nGil 0 p...',
  },
  {
    title: 'closed on a holiday',
    isAllowed: true,
    activities: needing(1),
    holidays: ['2026-06-30'],
    drawn: 'half-days\nGil 0 p...',
  },
  {
    title: 'a resident is not counted',
    isAllowed: false,
    activities: needing(1, ['faculty']),
    drawn: 'half-days\nAda 3 p',
  },
];
