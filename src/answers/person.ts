import type { PersonId } from '../domain/id.ts';
import type { ContactWay, Person, PersonYear } from '../domain/rows/person.ts';
import type { Duty, HalfDay } from '../domain/schedule/person-schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { addDays } from '../domain/time/day.ts';
import { dutySpan, type Instant, localTimeAt } from '../domain/time/zone.ts';
import type { Published } from '../store/queries/published.ts';
import { type BlockPlace, blocksAround, nextDuty } from './my-schedule.ts';
import { standingOf } from './naming.ts';

/** What people ask about one person. */
export interface PersonAnswer {
  readonly person: Person;
  /** Class, rank or role; empty where this year does not know them. */
  readonly standing: string;
  readonly role: PersonYear['role'] | null;
  readonly ways: readonly ContactWay[];
  /** What they do at that moment or are about to begin; without activity when they are off. */
  readonly now: HalfDay;
  /** The duty they are on or the next one; null when none is published. */
  readonly duty: Duty | null;
  readonly isOnCallNow: boolean;
  readonly current: BlockPlace | null;
  readonly next: BlockPlace | null;
}

/** What is published about a person at that moment; null when no edition names them. */
export function personAnswer(
  { schedule, waysOf }: Pick<Published, 'schedule' | 'waysOf'>,
  personId: PersonId,
  at: Instant,
): PersonAnswer | null {
  const { plan } = schedule;
  const member = plan.memberById.get(personId);
  const person = member?.person ?? plan.rows.people.find((each) => each.id === personId);
  if (!person) return null;
  const local = localTimeAt(at, plan.rows.program.timeZone);
  const duty = nextDuty(schedule, personId, at);
  return {
    person,
    standing: member ? standingOf(member.year) : '',
    role: member?.year.role ?? null,
    ways: waysOf.get(personId) ?? [],
    now: halfDayAt(schedule, personId, at),
    duty,
    isOnCallNow: duty !== null && duty.span.start <= at,
    ...blocksAround(schedule, personId, local.day),
  };
}

/** Somebody is looked for where they are about to be: this long before it begins. */
const ABOUT_TO_BEGIN_MILLISECONDS = 2 * 3_600_000;

/** The half-day whose activity runs or is about to begin; a night that began yesterday still runs in the morning. */
function halfDayAt(schedule: Schedule, personId: PersonId, at: Instant): HalfDay {
  const { timeZone } = schedule.plan.rows.program;
  const { day, time } = localTimeAt(at, timeZone);
  const yesterday = addDays(day, -1);
  const candidates = [
    { on: yesterday, half: schedule.halfDay(personId, yesterday, 'pm') },
    { on: day, half: schedule.halfDay(personId, day, 'am') },
    { on: day, half: schedule.halfDay(personId, day, 'pm') },
  ];
  const running = candidates.find(({ on, half: { activity } }) => {
    if (!activity) return false;
    const span = dutySpan(on, activity.start, activity.end, addDays(on, 1), timeZone);
    return span.start - ABOUT_TO_BEGIN_MILLISECONDS <= at && at < span.end;
  });
  if (running) return running.half;
  const planned = schedule.halfDay(personId, day, time < '12:00' ? 'am' : 'pm');
  return planned.activity ? { ...planned, activity: null } : planned;
}

/** How far ahead a person's next duty and day off are looked for. */
export const DAYS_AHEAD = 56;
