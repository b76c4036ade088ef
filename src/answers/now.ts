import type { PersonId } from '../domain/id.ts';
import type { HalfDay } from '../domain/schedule/half-day.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { Half } from '../domain/schedule/slot.ts';
import { addDays, type Day } from '../domain/time/day.ts';
import { dutySpan, type Instant, type InstantSpan, localTimeAt } from '../domain/time/zone.ts';
import type { ProgramReader } from '../store/program-reader.ts';
import {
  type LookUp,
  type Published,
  readLookUp,
  readPublished,
} from '../store/queries/published.ts';
import { halfDayAt, type WorkingHalf } from './person.ts';
import { nextDuty } from './my-schedule.ts';
import { type Named, nameOf } from './naming.ts';

/** How many days around the moment are read: who is on call, and what comes next for somebody. */
const DAYS_AROUND = [1, 14] as const;

/** What the first screen is drawn from. */
export interface NowFound extends LookUp {
  /** Everybody on the day of the moment, with the day before it; `published` holds all call and one's own days. */
  readonly everybody: Published | null;
}

/** Reads what the first screen shows. @param meId whose own days are read too; null for nobody's. */
export async function readNow(
  program: ProgramReader,
  at: Instant,
  meId: PersonId | null,
): Promise<NowFound | null> {
  const people = meId === null ? [] : [meId];
  const found = await readLookUp(program, at, ...DAYS_AROUND, { whole: ['call'], people });
  if (!found) return null;
  const { today } = found;
  const everybody = await readPublished(program, { firstDay: addDays(today, -1), lastDay: today });
  return { ...found, everybody };
}

/** Which half of its day a moment belongs to: clinics of the afternoon are asked for from noon on. */
export function halfOf(at: Instant, timeZone: string): Half {
  return localTimeAt(at, timeZone).time < '12:00' ? 'am' : 'pm';
}

/** What somebody does at a moment and next. */
export interface MyNow extends Named {
  readonly now: HalfDay;
  /** From when to when what they do now lasts; null when they are off. */
  readonly nowSpan: InstantSpan | null;
  /** The next half-day of work within a week; null when there is none. */
  readonly next: WorkingHalf | null;
  /** The call they are on or the next one published; null when there is none. */
  readonly duty: Duty | null;
  readonly isOnCall: boolean;
}

/** What somebody does at the moment and next; null when the schedule does not know them. */
export function myNow(schedule: Schedule, personId: PersonId, at: Instant): MyNow | null {
  const { plan } = schedule;
  if (!plan.memberById.has(personId)) return null;
  const { timeZone } = plan.rows.program;
  const { now, span } = halfDayAt(schedule, personId, at);
  // Who is on call is told so, whomever else they would stand in for.
  const isServed = ({ role, span: { start } }: Duty) => start <= at && role.mode !== 'jeopardy';
  const duty = nextDuty(schedule, personId, at, isServed) ?? nextDuty(schedule, personId, at);
  return {
    ...nameOf(plan, personId),
    now,
    nowSpan: span,
    next: nextHalf(schedule, personId, span?.end ?? at, localTimeAt(at, timeZone).day),
    duty,
    isOnCall: duty !== null && duty.span.start <= at,
  };
}

const DAYS_LOOKED_AHEAD = 7;

function nextHalf(
  schedule: Schedule,
  personId: PersonId,
  after: Instant,
  from: Day,
): WorkingHalf | null {
  const { timeZone } = schedule.plan.rows.program;
  for (let days = 0; days < DAYS_LOOKED_AHEAD; days++) {
    const day = addDays(from, days);
    for (const half of ['am', 'pm'] as const) {
      const { activity } = schedule.halfDay(personId, day, half);
      if (!activity) continue;
      const span = dutySpan(day, activity.start, activity.end, addDays(day, 1), timeZone);
      if (span.start >= after) return { activity, span };
    }
  }
  return null;
}

/** The services whose call somebody takes these days, or whose site they work at that day. */
export function servicesOf(
  schedule: Schedule,
  personId: PersonId,
  today: Day,
): ReadonlySet<string> {
  const { plan } = schedule;
  const rotationSite = schedule.rotationOn(personId, today)?.siteId;
  const sites = new Set(
    (['am', 'pm'] as const).flatMap(
      (half) => schedule.halfDay(personId, today, half).activity?.siteId ?? rotationSite ?? [],
    ),
  );
  return new Set([
    ...schedule.callsOf(personId).map(({ role }) => role.service),
    ...plan.rows.callRoles
      .filter(({ siteId }) => siteId !== null && sites.has(siteId))
      .map(({ service }) => service),
  ]);
}
