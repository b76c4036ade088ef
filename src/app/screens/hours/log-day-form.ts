import type { HoursDay } from '../../../answers/my-hours.ts';
import type { LoggedPeriod } from '../../../domain/rows/logged-day.ts';
import { addDays, type Day } from '../../../domain/time/day.ts';
import { type Instant, instantAt, localTimeAt } from '../../../domain/time/zone.ts';
import type { WorkKind } from '../../../domain/work/work-period.ts';

/** A work period as typed, on the program's clock. */
export interface PeriodValues {
  /** Tells the periods of a form apart. */
  readonly key: number;
  readonly kind: WorkKind;
  /** `HH:MM` on the day of the log. */
  readonly start: string;
  readonly end: string;
  readonly endDay: Day;
  /** `HH:MM` after the end, or empty. */
  readonly leftAt: string;
  readonly reason: string;
}

/** A logged day as typed. */
export interface DayValues {
  readonly isOff: boolean;
  readonly periods: readonly PeriodValues[];
}

/** What the form shows at first: what is logged, else what is scheduled, else a day's work to begin with. */
export function valuesOf({ day, logged, scheduled }: HoursDay, timeZone: string): DayValues {
  const periods = logged?.periods ?? scheduled ?? [];
  return {
    isOff: logged?.periods.length === 0,
    periods:
      periods.length === 0
        ? [emptyPeriod(0, day)]
        : periods.map((period, key) => typed(period, key, timeZone)),
  };
}

/** A period to begin with. */
export function emptyPeriod(key: number, day: Day): PeriodValues {
  const times = { start: '07:00', end: '17:00', endDay: day, leftAt: '', reason: '' };
  return { key, kind: 'clinical', ...times };
}

function typed(period: LoggedPeriod, key: number, timeZone: string): PeriodValues {
  const { start, end, leftAt, kind, reason } = period;
  const last = localTimeAt(end, timeZone);
  return {
    key,
    kind,
    start: localTimeAt(start, timeZone).time,
    end: last.time,
    endDay: last.day,
    leftAt: leftAt === null ? '' : localTimeAt(leftAt, timeZone).time,
    reason,
  };
}

/** The period with another end; one that is not after the start is on the next day. */
export function withEnd(period: PeriodValues, end: string, day: Day): PeriodValues {
  const isSameDay = period.endDay === day;
  return isSameDay && end !== '' && end <= period.start
    ? { ...period, end, endDay: addDays(day, 1) }
    : { ...period, end };
}

/** The typed day as the arguments of the change, to be checked by its schema. Times that are missing stay missing. */
export function argumentsOf(values: DayValues, day: Day, timeZone: string): unknown {
  const at = (on: Day, time: string): Instant | null =>
    time === '' ? null : instantAt({ day: on, time }, timeZone);
  const periods = values.periods.map(({ kind, start, end, endDay, leftAt, reason }) => {
    const ended = at(endDay, end);
    const isNextDay = leftAt !== '' && leftAt < end;
    const left = at(isNextDay ? addDays(endDay, 1) : endDay, leftAt);
    return {
      kind,
      start: at(day, start),
      end: ended,
      leftAt: left,
      reason: left === null ? '' : reason,
    };
  });
  return { day, periods: values.isOff ? [] : periods };
}
