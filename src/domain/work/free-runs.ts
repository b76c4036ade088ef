import { workedTime } from './averaging-periods.ts';
import { factOf, factWith } from './facts.ts';
import { HOUR, inOrder, placeAfter, type Stretch, unionOf } from './stretches.ts';
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
  return cutRuns(
    record,
    (leaveEndsIt ? LEAVE : 0) + (homeCallEndsIt ? HOME_CALL : 0) + (unknownEndsIt ? UNKNOWN : 0),
  );
}

/** What ends free runs, as bits of one number. */
const LEAVE = 1;
const HOME_CALL = 2;
const UNKNOWN = 4;

const cutRuns = factWith((record: WorkRecord, ends: number): FreeRun[] => {
  const runs: FreeRun[] = [];
  const known = knownTime(record);
  if (!known) return runs;
  const unknownEndsIt = (ends & UNKNOWN) > 0;
  let { start } = known;
  const cut = (end: number) => {
    let until = end;
    const isAtEdge = end === known.end || start === known.start;
    if (isAtEdge && !unknownEndsIt) {
      // What comes before and after all that is known may be free as well.
      const rest = (end - start) % RUN;
      if (end === known.end && rest * 2 >= RUN) until += RUN - rest;
      else if (start === known.start && rest * 2 > RUN) start += rest - RUN;
    }
    for (; start + RUN <= until; start += RUN) runs.push({ start, end: start + RUN });
  };
  for (const busy of busyTime(record, record.unknownDays.size > 0 ? ends : ends & ~UNKNOWN)) {
    if (busy.start >= known.end) break;
    if (busy.start > start) cut(busy.start);
    start = Math.max(start, busy.end);
  }
  if (start < known.end) cut(known.end);
  return runs;
});

/** What ends free runs, in order. Leave may lie before and after all that is known. */
const busyTime = factWith((record: WorkRecord, ends: number): readonly Stretch[] => {
  const periods = ends & HOME_CALL ? occupiedTime(record) : workedTime(record);
  const leave = ends & LEAVE ? timeOfDays(record, record.leaveDays) : [];
  const unknown = ends & UNKNOWN ? timeOfDays(record, record.unknownDays) : [];
  if (leave.length === 0 && unknown.length === 0) return periods;
  return unionOf(inOrder(inOrder(periods, leave), unknown));
});

/** Time at work or on home call. */
const occupiedTime = factOf((record: WorkRecord): readonly Stretch[] =>
  record.periods.some(({ kind }) => kind === 'home-call')
    ? unionOf(record.periods)
    : workedTime(record),
);

function timeOfDays({ clock }: WorkRecord, epochDays: ReadonlySet<number>): readonly Stretch[] {
  const inTurn = [...epochDays].toSorted((one, other) => one - other);
  return unionOf(inTurn.map((day) => ({ start: clock.startOf(day), end: clock.startOf(day + 1) })));
}

/** From the first to the last of assignments and work: nothing is known of the time before and after. */
function knownTime({ assignments, periods, clock }: WorkRecord): Stretch | null {
  let start = periods[0]?.start ?? Infinity;
  let end = -Infinity;
  for (const period of periods) end = Math.max(end, period.end);
  for (const assignment of assignments) {
    const covered = instantsOf(assignment, clock);
    start = Math.min(start, covered.start);
    end = Math.max(end, covered.end);
  }
  return start < end ? { start, end } : null;
}

/** The runs of which the stretch holds the larger part, of two halves the earlier. @param runs in order. */
export function creditedTo(stretch: Stretch, runs: readonly FreeRun[]): FreeRun[] {
  const credited: FreeRun[] = [];
  for (let place = placeAfter(runs, stretch.start); place < runs.length; place++) {
    const run = runs[place];
    if (!run || run.start >= stretch.end) break;
    const middle = run.start + (run.end - run.start) / 2;
    if (stretch.start < middle && middle <= stretch.end) credited.push(run);
  }
  return credited;
}
