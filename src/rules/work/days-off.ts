import type { AveragingPeriod } from '../../domain/work/averaging-periods.ts';
import { creditedTo, type FreeRun, freeRunsOf } from '../../domain/work/free-runs.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import type { Spare } from '../rule.ts';

/** The days off of an averaging period. */
export interface DaysOff {
  /** Days off that are certain. */
  readonly runs: readonly FreeRun[];
  /** How many there are if all the time of which nothing is known is free; where enough are certain, how many those are. */
  readonly possible: number;
  readonly limit: number;
}

/** How many days off are owed. */
export interface DaysOffOwed extends Spare {
  /** One in so many days, rounded down. */
  readonly daysForEach: number;
}

/** The days off of a period and how many are owed; where none is owed none is to spare. */
export function daysOffIn(
  record: WorkRecord,
  period: AveragingPeriod,
  { daysForEach, spare = 0 }: DaysOffOwed,
  homeCallEndsIt = true,
): DaysOff {
  const credited = (unknownEndsIt: boolean) =>
    creditedTo(period, freeRunsOf(record, { leaveEndsIt: true, homeCallEndsIt, unknownEndsIt }));
  const owed = Math.floor(period.days / daysForEach);
  const limit = owed === 0 ? 0 : owed + spare;
  const runs = credited(true);
  const possible = runs.length >= limit ? runs.length : credited(false).length;
  return { runs, possible, limit };
}
