import { groupBy } from '../group-by.ts';
import type { ActivityId, SiteId } from '../id.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { Activity } from '../rows/rotation.ts';
import { type Day, dayFromEpoch, type DaySpan, epochDayOf, overlapOf } from '../time/day.ts';
import { factOf } from '../work/facts.ts';
import { onceForEach } from '../work/once-for-each.ts';
import { type Clinic, CLINIC, clinicsAmong, type Placed } from './clinic.ts';
import type { Member, Plan } from './plan.ts';
import type { PersonSchedule } from './person-schedule.ts';
import type { Schedule } from './schedule.ts';
import type { Half } from './slot.ts';

/** Who does something at one site in one half-day. */
export interface Session {
  readonly day: Day;
  readonly half: Half;
  readonly siteId: SiteId | null;
  readonly people: readonly Placed[];
}

/** Every half-day of every clinic in the schedule, by day, computed once for a schedule. */
export const clinicSessions: (
  schedule: Schedule,
) => readonly (Clinic & Pick<Session, 'day' | 'half'>)[] = onceForEach((schedule) =>
  halvesWith(schedule, ownClinics).flatMap(({ day, half, people }) =>
    clinicsAmong(people).map((clinic) => ({ day, half, ...clinic })),
  ),
);

/** Every half-day on the wards of a site, by day, computed once for a schedule. */
export const wardSessions: (schedule: Schedule) => readonly Session[] = onceForEach((schedule) =>
  halvesWith(schedule, ownWards).flatMap(({ day, half, people }) =>
    [...groupBy(people, ({ activity }) => activity.siteId)].map(([siteId, own]) => ({
      day,
      half,
      siteId,
      people: own,
    })),
  ),
);

/** What a person does in a half-day, by its place. */
interface OwnHalf {
  readonly place: number;
  readonly placed: Placed;
}

const ownClinics = factOf((own: PersonSchedule) => ownHalves(own, ({ kind }) => CLINIC.has(kind)));
const ownWards = factOf((own: PersonSchedule) => ownHalves(own, ({ kind }) => kind === 'ward'));
const ownDemanded = factOf((own: PersonSchedule) => ownHalves(own, isCounted));

/** Whether the activity needs or holds so many people, or is clinic at a site with so many rooms. */
function isCounted({ demand, kind, siteId }: Activity, plan: Plan): boolean {
  const rooms = plan.rows.sites.find(({ id }) => id === siteId)?.rooms ?? null;
  return demand !== null || (kind === 'clinic' && rooms !== null);
}

/** In the order of their places. */
function ownHalves(
  own: PersonSchedule,
  suits: (activity: Activity, plan: Plan) => boolean,
): OwnHalf[] {
  const { plan, member } = own;
  if (!member || member.person.isArchived) return [];
  const activities = plan.rows.activities.filter((each) => suits(each, plan));
  const wanted = new Set(activities.map(({ id }) => id));
  if (wanted.size === 0) return [];
  const places = [...placesWith(own, member, wanted)].toSorted((one, other) => one - other);
  return places.flatMap((place): OwnHalf[] => {
    const { day, half } = halfAt(place);
    const { activity } = own.halfDay(day, half);
    return activity && wanted.has(activity.id) ? [{ place, placed: { member, activity } }] : [];
  });
}

/**
 * Who is at activities that need or hold so many, by half-day (`2021-07-01am`), within the span; half-days with nobody
 * are left out.
 */
export function peopleAtDemanded(schedule: Schedule, span: DaySpan): Map<string, Placed[]> {
  const found = new Map<string, Placed[]>();
  const first = 2 * epochDayOf(span.firstDay);
  const last = 2 * epochDayOf(span.lastDay) + 1;
  for (const { person } of schedule.plan.members) {
    for (const { place, placed } of between(ownDemanded(schedule.of(person.id)), first, last)) {
      const { day, half } = halfAt(place);
      const there = found.get(day + half);
      if (there) there.push(placed);
      else found.set(day + half, [placed]);
    }
  }
  return found;
}

/** Those from the first to the last place, found by halving. */
function between(halves: readonly OwnHalf[], first: number, last: number): readonly OwnHalf[] {
  const firstFrom = (least: number): number => {
    let [low, high] = [0, halves.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((halves[middle]?.place ?? least) < least) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return halves.slice(firstFrom(first), firstFrom(last + 1));
}

/** Who is where in each half-day that has anybody, in order. */
function halvesWith(
  schedule: Schedule,
  halvesOf: (own: PersonSchedule) => readonly OwnHalf[],
): Omit<Session, 'siteId'>[] {
  const halves = schedule.plan.members.flatMap(({ person }) => halvesOf(schedule.of(person.id)));
  return [...groupBy(halves, ({ place }) => place)]
    .toSorted(([one], [other]) => one - other)
    .map(([place, own]) => ({ ...halfAt(place), people: own.map(({ placed }) => placed) }));
}

/** The half-day of a place: `2 * days since 1970-01-01 + (0 morning, 1 afternoon)`. */
function halfAt(place: number): { day: Day; half: Half } {
  return { day: dayFromEpoch(place >> 1), half: place % 2 === 0 ? 'am' : 'pm' };
}

/** The half-days in which a pattern or a decision may put the member at one of these activities. */
function placesWith(
  schedule: PersonSchedule,
  member: Member,
  wanted: ReadonlySet<ActivityId>,
): ReadonlySet<number> {
  const places = new Set<number>();
  for (const { pattern, ...span } of patternsOf(schedule, member)) {
    const shared = overlapOf(span, member.year);
    if (!shared || !pattern.some((id) => id !== null && wanted.has(id))) continue;
    const last = epochDayOf(shared.lastDay);
    for (let day = epochDayOf(shared.firstDay); day <= last; day++) {
      const weekday = (((day + 3) % 7) + 7) % 7;
      for (const half of [0, 1]) {
        const id = pattern[2 * weekday + half];
        if (id && wanted.has(id)) places.add(2 * day + half);
      }
    }
  }
  for (const { slot } of schedule.halfDays) {
    if (wanted.has(slot.demandId))
      places.add(2 * epochDayOf(slot.day) + (slot.half === 'am' ? 0 : 1));
  }
  return places;
}

/** The week patterns that may hold for the member, with the days on which they may. */
function patternsOf(
  { plan, blocks }: PersonSchedule,
  { person, year }: Member,
): (DaySpan & { readonly pattern: WeekPattern })[] {
  const ofBlocks = blocks.flatMap(({ slot }) => {
    const block = plan.blockById.get(slot.blockId);
    const pattern = plan.rotationById.get(slot.demandId)?.pattern;
    return block && pattern ? [{ firstDay: block.firstDay, lastDay: block.lastDay, pattern }] : [];
  });
  const { firstDay, lastDay } = year;
  const own = year.pattern ? [{ firstDay, lastDay, pattern: year.pattern }] : [];
  return [...ofBlocks, ...own, ...cohortWeeksOf(plan, { person, year })];
}

function cohortWeeksOf(plan: Plan, { year }: Member): (DaySpan & { pattern: WeekPattern })[] {
  const cohort = year.cohortId ? plan.cohortById.get(year.cohortId) : undefined;
  const pattern = cohort && plan.rotationById.get(cohort.rotationId)?.pattern;
  if (!cohort || !pattern) return [];
  return cohort.mondays.map((firstDay) => ({
    firstDay,
    lastDay: dayFromEpoch(epochDayOf(firstDay) + 6),
    pattern,
  }));
}
