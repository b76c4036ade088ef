import type { AveragingPeriod } from '../../domain/work/averaging-periods.ts';
import { creditedTo, type FreeRun, freeRunsOf } from '../../domain/work/free-runs.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';

/** The days off of an averaging period. */
export interface DaysOff {
  /** Days off that are certain. */
  readonly runs: readonly FreeRun[] /** How many there are if all the time of which nothing is known is free. */;
  readonly possible: number;
  readonly limit: number;
}

/** The days off of a period and how many are owed. @param daysForEach one in so many days is owed, rounded down. */
export function daysOffIn(
  record: WorkRecord,
  period: AveragingPeriod,
  daysForEach: number,
  homeCallEndsIt = true,
): DaysOff {
  const credited = (unknownEndsIt: boolean) =>
    creditedTo(period, freeRunsOf(record, { leaveEndsIt: true, homeCallEndsIt, unknownEndsIt }));
  return {
    runs: credited(true),
    possible: credited(false).length,
    limit: Math.floor(period.days / daysForEach),
  };
}
