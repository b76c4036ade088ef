import type { Member } from '../../domain/schedule/plan.ts';
import { epochDayOf } from '../../domain/time/day.ts';
import type { WorkPeriod } from '../../domain/work/work-period.ts';
import type { HalfDayEncoding, Weighed } from '../encoding/half-day-encoding.ts';
import type { Limits } from '../encoding/model.ts';
import { weighDay } from './day-options.ts';
import { scheduledRecord } from './scheduled-records.ts';

/** The clinic sessions of a resident on one day, by the choices of half-days. @param day since 1970-01-01. */
export interface DecidedClinics {
  readonly day: number;
  readonly sessions: Weighed;
}

/** The clinic sessions that a resident has or may have, day by day, outside the open days as they stand. */
export function decidedClinics(
  encoding: HalfDayEncoding,
  { person }: Member,
  limits: Limits,
): DecidedClinics[] {
  const { clock, periods } = scheduledRecord(encoding.schedule.of(person.id));
  const [first, last] = [epochDayOf(encoding.span.firstDay), epochDayOf(encoding.span.lastDay)];
  const standing = periods
    .filter(({ kind }) => kind === 'clinic')
    .map(({ start }) => clock.epochDayAt(start))
    .filter((day) => day < first || last < day)
    .map((day) => ({ day, sessions: { certain: 1, terms: [], least: 1, most: 1 } }));
  const open = encoding.openDays.map((at) => ({
    day: epochDayOf(at),
    sessions: weighDay(encoding, person.id, at, limits, clinicsIn),
  }));
  return [...standing, ...open.filter(({ sessions }) => sessions.most > 0)];
}

function clinicsIn(periods: readonly WorkPeriod[]): number {
  return periods.filter(({ kind }) => kind === 'clinic').length;
}
