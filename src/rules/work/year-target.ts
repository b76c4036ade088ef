import { daysIn } from '../../domain/time/day.ts';
import type { WorkRecord } from '../../domain/work/work-record.ts';
import { seen, type WorkObservation } from './work-rule.ts';

/** Of fewer days with a rotation a year is not whole. */
const YEAR_DAYS_MIN = 360;

/** What is counted over a year and how many of it there should be. */
export interface YearCount {
  readonly measured: number;
  /** Null where nobody says how many there should be. */
  readonly limit: number | null;
  readonly unit: string;
  readonly because: string;
}

/** Nothing where there are enough; else too few, or in a year that is not whole or not wholly known: nobody can tell. */
export function judgedOverYear(
  { assignments, unknownDays }: WorkRecord,
  { because, ...told }: YearCount,
): WorkObservation[] {
  const [first] = assignments;
  const last = assignments.at(-1);
  if (!first || !last || (told.limit !== null && told.measured >= told.limit)) return [];
  const covered = assignments.reduce((days, each) => days + daysIn(each), 0);
  const isWhole = covered >= YEAR_DAYS_MIN && unknownDays.size === 0;
  const span = { firstDay: first.firstDay, lastDay: last.lastDay };
  const isKnown = isWhole && told.limit !== null;
  return [seen(span, because, isKnown ? told : { ...told, cannotTell: true })];
}
