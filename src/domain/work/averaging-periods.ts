import { dayFromEpoch, type DaySpan } from '../time/day.ts';
import { factOf } from './facts.ts';
import { type Stretch, sharedWith, unionOf } from './stretches.ts';
import { countsAsHours } from './work-period.ts';
import type { RotationAssignment, WorkRecord } from './work-record.ts';

const PIECE_DAYS = 28;
const WHOLE_DAYS_MAX = 31;

/** The days over which limits are averaged: a rotation assignment or a piece of one, never a rolling window. */
export interface AveragingPeriod extends DaySpan {
  /** Which of the record's averaging periods it is, from 0. */
  readonly place: number;
  readonly assignment: RotationAssignment;
  readonly start: number;
  readonly end: number;
  /** Its days less those of leave. */
  readonly days: number;
  /** Of these, the days nobody says anything about. */
  readonly unknownDays: number;
  /** The time of `days`, in order. */
  readonly counted: readonly Stretch[];
}

/** How long the pieces of an assignment of so many days are: whole up to 31, else 28 each and then the rest. */
export function pieceLengths(days: number): number[] {
  if (days <= WHOLE_DAYS_MAX) return [days];
  const rest = days % PIECE_DAYS;
  const pieces = Array.from({ length: Math.floor(days / PIECE_DAYS) }, () => PIECE_DAYS);
  return rest === 0 ? pieces : [...pieces, rest];
}

/** The averaging periods of a record, in order. */
export const averagingPeriods: (record: WorkRecord) => readonly AveragingPeriod[] = factOf(
  (record) => {
    const periods: AveragingPeriod[] = [];
    for (const assignment of record.assignments) {
      let { first } = assignment;
      for (const length of pieceLengths(assignment.next - first)) {
        periods.push(periodOf(record, assignment, first, first + length, periods.length));
        first += length;
      }
    }
    return periods;
  },
);

function periodOf(
  { clock, leaveDays, unknownDays }: WorkRecord,
  assignment: RotationAssignment,
  first: number,
  next: number,
  place: number,
): AveragingPeriod {
  const counted: Stretch[] = [];
  let days = 0;
  let unknown = 0;
  let runFirst = first;
  for (let day = first; day <= next; day++) {
    const isCounted = day < next && !leaveDays.has(day);
    if (isCounted) {
      days++;
      if (unknownDays.has(day)) unknown++;
    } else {
      if (runFirst < day) {
        counted.push({ start: clock.startOf(runFirst), end: clock.startOf(day) });
      }
      runFirst = day + 1;
    }
  }
  return {
    place,
    assignment,
    firstDay: first === assignment.first ? assignment.firstDay : dayFromEpoch(first),
    lastDay: next === assignment.next ? assignment.lastDay : dayFromEpoch(next - 1),
    start: clock.startOf(first),
    end: clock.startOf(next),
    days,
    unknownDays: unknown,
    counted,
  };
}

/** The time at work that counts as hours, of any kind, counted once where periods overlap. */
export const workedTime: (record: WorkRecord) => readonly Stretch[] = factOf((record) =>
  unionOf(
    record.periods.every(({ kind }) => countsAsHours(kind))
      ? record.periods
      : record.periods.filter(({ kind }) => countsAsHours(kind)),
  ),
);

/** Milliseconds worked on the days of the period that are no leave. */
export function timeWorkedIn(record: WorkRecord, { place }: AveragingPeriod): number {
  return timesWorked(record)[place] ?? 0;
}

const timesWorked = factOf((record: WorkRecord) => {
  const worked = workedTime(record);
  return averagingPeriods(record).map((period) => {
    let time = 0;
    for (const stretch of period.counted) time += sharedWith(stretch, worked);
    return time;
  });
});
