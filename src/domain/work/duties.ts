import { factOf } from './facts.ts';
import { HOUR } from './stretches.ts';
import { isOnSite, mayFollowLongDuty, type WorkPeriod } from './work-period.ts';
import type { WorkRecord } from './work-record.ts';

const MINUTES_PER_DAY = 1440;

/** Time on site without a break worth the name: periods that a short gap, or none, separates. */
export interface Duty {
  readonly start: number;
  /** When the person leaves: handing over and staying on included. */
  readonly end: number;
  /** When the last work ends that is neither transition nor education; `start` if there is none. */
  readonly clinicalEnd: number;
  readonly hasInHouseCall: boolean /** Its periods stand between these places in the record, with others that are not on site. */;
  readonly firstPlace: number;
  readonly nextPlace: number;
}

type Draft = { -readonly [Key in keyof Duty]: Duty[Key] };

const dutiesByGap = new Map<number, (record: WorkRecord) => readonly Duty[]>();

/** The duties of a record, in order. @param gapHoursMax the longest gap that joins two periods into one duty. */
export function dutiesOf(record: WorkRecord, gapHoursMax: number): readonly Duty[] {
  let ofRecord = dutiesByGap.get(gapHoursMax);
  if (!ofRecord) {
    ofRecord = factOf((each: WorkRecord) => mergedDuties(each, gapHoursMax * HOUR));
    dutiesByGap.set(gapHoursMax, ofRecord);
  }
  return ofRecord(record);
}

function mergedDuties(record: WorkRecord, gapMax: number): Duty[] {
  const duties: Duty[] = [];
  let duty: Draft | undefined;
  for (let place = 0; place < record.periods.length; place++) {
    const period = record.periods[place];
    if (!period || !isOnSite(period.kind)) continue;
    if (!duty || period.start - duty.end > gapMax) {
      const { start } = period;
      duty = {
        start,
        end: start,
        clinicalEnd: start,
        hasInHouseCall: false,
        firstPlace: place,
        nextPlace: place,
      };
      duties.push(duty);
    }
    duty.nextPlace = place + 1;
    duty.end = Math.max(duty.end, period.end);
    if (period.kind === 'in-house-call') duty.hasInHouseCall = true;
    if (!mayFollowLongDuty(period.kind)) {
      duty.clinicalEnd = Math.max(duty.clinicalEnd, period.end);
    }
  }
  return duties;
}

/** The periods of a duty, by start. */
export function periodsOf({ periods }: WorkRecord, duty: Duty): WorkPeriod[] {
  return periods.slice(duty.firstPlace, duty.nextPlace).filter(({ kind }) => isOnSite(kind));
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

/**
 * Whether the duty holds in-house call and is so long, handing over not counted, that the rest after a long call is owed.
 * @param byTheClock whether 24 hours on the wall suffice, which are 23 when daylight saving begins.
 */
export function isLongCall(
  record: Pick<WorkRecord, 'clock'>,
  duty: Pick<Duty, 'start' | 'clinicalEnd' | 'hasInHouseCall'>,
  hoursMin: number,
  byTheClock: boolean,
): boolean {
  if (!duty.hasInHouseCall) return false;
  if (duty.clinicalEnd - duty.start >= hoursMin * HOUR) return true;
  // Only a change of the clocks makes a difference, and it is an hour or two.
  if (!byTheClock || duty.clinicalEnd - duty.start < (hoursMin - 3) * HOUR) return false;
  const { clock } = record;
  const wallMinutes = clock.wallMinutesAt(duty.clinicalEnd) - clock.wallMinutesAt(duty.start);
  return wallMinutes >= hoursMin * 60;
}
