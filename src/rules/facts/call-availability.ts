import type { CallRole } from '../../domain/rows/rotation.ts';
import type { PersonSchedule } from '../../domain/schedule/person-schedule.ts';
import type { Member } from '../../domain/schedule/plan.ts';
import { type DaySpan, daysIn, epochDayOf } from '../../domain/time/day.ts';
import { factOf } from '../../domain/work/facts.ts';
import { isOvernight } from './call-days.ts';

/** A 1 for each day on which it is so and a 0 for each other, from the year's first day on. */
export type YearDays = Readonly<Uint8Array>;

/** Whether the role takes people of this role and class. */
export function isEligibleFor({ year }: Member, role: CallRole): boolean {
  const isOfClass =
    year.pgy === null ||
    role.eligibleClasses.length === 0 ||
    role.eligibleClasses.includes(year.pgy);
  return isOfClass && role.eligibleRoles.includes(year.role);
}

/**
 * The days on which the person, if eligible, can start a duty of the role: under contract, taking call on that weekday,
 * not away, nor, after a night, on the day after, and, if a resident, on a rotation that takes call.
 */
export function callDaysFor(own: PersonSchedule, role: CallRole): YearDays {
  return isOvernight(role) ? callNights(own) : callDays(own);
}

/** The same for duties that do not care for the day after. */
export const callDays: (own: PersonSchedule) => YearDays = factOf((own) => daysFor(own, 0));
const callNights = factOf((own: PersonSchedule) => daysFor(own, 1));

function daysFor(own: PersonSchedule, daysFreeBefore: number): YearDays {
  const { plan, member } = own;
  const { year } = plan.rows;
  const first = epochDayOf(year.firstDay);
  const days = new Uint8Array(daysIn(year));
  if (!member || member.person.isArchived || !member.year.takesCall) return days;
  const set = (value: 0 | 1, span: DaySpan, before = 0): void => {
    const start = Math.max(0, epochDayOf(span.firstDay) - first - before);
    days.fill(value, start, Math.max(start, epochDayOf(span.lastDay) - first + 1));
  };
  set(1, member.year);
  if (member.year.role === 'resident') {
    days.fill(0);
    // Of several rotations in one block the first one counts.
    for (const { block, rotation } of own.placements.toReversed()) {
      set(rotation?.takesCall ? 1 : 0, block);
    }
    const contract = epochDayOf(member.year.firstDay) - first;
    days.fill(0, 0, Math.max(0, contract));
    days.fill(0, Math.max(0, contract + daysIn(member.year)));
  }
  for (const absence of plan.absencesOf(own.personId)) {
    if (absence.status === 'approved') set(0, absence, daysFreeBefore);
  }
  for (const weekday of member.year.callWeekdaysOff) {
    // 1970-01-01 was a Thursday: weekday 3 where Monday is 0.
    for (let at = (((weekday - 3 - first) % 7) + 7) % 7; at < days.length; at += 7) days[at] = 0;
  }
  return days;
}
