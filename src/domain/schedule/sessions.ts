import { groupBy } from '../group-by.ts';
import type { SiteId } from '../id.ts';
import type { Activity } from '../rows/rotation.ts';
import { type Day, type DaySpan, overlapOf } from '../time/day.ts';
import { factOf } from '../work/facts.ts';
import { onceForEach } from '../work/once-for-each.ts';
import { type Clinic, CLINIC, clinicsAmong, type Placed } from './clinic.ts';
import { halfAt, halfPlace } from './half-place.ts';
import type { Plan } from './plan.ts';
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
  const wanted = new Set(plan.rows.activities.filter((each) => suits(each, plan)));
  if (wanted.size === 0) return [];
  const { firstPlace, activities } = activitiesOf(own);
  const halves: OwnHalf[] = [];
  for (let at = 0; at < activities.length; at++) {
    const activity = activities[at];
    if (activity && wanted.has(activity)) {
      halves.push({ place: firstPlace + at, placed: { member, activity } });
    }
  }
  return halves;
}

/** What somebody does in each half-day of their contract in the year, from the first morning on. */
export const activitiesOf: (own: PersonSchedule) => {
  /** The place of the first. */
  readonly firstPlace: number;
  readonly activities: readonly (Activity | null)[];
} = factOf((own) => {
  const span = own.member && overlapOf(own.plan.rows.year, own.member.year);
  if (!span) return { firstPlace: 0, activities: [] };
  const firstPlace = halfPlace(span.firstDay, 'am');
  const activities: (Activity | null)[] = [];
  const lastPlace = halfPlace(span.lastDay, 'pm');
  for (let place = firstPlace; place <= lastPlace; place++) {
    activities.push(own.halfDayAt(place).activity);
  }
  return { firstPlace, activities };
});

/** Who is somewhere, by the half-day's place. */
export type PeopleByPlace = ReadonlyMap<number, readonly Placed[]>;

/**
 * Who is at activities that need or hold so many, by the half-day's place, within the span; half-days with nobody are
 * left out. Computed once for each schedule and span.
 */
export function peopleAtDemanded(schedule: Schedule, span: DaySpan): PeopleByPlace {
  const known = demandedBySpan(schedule);
  const key = `${span.firstDay}/${span.lastDay}`;
  const people = known.get(key) ?? findAtDemanded(schedule, span);
  known.set(key, people);
  return people;
}

const demandedBySpan = onceForEach((_schedule: Schedule) => new Map<string, PeopleByPlace>());

function findAtDemanded(schedule: Schedule, span: DaySpan): PeopleByPlace {
  const found = new Map<number, Placed[]>();
  const first = halfPlace(span.firstDay, 'am');
  const last = halfPlace(span.lastDay, 'pm');
  for (const { person } of schedule.plan.members) {
    for (const { place, placed } of between(ownDemanded(schedule.of(person.id)), first, last)) {
      const there = found.get(place);
      if (there) there.push(placed);
      else found.set(place, [placed]);
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
