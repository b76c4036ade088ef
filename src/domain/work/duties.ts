import { factWith } from './facts.ts';
import { HOUR } from './stretches.ts';
import { isOnSite, mayFollowLongDuty, type WorkPeriod } from './work-period.ts';
import type { WorkRecord } from './work-record.ts';

const MINUTES_PER_DAY = 1440;
/** A change of the clocks is an hour or two. */
const CLOCK_CHANGE_HOURS_MAX = 3;

/** The continuous duties of a record, in order: there are hundreds, so each time is a column. */
export interface Duties {
  readonly starts: readonly number[];
  /** When the person leaves: handing over and staying on included. */
  readonly ends: readonly number[];
  /** The places of their first periods in the record. */
  readonly places: readonly number[];
}

/** Time on site without a break worth the name: periods that a short gap, or none, separates. */
export interface ContinuousDuty {
  readonly start: number;
  /** When the person leaves: handing over and staying on included. */
  readonly end: number;
  /** When the last work ends that is neither transition nor education; `start` if there is none. */
  readonly clinicalEnd: number;
  readonly hasInHouseCall: boolean;
  /** By start. */
  readonly periods: readonly WorkPeriod[];
}

/** The continuous duties of a record. @param gapHoursMax the longest gap that joins two periods into one. */
export const dutiesOf: (record: WorkRecord, gapHoursMax: number) => Duties = factWith(
  ({ periods }: WorkRecord, gapHoursMax: number) => {
    const gapMax = gapHoursMax * HOUR;
    const starts: number[] = [];
    const ends: number[] = [];
    const places: number[] = [];
    let dutyEnd = -Infinity;
    for (let place = 0; place < periods.length; place++) {
      const period = periods[place];
      if (!period || !isOnSite(period.kind)) continue;
      if (period.start - dutyEnd > gapMax) {
        if (places.length > 0) ends.push(dutyEnd);
        starts.push(period.start);
        places.push(place);
      }
      dutyEnd = Math.max(dutyEnd, period.end);
    }
    if (places.length > 0) ends.push(dutyEnd);
    return { starts, ends, places };
  },
);

/** The duties that last longer than so many hours. @param gapHoursMax the longest gap within a duty. */
export function dutiesLongerThan(
  hours: number,
  record: WorkRecord,
  gapHoursMax: number,
): ContinuousDuty[] {
  const { starts, ends, places } = dutiesOf(record, gapHoursMax);
  const found: ContinuousDuty[] = [];
  for (let place = 0; place < starts.length; place++) {
    const start = starts[place] ?? Infinity;
    const end = ends[place] ?? Infinity;
    if (end - start <= hours * HOUR) continue;
    const periods = record.periods
      .slice(places[place], places[place + 1])
      .filter(({ kind }) => isOnSite(kind));
    const clinical = periods.filter(({ kind }) => !mayFollowLongDuty(kind));
    const clinicalEnd = Math.max(start, ...clinical.map((period) => period.end));
    const hasInHouseCall = periods.some(({ kind }) => kind === 'in-house-call');
    found.push({ start, end, clinicalEnd, hasInHouseCall, periods });
  }
  return found;
}

/** When so many hours have passed on the wall clock, which daylight saving may make an hour more or less. */
export function laterByTheClock(
  { clock }: Pick<WorkRecord, 'clock'>,
  at: number,
  hours: number,
): number {
  const wall = clock.wallMinutesAt(at) + hours * 60;
  const epochDay = Math.floor(wall / MINUTES_PER_DAY);
  return clock.instantAt(epochDay, wall - epochDay * MINUTES_PER_DAY);
}

/** The long calls of a record, as `isLongCall` has it. @param gapHoursMax the longest gap within a duty. */
export function longCallsOf(
  record: WorkRecord,
  gapHoursMax: number,
  hoursMin: number,
  byTheClock: boolean,
): ContinuousDuty[] {
  return dutiesLongerThan(hoursMin - CLOCK_CHANGE_HOURS_MAX, record, gapHoursMax).filter((duty) =>
    isLongCall(record, duty, hoursMin, byTheClock),
  );
}

/**
 * Whether the duty holds in-house call and is so long, handing over not counted, that the rest after a long call is owed.
 * @param byTheClock whether 24 hours on the wall suffice, which are 23 when daylight saving begins.
 */
export function isLongCall(
  record: Pick<WorkRecord, 'clock'>,
  duty: Pick<ContinuousDuty, 'start' | 'clinicalEnd' | 'hasInHouseCall'>,
  hoursMin: number,
  byTheClock: boolean,
): boolean {
  if (!duty.hasInHouseCall) return false;
  if (duty.clinicalEnd - duty.start >= hoursMin * HOUR) return true;
  const least = (hoursMin - CLOCK_CHANGE_HOURS_MAX) * HOUR;
  if (!byTheClock || duty.clinicalEnd - duty.start < least) return false;
  const { clock } = record;
  const wallMinutes = clock.wallMinutesAt(duty.clinicalEnd) - clock.wallMinutesAt(duty.start);
  return wallMinutes >= hoursMin * 60;
}
