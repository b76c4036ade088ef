import type { PersonId } from '../domain/id.ts';
import type { ContactWay, Person, PersonYear } from '../domain/rows/person.ts';
import type { Duty, HalfDay } from '../domain/schedule/schedule.ts';
import { addDays } from '../domain/time/day.ts';
import { type Instant, localTimeAt } from '../domain/time/zone.ts';
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
  /** What they do in this half-day. */
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
    now: schedule.halfDay(personId, local.day, local.time < '12:00' ? 'am' : 'pm'),
    duty,
    isOnCallNow: duty !== null && duty.span.start <= at,
    ...blocksAround(schedule, personId, local.day),
  };
}

/** How far ahead a person's next duty and day off are looked for. */
export const DAYS_AHEAD = 56;

/** The days to read for a person's answers at that moment. */
export function daysToRead(at: Instant, timeZone: string) {
  const today = localTimeAt(at, timeZone).day;
  return { today, firstDay: addDays(today, -1), lastDay: addDays(today, DAYS_AHEAD) };
}
