import type { PersonId } from '../domain/id.ts';
import type { Block } from '../domain/rows/academic-year.ts';
import type { RotationTemplate } from '../domain/rows/rotation.ts';
import type { HalfDay } from '../domain/schedule/half-day.ts';
import type { Duty } from '../domain/schedule/person-schedule.ts';
import type { Plan } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { addDays, type Day, type DaySpan, daysOf, mondayOf } from '../domain/time/day.ts';
import { dutySpan, type Instant, type InstantSpan } from '../domain/time/zone.ts';
import { say } from './say.ts';

/** One day of somebody's schedule. */
export interface PersonDay {
  readonly day: Day;
  readonly am: HalfDay;
  readonly pm: HalfDay;
  /** Calls and shifts that start this day, earliest first. */
  readonly duties: readonly Duty[];
  /** Nothing to do from midnight to midnight: no activity, no duty, none running over from the night before. */
  readonly isOff: boolean;
}

/** The days of the span for one person. The schedule should reach one day further back. */
export function personDays(schedule: Schedule, personId: PersonId, span: DaySpan): PersonDay[] {
  return daysOf(span).map((day) => personDay(schedule, personId, day));
}

function personDay(schedule: Schedule, personId: PersonId, day: Day): PersonDay {
  const am = schedule.halfDay(personId, day, 'am');
  const pm = schedule.halfDay(personId, day, 'pm');
  const duties = dutiesOn(schedule, personId, day);
  const fromBefore = dutiesOn(schedule, personId, addDays(day, -1)).some(
    ({ role }) => role.end <= role.start && role.end > '00:00' && role.mode !== 'jeopardy',
  );
  const isOff =
    am.activity === null &&
    pm.activity === null &&
    !fromBefore &&
    duties.every(({ role }) => role.mode === 'jeopardy');
  return { day, am, pm, duties, isOff };
}

function dutiesOn(schedule: Schedule, personId: PersonId, day: Day): Duty[] {
  return schedule
    .callsOn(day)
    .filter((duty) => duty.personId === personId)
    .toSorted((one, other) => one.span.start - other.span.start);
}

/**
 * The duty that holds the moment, else the next one; null when the schedule shows none.
 * @param isMeant which duties are asked for, all when left out.
 */
export function nextDuty(
  schedule: Schedule,
  personId: PersonId,
  at: Instant,
  isMeant: (duty: Duty) => boolean = () => true,
): Duty | null {
  const [first] = schedule
    .callsOf(personId)
    .filter((duty) => duty.span.end > at && isMeant(duty))
    .toSorted((one, other) => one.span.start - other.span.start);
  return first ?? null;
}

/** The first day of the span that is wholly off while the person is under contract; null when there is none. */
export function nextDayOff(schedule: Schedule, personId: PersonId, span: DaySpan): Day | null {
  const member = schedule.plan.memberById.get(personId);
  if (!member) return null;
  return (
    daysOf(span).find(
      (day) => schedule.plan.isOnDuty(member, day) && personDay(schedule, personId, day).isOff,
    ) ?? null
  );
}

/** The next clinic of the span that somebody sees patients or supervises in; null when there is none. */
export function nextClinic(
  schedule: Schedule,
  personId: PersonId,
  at: Instant,
  { firstDay, lastDay }: DaySpan,
): InstantSpan | null {
  const { timeZone } = schedule.plan.rows.program;
  for (const day of daysOf({ firstDay, lastDay })) {
    for (const half of ['am', 'pm'] as const) {
      const { activity } = schedule.halfDay(personId, day, half);
      if (activity?.kind !== 'clinic' && activity?.kind !== 'precepting') continue;
      const span = dutySpan(day, activity.start, activity.end, addDays(day, 1), timeZone);
      if (span.end > at) return span;
    }
  }
  return null;
}

/** The approved absence that holds the day or comes next; null when there is none. */
export function nextLeave(plan: Plan, personId: PersonId, at: Day): DaySpan | null {
  const [first] = plan
    .absencesOf(personId)
    .filter(({ status, lastDay }) => status === 'approved' && lastDay >= at)
    .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
  return first ?? null;
}

/** A block and the rotation somebody is on in it; null when nothing is assigned. */
export interface BlockPlace {
  readonly block: Block;
  readonly rotation: RotationTemplate | null;
}

/** The block of the person's own calendar that holds the day and the one after it, as far as the schedule knows. */
export function blocksAround(
  schedule: Schedule,
  personId: PersonId,
  at: Day,
): { readonly current: BlockPlace | null; readonly next: BlockPlace | null } {
  const member = schedule.plan.memberById.get(personId);
  const blocks = member ? schedule.plan.blocksFor(member) : [];
  const place = blocks.findIndex((block) => block.firstDay <= at && at <= block.lastDay);
  const placeOf = (block: Block | undefined): BlockPlace | null =>
    block ? { block, rotation: schedule.rotationOn(personId, block.firstDay) } : null;
  return {
    current: place < 0 ? null : placeOf(blocks[place]),
    next: place < 0 ? null : placeOf(blocks[place + 1]),
  };
}

/** The week from Monday that holds the day. */
export function weekOf(at: Day): DaySpan {
  const firstDay = mondayOf(at);
  return { firstDay, lastDay: addDays(firstDay, 6) };
}

/** The first day of the month that lies `months` after the day's (before when negative). */
export function monthFrom(of: Day, months: -1 | 0 | 1): Day {
  const first = addDays(of, 1 - Number(of.slice(8)));
  if (months === 0) return first;
  const within = addDays(first, months === 1 ? 31 : -1);
  return addDays(within, 1 - Number(within.slice(8)));
}

/** The whole weeks, Monday first, that hold the month of the day. */
export function monthWeeksOf(at: Day): DaySpan {
  const last = addDays(monthFrom(at, 1), -1);
  return { firstDay: mondayOf(monthFrom(at, 0)), lastDay: addDays(mondayOf(last), 6) };
}

/** What the day after a night in house is called. */
export function postCall(): string {
  return say`Post-call`;
}

/** What a half-day is called: the activity, else why there is none. */
export function halfDayWords({ activity, rotation, reason }: HalfDay): string {
  if (activity) return activity.name;
  switch (reason) {
    case 'absent':
      return say`Away`;
    case 'post-call':
      return postCall();
    case 'holiday':
      return say`Holiday`;
    case 'off-duty':
      return say`Not in the program`;
    case 'nothing-planned':
      return say`Nothing planned`;
    case 'decided':
    case 'rotation':
    case 'cohort-week':
    case 'own-week':
      return rotation?.kind === 'leave' ? rotation.name : say`Off`;
  }
}
