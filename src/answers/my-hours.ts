import type { LoggedDay, LoggedPeriod, WorkOfDay } from '../domain/rows/logged-day.ts';
import type { Member } from '../domain/schedule/plan.ts';
import { addDays, type Day, type DaySpan, epochDayOf, mondayOf } from '../domain/time/day.ts';
import type { Instant } from '../domain/time/zone.ts';
import { HOUR, unionOf } from '../domain/work/stretches.ts';
import { countsAsHours } from '../domain/work/work-period.ts';
import type { WorkRecord } from '../domain/work/work-record.ts';
import { scheduledPeriods, workOfLoggedDay } from '../domain/work/worked-work.ts';

/** A day of somebody's hours. */
export interface HoursDay {
  readonly day: Day;
  readonly logged: LoggedDay | null;
  /** What the schedule has, to be confirmed; null where it does not say. */
  readonly scheduled: readonly LoggedPeriod[] | null;
  readonly isLeave: boolean;
  /** Whether it can be confirmed as scheduled: it is over, nobody logged it, and the schedule says what it held. */
  readonly canBeConfirmed: boolean;
  /** Hours logged of what starts on this day; null for a blank. */
  readonly hours: number | null;
}

/** A week of somebody's hours. */
export interface HoursWeek {
  readonly monday: Day;
  /** The latest first. */
  readonly days: readonly HoursDay[];
  /** The sum of what is logged. */
  readonly hours: number;
  /** Days that are over, without a log and without leave. */
  readonly blankCount: number;
  /** Days that can be confirmed as scheduled. */
  readonly toConfirm: readonly WorkOfDay[];
}

/** What the weeks of somebody's hours are made of. */
export interface HoursParts {
  readonly member: Member;
  /** The member's scheduled work. */
  readonly scheduled: WorkRecord;
  readonly logged: readonly LoggedDay[];
  readonly today: Day;
  readonly now: Instant;
}

/** The last weeks of somebody's time in the program up to today, the latest first. */
export function hoursWeeks(parts: HoursParts, weeksMax: number): HoursWeek[] {
  const { member, today } = parts;
  const { firstDay } = member.year;
  const lastDay = today < member.year.lastDay ? today : member.year.lastDay;
  const loggedOn = new Map(parts.logged.map((each) => [each.day, each]));
  const weeks: HoursWeek[] = [];
  for (let monday = mondayOf(lastDay); weeks.length < weeksMax; monday = addDays(monday, -7)) {
    const days: HoursDay[] = [];
    for (let day = addDays(monday, 6); day >= monday; day = addDays(day, -1)) {
      if (firstDay <= day && day <= lastDay) {
        days.push(hoursDay(parts, day, loggedOn.get(day) ?? null));
      }
    }
    if (days.length === 0) break;
    weeks.push({
      monday,
      days,
      hours: days.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
      blankCount: days.filter((each) => isBlank(each) && each.day < today).length,
      toConfirm: days.flatMap(({ day, canBeConfirmed, scheduled }) =>
        canBeConfirmed && scheduled ? [{ day, periods: [...scheduled] }] : [],
      ),
    });
  }
  return weeks;
}

function isBlank({ logged, isLeave }: HoursDay): boolean {
  return logged === null && !isLeave;
}

function hoursDay(parts: HoursParts, day: Day, logged: LoggedDay | null): HoursDay {
  const { scheduled: record, today, now } = parts;
  const periods = isScheduled(parts, day) ? scheduledPeriods(record, epochDayOf(day)) : null;
  const isLeave = record.leaveDays.has(epochDayOf(day));
  const isOver =
    (day < today || (periods !== null && periods.length > 0)) &&
    (periods ?? []).every(({ end }) => end <= now);
  return {
    day,
    logged,
    scheduled: periods,
    isLeave,
    canBeConfirmed: isOver && logged === null && !isLeave && periods !== null,
    hours: logged && hoursLogged(logged),
  };
}

/** Whether the schedule says what the day holds: nothing is also something, on a rotation or in a week of one's own. */
function isScheduled({ member, scheduled }: HoursParts, day: Day): boolean {
  const epochDay = epochDayOf(day);
  if (scheduled.unknownDays.has(epochDay)) return false;
  if (member.year.pattern !== null) return true;
  return (
    scheduled.assignments.some(({ first, next }) => first <= epochDay && epochDay < next) ||
    scheduledPeriods(scheduled, epochDay).length > 0
  );
}

/** Hours of a logged day that count; what overlaps counts once. */
export function hoursLogged(logged: Pick<LoggedDay, 'periods'>): number {
  const counted = workOfLoggedDay(logged).filter(({ kind }) => countsAsHours(kind));
  return unionOf(counted).reduce((sum, { start, end }) => sum + (end - start) / HOUR, 0);
}

/** The days by which a log is judged: to today where today is logged, else to yesterday. */
export function judgedDays({ member, logged, today }: HoursParts): DaySpan {
  const through = logged.some(({ day }) => day === today) ? today : addDays(today, -1);
  const { firstDay, lastDay } = member.year;
  return { firstDay, lastDay: through < lastDay ? through : lastDay };
}
