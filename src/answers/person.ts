import type { PersonId } from '../domain/id.ts';
import type { ContactWay, Person, PersonYear } from '../domain/rows/person.ts';
import type { Activity } from '../domain/rows/rotation.ts';
import type { HalfDay } from '../domain/schedule/half-day.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { addDays } from '../domain/time/day.ts';
import { dutySpan, type Instant, type InstantSpan, localTimeAt } from '../domain/time/zone.ts';
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
    now: halfDayAt(schedule, personId, at).now,
    duty,
    isOnCallNow: duty !== null && duty.span.start <= at,
    ...blocksAround(schedule, personId, local.day),
  };
}

/** Somebody is looked for where they are about to be: this long before it begins. */
const ABOUT_TO_BEGIN_MILLISECONDS = 2 * 3_600_000;

/** An activity with when it lasts. */
export interface WorkingHalf {
  readonly activity: Activity;
  readonly span: InstantSpan;
}

/**
 * The half-day whose activity runs or is about to begin, and when that lasts; a night that began yesterday still runs in
 * the morning. Without activity and span when they are off.
 */
export function halfDayAt(
  schedule: Schedule,
  personId: PersonId,
  at: Instant,
): { readonly now: HalfDay; readonly span: InstantSpan | null } {
  const { timeZone } = schedule.plan.rows.program;
  const { day, time } = localTimeAt(at, timeZone);
  const yesterday = addDays(day, -1);
  const candidates = [
    { on: yesterday, half: schedule.halfDay(personId, yesterday, 'pm') },
    { on: day, half: schedule.halfDay(personId, day, 'am') },
    { on: day, half: schedule.halfDay(personId, day, 'pm') },
  ];
  for (const { on, half } of candidates) {
    const { activity } = half;
    if (!activity) continue;
    const span = dutySpan(on, activity.start, activity.end, addDays(on, 1), timeZone);
    if (span.start - ABOUT_TO_BEGIN_MILLISECONDS <= at && at < span.end) return { now: half, span };
  }
  const planned = schedule.halfDay(personId, day, time < '12:00' ? 'am' : 'pm');
  return { now: planned.activity ? { ...planned, activity: null } : planned, span: null };
}

/** How far ahead a person's next duty and day off are looked for. */
export const DAYS_AHEAD = 56;
