import { epochDayOf } from '../../domain/time/day.ts';
import { type AveragingPeriod, timeWorkedIn } from '../../domain/work/averaging-periods.ts';
import { HOUR } from '../../domain/work/stretches.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';

/** Hours of an averaging period, as an average week. */
export interface WeeklyHours {
  /** Hours worked in an average week of it. */
  readonly measured: number;
  /** Hours allowed; between the usual limit and that of an exception where only some days have one. */
  readonly limit: number;
  readonly isOver: boolean;
  /** Hours worked in all of it. */
  readonly total: number;
}

/** From how many hours a week on their limit is near: a twentieth of it is half a shift. */
export function nearHours(hoursMax: number): number {
  return Math.round(hoursMax * 95) / 100;
}

/**
 * The hours of a period that has days.
 * @param hoursMax the limit of a week without an exception.
 * @param exceptionHoursMax no exception raises it further.
 */
export function weeklyHours(
  record: WorkRecord,
  period: AveragingPeriod,
  hoursMax: number,
  exceptionHoursMax = Infinity,
): WeeklyHours {
  const worked = timeWorkedIn(record, period);
  const allowed = hoursAllowed(record, period, hoursMax, exceptionHoursMax);
  const total = worked / HOUR;
  return {
    measured: (total * 7) / period.days,
    limit: allowed / period.days,
    isOver: worked * 7 > allowed * HOUR,
    total,
  };
}

/** The weekly hours allowed, summed over the days of the period. */
function hoursAllowed(
  { leaveDays }: WorkRecord,
  period: AveragingPeriod,
  hoursMax: number,
  exceptionHoursMax: number,
): number {
  let allowed = period.days * hoursMax;
  if (!hasException(period)) return allowed;
  const first = epochDayOf(period.firstDay);
  const last = epochDayOf(period.lastDay);
  for (const { exception, firstDay, lastDay } of period.assignment.spans) {
    if (!exception?.isProven) continue;
    const more = Math.min(exception.hoursMax, exceptionHoursMax) - hoursMax;
    const until = Math.min(last, epochDayOf(lastDay));
    for (let day = Math.max(first, epochDayOf(firstDay)); day <= until; day++) {
      if (!leaveDays.has(day)) allowed += more;
    }
  }
  return allowed;
}

/** Whether some day of the period is under a proven exception. */
export function hasException({ assignment, firstDay, lastDay }: AveragingPeriod): boolean {
  return assignment.spans.some(
    (span) => span.exception?.isProven && span.firstDay <= lastDay && firstDay <= span.lastDay,
  );
}
