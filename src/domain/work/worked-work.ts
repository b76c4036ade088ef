import type { LoggedDay, LoggedPeriod } from '../rows/logged-day.ts';
import { type DaySpan, epochDayOf, overlapOf, spanHolds } from '../time/day.ts';
import { averagingPeriods } from './averaging-periods.ts';
import { type WorkPeriod, withDeparture } from './work-period.ts';
import { epochDaysOf, WorkRecord } from './work-record.ts';

/** A logged period as work, with the stay that followed it. */
export function workOfLogged({ start, end, kind, leftAt, reason }: LoggedPeriod): WorkPeriod[] {
  return withDeparture({ start, end, kind }, leftAt, reason === '' ? null : reason);
}

/**
 * What somebody worked, by their log, with the rotations and leave of their schedule. Days without a log are unknown,
 * leave apart. Nothing after the judged span is judged: of a period that is still going on the days to come are unknown,
 * so that it is neither kept nor broken before that is certain, and later periods are left out.
 * @param logged of this person, in any order. @param judged from the first day in the program to the last that is over.
 */
export function workedRecordOf(
  scheduled: WorkRecord,
  logged: readonly LoggedDay[],
  judged: DaySpan,
): WorkRecord {
  const begun = averagingPeriods(scheduled).filter(({ firstDay }) => firstDay <= judged.lastDay);
  const lastDay = begun.reduce(
    (last, period) => (period.lastDay > last ? period.lastDay : last),
    judged.lastDay,
  );
  const heard = logged.filter(({ day }) => spanHolds(judged, day));
  const loggedDays = new Set(heard.map(({ day }) => epochDayOf(day)));
  const unknownDays = epochDaysOf([{ firstDay: judged.firstDay, lastDay }]);
  for (const day of [...scheduled.leaveDays, ...loggedDays]) unknownDays.delete(day);
  return new WorkRecord({
    personId: scheduled.personId,
    stream: 'worked',
    pgy: scheduled.pgy,
    clock: scheduled.clock,
    periods: heard.flatMap(({ periods }) => periods.flatMap(workOfLogged)),
    rotations: scheduled.assignments
      .flatMap(({ spans }) => spans)
      .flatMap((span) => {
        const shared = overlapOf(span, { firstDay: judged.firstDay, lastDay });
        return shared ? [{ ...span, ...shared }] : [];
      }),
    leaveDays: scheduled.leaveDays,
    unknownDays,
  });
}

/** A day as the schedule has it, to be confirmed or corrected: periods of one kind that overlap are one. */
export function scheduledPeriods(record: WorkRecord, epochDay: number): LoggedPeriod[] {
  const { clock, periods } = record;
  const joined: LoggedPeriod[] = [];
  for (const { start, end, kind } of periods) {
    if (clock.epochDayAt(start) !== epochDay) continue;
    const last = joined.findLastIndex((each) => each.kind === kind && start < each.end);
    const other = joined[last];
    if (other) joined[last] = { ...other, end: end > other.end ? end : other.end };
    else joined.push({ start, end, kind, leftAt: null, reason: '' });
  }
  return joined;
}

/** A logged day as work: what its hours are counted from. */
export function workOfLoggedDay({ periods }: Pick<LoggedDay, 'periods'>): WorkPeriod[] {
  return periods.flatMap(workOfLogged).toSorted((one, other) => one.start - other.start);
}
