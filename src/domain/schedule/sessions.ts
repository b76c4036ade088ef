import { groupBy } from '../group-by.ts';
import type { ActivityId, SiteId } from '../id.ts';
import type { WeekPattern } from '../rows/person.ts';
import type { ActivityKind } from '../rows/rotation.ts';
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

const WARD: ReadonlySet<ActivityKind> = new Set(['ward']);

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

const ownClinics = factOf((own: PersonSchedule) => ownHalves(own, CLINIC));
const ownWards = factOf((own: PersonSchedule) => ownHalves(own, WARD));

function ownHalves(own: PersonSchedule, kinds: ReadonlySet<ActivityKind>): OwnHalf[] {
  const { plan, member } = own;
  if (!member || member.person.isArchived) return [];
  const wanted = new Set(
    plan.rows.activities.filter(({ kind }) => kinds.has(kind)).map(({ id }) => id),
  );
  return [...placesWith(own, member, wanted)].flatMap((place): OwnHalf[] => {
    const { day, half } = halfAt(place);
    const { activity } = own.halfDay(day, half);
    return activity && kinds.has(activity.kind) ? [{ place, placed: { member, activity } }] : [];
  });
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
