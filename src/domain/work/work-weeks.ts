import { dayFromEpoch, type Day, type DaySpan, epochDayOf, weekdayOfEpoch } from '../time/day.ts';
import { freeRunsOf, stretchOf } from './free-runs.ts';
import { HOUR, sharedWith, type Stretch, unionOf } from './stretches.ts';
import { countsAsHours, type WorkKind } from './work-period.ts';
import type { WorkRecord } from './work-record.ts';

/** A day of somebody's work. */
export interface WorkDay {
  readonly day: Day;
  /** Hours worked on it, from midnight to midnight; waiting at home is none. */
  readonly hours: number;
  readonly state: 'known' | 'leave' | 'unknown';
  /** What begins on it. */
  readonly kinds: readonly WorkKind[];
  /** Whether a day off of 24 hours begins on it. */
  readonly beginsDayOff: boolean;
  /** Whether it belongs to the span asked for. */
  readonly isWithin: boolean;
}

/** A stretch of a week in hours on the wall since its Monday, 0 to 168. */
export interface WeekStretch {
  readonly from: number;
  readonly to: number;
}

/** A week of somebody's work, Monday to Sunday, as it can be drawn. */
export interface WorkWeek {
  readonly monday: Day;
  readonly days: readonly WorkDay[];
  /** Hours worked on its days within the span. */
  readonly hours: number;
  readonly work: readonly (WeekStretch & { readonly kind: WorkKind })[];
  /** Days off: 24 hours in a row without work, education, home call or leave. */
  readonly daysOff: readonly WeekStretch[];
}

const WEEK_HOURS = 168;

/** The weeks that a span touches. @param weeksMax later ones are left out. */
export function workWeeks(record: WorkRecord, span: DaySpan, weeksMax: number): WorkWeek[] {
  const first = epochDayOf(span.firstDay);
  const last = epochDayOf(span.lastDay);
  const monday = first - weekdayOfEpoch(first);
  const count = Math.min(weeksMax, Math.floor((last - monday) / 7) + 1);
  const worked = unionOf(record.periods.filter(({ kind }) => countsAsHours(kind)));
  const free = freeRunsOf(record, {
    leaveEndsIt: true,
    homeCallEndsIt: true,
    unknownEndsIt: true,
  }).map(stretchOf);
  return Array.from({ length: count }, (_, place) => {
    const start = monday + 7 * place;
    const days = Array.from({ length: 7 }, (__, weekday) =>
      workDay(record, start + weekday, worked, free, span),
    );
    const within = stretchWithin(record, start);
    return {
      monday: dayFromEpoch(start),
      days,
      hours: days.reduce((sum, { hours, isWithin }) => sum + (isWithin ? hours : 0), 0),
      work: record.periods.flatMap((period) =>
        within(period).map((stretch) => ({ ...stretch, kind: period.kind })),
      ),
      daysOff: free.flatMap(within),
    };
  });
}

function workDay(
  { clock, periods, leaveDays, unknownDays }: WorkRecord,
  epochDay: number,
  worked: readonly Stretch[],
  free: readonly Stretch[],
  span: DaySpan,
): WorkDay {
  const start = clock.startOf(epochDay);
  const end = clock.startOf(epochDay + 1);
  const begins = (stretch: Stretch): boolean => start <= stretch.start && stretch.start < end;
  const day = dayFromEpoch(epochDay);
  return {
    day,
    hours: sharedWith({ start, end }, worked) / HOUR,
    state: leaveDays.has(epochDay) ? 'leave' : unknownDays.has(epochDay) ? 'unknown' : 'known',
    kinds: [...new Set(periods.filter(begins).map(({ kind }) => kind))],
    beginsDayOff: free.some(begins),
    isWithin: span.firstDay <= day && day <= span.lastDay,
  };
}

/** Cuts stretches to a week and measures them on the wall. */
function stretchWithin({ clock }: WorkRecord, monday: number) {
  const hourOf = (at: number): number => clock.wallMinutesAt(at) / 60 - monday * 24;
  return ({ start, end }: Stretch): WeekStretch[] => {
    const from = Math.max(0, hourOf(start));
    const to = Math.min(WEEK_HOURS, hourOf(end));
    return from < to ? [{ from, to }] : [];
  };
}
