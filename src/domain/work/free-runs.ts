import { factOf, factWith } from './facts.ts';
import { HOUR, type Stretch, unionOf, without } from './stretches.ts';
import { countsAsHours } from './work-period.ts';
import { instantsOf, type WorkRecord } from './work-record.ts';

const RUN = 24 * HOUR;

/** The moment at which a free run starts: a continuous 24 hours without work, education or home call. */
export type FreeRun = number;

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
  return cutRuns(
    record,
    (leaveEndsIt ? LEAVE : 0) + (homeCallEndsIt ? HOME_CALL : 0) + (unknownEndsIt ? UNKNOWN : 0),
  );
}

/** The 24 hours of a free run. */
export function stretchOf(run: FreeRun): Stretch {
  return { start: run, end: run + RUN };
}

/** What ends free runs, as bits of one number. */
const LEAVE = 1;
const HOME_CALL = 2;
const UNKNOWN = 4;

const cutRuns = factWith((record: WorkRecord, ends: number): FreeRun[] => {
  const runs: FreeRun[] = [];
  const known = knownTime(record);
  if (!known) return runs;
  let free = freeTime(record, (ends & HOME_CALL) > 0);
  if (ends & LEAVE) free = without(free, leaveTime(record));
  if (ends & UNKNOWN) free = without(free, unknownTime(record));
  for (const stretch of free) {
    let { start, end } = stretch;
    if ((end === known.end || start === known.start) && !(ends & UNKNOWN)) {
      // What comes before and after all that is known may be free as well.
      const rest = (end - start) % RUN;
      if (end === known.end && rest * 2 >= RUN) end += RUN - rest;
      else if (start === known.start && rest * 2 > RUN) start += rest - RUN;
    }
    for (; start + RUN <= end; start += RUN) runs.push(start);
  }
  return runs;
});

/** The time without work in which a free run may lie: of 24 hours and more, or at the edges of all that is known. */
const freeTime = factWith((record: WorkRecord, homeCallEndsIt: boolean): readonly Stretch[] => {
  const known = knownTime(record);
  if (!known) return [];
  const free: Stretch[] = [];
  let { start } = known;
  const addUntil = (end: number) => {
    const isAtEdge = start === known.start || end === known.end;
    if (end - start >= RUN || (isAtEdge && start < end)) free.push({ start, end });
  };
  for (const period of record.periods) {
    if (!homeCallEndsIt && !countsAsHours(period.kind)) continue;
    if (period.start > start) addUntil(period.start);
    if (period.end > start) start = period.end;
  }
  addUntil(known.end);
  return free;
});

const leaveTime = factOf((record: WorkRecord) => timeOfDays(record, record.leaveDays));
const unknownTime = factOf((record: WorkRecord) => timeOfDays(record, record.unknownDays));

function timeOfDays({ clock }: WorkRecord, epochDays: ReadonlySet<number>): readonly Stretch[] {
  if (epochDays.size === 0) return [];
  const inTurn = [...epochDays].toSorted((one, other) => one - other);
  return unionOf(inTurn.map((day) => ({ start: clock.startOf(day), end: clock.startOf(day + 1) })));
}

/** From the first to the last of assignments and work: nothing is known of the time before and after. */
const knownTime = factOf(({ assignments, periods, clock }: WorkRecord): Stretch | null => {
  let start = periods[0]?.start ?? Infinity;
  let end = -Infinity;
  for (const period of periods) end = Math.max(end, period.end);
  for (const assignment of assignments) {
    const covered = instantsOf(assignment, clock);
    start = Math.min(start, covered.start);
    end = Math.max(end, covered.end);
  }
  return start < end ? { start, end } : null;
});

/** The runs of which the stretch holds the larger part, of two halves the earlier. @param runs in order. */
export function creditedTo(stretch: Stretch, runs: readonly FreeRun[]): readonly FreeRun[] {
  const credited: FreeRun[] = [];
  for (let place = placeOfFirst(runs, stretch.start - RUN); place < runs.length; place++) {
    const run = runs[place] ?? Infinity;
    if (run >= stretch.end) break;
    const middle = run + RUN / 2;
    if (stretch.start < middle && middle <= stretch.end) credited.push(run);
  }
  return credited;
}

/** The place of the first run that does not start before the moment. */
function placeOfFirst(runs: readonly FreeRun[], at: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle] ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
