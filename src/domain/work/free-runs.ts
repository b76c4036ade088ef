import { onceForEach } from './once-for-each.ts';
import { HOUR, type Stretch, unionOf, without } from './stretches.ts';
import { instantsOf, type WorkRecord } from './work-record.ts';

const RUN = 24 * HOUR;

/** A continuous 24 hours without work, education or home call. */
export type FreeRun = Stretch;

/** What ends a free run. */
export interface FreeRunOptions {
  /** Leave supplies no days off to the days around it. */
  readonly leaveEndsIt: boolean;
  readonly homeCallEndsIt: boolean;
  /** Whether days of unknown work are taken to be worked; else they are taken to be free. */
  readonly unknownEndsIt: boolean;
}

/** The free runs of the record, in order, none overlapping another: each stretch of free time is cut from its start. */
export function freeRunsOf(record: WorkRecord, options: FreeRunOptions): readonly FreeRun[] {
  const { leaveEndsIt, homeCallEndsIt, unknownEndsIt } = options;
  const key = `${leaveEndsIt} ${homeCallEndsIt} ${unknownEndsIt}`;
  let ofRecord = runsByOptions.get(key);
  if (!ofRecord) {
    ofRecord = onceForEach((each) => cutRuns(each, options));
    runsByOptions.set(key, ofRecord);
  }
  return ofRecord(record);
}

const runsByOptions = new Map<string, (record: WorkRecord) => readonly FreeRun[]>();

function cutRuns(record: WorkRecord, options: FreeRunOptions): FreeRun[] {
  const { leaveDays, unknownDays } = record;
  const periods = options.homeCallEndsIt
    ? record.periods
    : record.periods.filter(({ kind }) => kind !== 'home-call');
  const days = [
    ...(options.leaveEndsIt ? leaveDays : []),
    ...(options.unknownEndsIt ? unknownDays : []),
  ];
  const blocked = days.map((day) => dayStretch(record, day));
  const busy = unionOf(
    blocked.length === 0
      ? periods
      : [...periods, ...blocked].toSorted((one, other) => one.start - other.start),
  );
  const known = knownTime(record);
  if (!known) return [];
  return without(known, busy).flatMap(({ start, end }) => {
    const runs = runsFrom(start, end);
    if (options.unknownEndsIt) return runs;
    // What comes before and after all that is known may be free as well.
    const rest = (end - start) % RUN;
    if (end === known.end && rest * 2 >= RUN) return runsFrom(start, end - rest + RUN);
    if (start === known.start && rest * 2 > RUN) return runsFrom(start + rest - RUN, end);
    return runs;
  });
}

function runsFrom(start: number, end: number): FreeRun[] {
  return Array.from({ length: Math.floor((end - start) / RUN) }, (_, place) => ({
    start: start + place * RUN,
    end: start + (place + 1) * RUN,
  }));
}

function dayStretch({ clock }: WorkRecord, epochDay: number): Stretch {
  return { start: clock.startOf(epochDay), end: clock.startOf(epochDay + 1) };
}

/** From the first to the last of assignments and work: nothing is known of the time before and after. */
function knownTime({ assignments, periods, clock }: WorkRecord): Stretch | null {
  const stretches = [...assignments.map((each) => instantsOf(each, clock)), ...periods];
  if (stretches.length === 0) return null;
  return {
    start: stretches.reduce((first, { start }) => Math.min(first, start), Infinity),
    end: stretches.reduce((last, { end }) => Math.max(last, end), -Infinity),
  };
}

/** Whether the run is credited to this stretch: it holds the run's larger part, of two halves the earlier. */
export function isCredited(run: Stretch, to: Stretch): boolean {
  const middle = run.start + (run.end - run.start) / 2;
  return to.start < middle && middle <= to.end;
}
