import { groupBy } from '../../domain/group-by.ts';
import { HOUR, type Stretch } from '../../domain/work/stretches.ts';
import { instantsOf } from '../../domain/work/work-record.ts';
import type { Variable } from '../encoding/model.ts';
import type { CallDuties } from './call-duties.ts';
import { isCertain, PossibleWeeks, possibleWork, type PossibleWork } from './possible-work.ts';

const RUN = 24 * HOUR;

/** 24 hours that are a day off where no work is in them and the free time before is cut there. */
export interface PossibleRun extends Stretch {
  /** Work that must not be. */
  readonly calls: readonly Variable[];
  /** Nights of call, of each list one must be: they take usual work in it away. */
  readonly takers: readonly (readonly Variable[])[];
  /** The run right before, after which this one is the next; null where they cannot both be. */
  readonly previous: PossibleRun | null;
  /** Work whose end it may begin with. */
  readonly begins: readonly PossibleWork[];
  /** Whether it is a day off whatever calls are chosen, and cut nowhere else. */
  readonly isCertain: boolean;
  /** Whether it may be the first of all that is known. */
  readonly isFirst: boolean;
}

/** What the free time before the first work is cut into where more than half a day is left: it ends with that work. */
export interface FirstRuns {
  readonly runs: readonly Stretch[];
  /** The calls of which one must be the first work; null where work that stands is. */
  readonly firstCalls: readonly Variable[] | null;
  /** Calls that would come before. */
  readonly earlier: readonly Variable[];
}

/** All days off that a resident may have. */
export interface PossibleDaysOff {
  /** What there may be of work, and of leave where it ends days off. */
  readonly weeks: PossibleWeeks;
  /** By start. */
  readonly runs: readonly PossibleRun[];
  readonly firstRuns: readonly FirstRuns[];
}

/** The days off that a resident may have, as `freeRunsOf` cuts them. @param leaveEndsIt whether leave is no day off. */
export function possibleDaysOff(duties: CallDuties, leaveEndsIt: boolean): PossibleDaysOff {
  const known = knownTime(duties);
  if (!known) return { weeks: new PossibleWeeks([]), runs: [], firstRuns: [] };
  const weeks = new PossibleWeeks([
    ...possibleWork(duties).work,
    ...(leaveEndsIt ? leaveOf(duties, known) : []),
  ]);
  const begins = groupBy(weeks.work, ({ end }) => end);
  const open = new Set([known.start, ...begins.keys()]);
  const firstRuns = firstRunsOf(weeks, known);
  const runs = new Map<number, PossibleRun>();
  // What is added while it goes on lies later.
  const starts = [...open].toSorted((one, other) => one - other);
  for (let place = 0; place < starts.length; place++) {
    const start = starts[place] ?? 0;
    if (start >= known.end) continue;
    const isFirst = start === known.start;
    const run = runFrom(weeks, start, runs.get(start - RUN), begins.get(start) ?? [], isFirst);
    if (!run) continue;
    runs.set(start, isFirst && firstRuns.length > 0 ? { ...run, isCertain: false } : run);
    if (open.has(run.end)) continue;
    open.add(run.end);
    insert(starts, run.end, place);
  }
  return { weeks, runs: [...runs.values()], firstRuns };
}

function insert(sorted: number[], value: number, after: number): void {
  let place = after + 1;
  while ((sorted[place] ?? Infinity) < value) place++;
  sorted.splice(place, 0, value);
}

function runFrom(
  weeks: PossibleWeeks,
  start: number,
  before: PossibleRun | undefined,
  begins: readonly PossibleWork[],
  isFirst: boolean,
): PossibleRun | null {
  const end = start + RUN;
  const within = weeks.overlapping(start, end);
  if (within.some(isCertain)) return null;
  const calls = within.flatMap(({ choice }) => choice ?? []);
  const takers = takersOutside(within, calls);
  if (takers.some((each) => each.length === 0)) return null;
  const isPossibleAfter =
    before && takers.every((each) => each.some((taker) => !before.calls.includes(taker)));
  const previous = isPossibleAfter ? before : null;
  if (!previous && !isFirst && begins.length === 0) return null;
  const early = isFirst ? weeks.startingWithin(-Infinity, start).flatMap(choiceOf) : [];
  const blocking = [...new Set([...calls, ...early])];
  const isBegun = isFirst || begins.some(isCertain) || previous?.isCertain === true;
  const isSure = isBegun && blocking.length === 0 && takers.length === 0;
  return { start, end, calls: blocking, takers, previous, begins, isCertain: isSure, isFirst };
}

/** For each day of usual work, the nights of call that take it away and are none of these calls. */
function takersOutside(
  works: readonly PossibleWork[],
  calls: readonly Variable[],
): (readonly Variable[])[] {
  const days = new Map(works.flatMap((work) => (work.choice === null ? [[work.day, work]] : [])));
  return [...days.values()].map(({ takenBy }) => takenBy.filter((taker) => !calls.includes(taker)));
}

function choiceOf({ choice }: PossibleWork): readonly Variable[] {
  return choice === null ? [] : [choice];
}

function firstRunsOf(weeks: PossibleWeeks, known: Stretch): FirstRuns[] {
  const found: FirstRuns[] = [];
  const earlier = weeks.startingWithin(-Infinity, known.start).flatMap(choiceOf);
  const later = weeks.startingWithin(known.start, Infinity);
  if (weeks.startingWithin(-Infinity, known.start).some(({ choice }) => choice === null)) return [];
  for (const [start, first] of groupBy(later, (work) => work.start)) {
    const isStanding = first.some(({ choice }) => choice === null);
    if ((start - known.start) % RUN > RUN / 2) {
      const runs: Stretch[] = [];
      for (let end = start; end > known.start; end -= RUN) runs.push({ start: end - RUN, end });
      const firstCalls = isStanding ? null : first.flatMap(choiceOf);
      found.push({ runs, firstCalls, earlier: [...earlier] });
    }
    if (isStanding) break;
    earlier.push(...first.flatMap(choiceOf));
  }
  return found;
}

/** From the first to the last of assignments and work that stands. */
function knownTime({ record, standing, clock }: CallDuties): Stretch | null {
  const spans: Stretch[] = [
    ...record.assignments.map((assignment) => instantsOf(assignment, clock)),
    ...standing,
  ];
  const start = Math.min(...spans.map((each) => each.start));
  const end = Math.max(...spans.map((each) => each.end));
  return spans.length > 0 ? { start, end } : null;
}

function leaveOf({ record, clock }: CallDuties, known: Stretch): PossibleWork[] {
  return [...record.leaveDays].flatMap((day): PossibleWork[] => {
    const start = clock.startOf(day);
    const end = clock.startOf(day + 1);
    if (end <= known.start || known.end <= start) return [];
    return [{ start, end, day, kind: 'clinical', choice: null, takenBy: [] }];
  });
}
