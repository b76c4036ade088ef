import { type Literal, no, type Summand, type Variable, yes } from '../encoding/model.ts';
import type { PossibleWeeks, PossibleWork } from './possible-work.ts';

/** Choices that, all made while none of others is, break a rule: the sum of the terms must not exceed `max`. */
export interface Exclusion {
  readonly terms: readonly Summand[];
  readonly max: number;
}

interface Draft {
  readonly made: ReadonlySet<Variable>;
  readonly notMade: ReadonlySet<Variable>;
}

/**
 * What to exclude so that not all of some work happens while none of some other does. Nothing where no choice is to
 * blame or where it cannot happen.
 */
export function exclusionsOf(
  present: Iterable<PossibleWork>,
  absent: Iterable<PossibleWork>,
): Exclusion[] {
  const made = new Set<Variable>();
  const notMade = new Set<Variable>();
  for (const { choice, takenBy } of present) {
    if (choice !== null) made.add(choice);
    for (const taker of takenBy) notMade.add(taker);
  }
  let drafts: Draft[] = [{ made, notMade }];
  for (const work of absent) drafts = drafts.flatMap((draft) => without(draft, work));
  return drafts.flatMap((draft): Exclusion[] => {
    const isPossible = ![...draft.made].some((choice) => draft.notMade.has(choice));
    if (!isPossible || draft.made.size === 0) return [];
    const terms = [...draft.made, ...[...draft.notMade].map((each): Summand => [-1, each])];
    return [{ terms, max: draft.made.size - 1 }];
  });
}

/** The draft where the work does not happen, once for each way. */
function without({ made, notMade }: Draft, { choice, takenBy }: PossibleWork): Draft[] {
  if (choice !== null) return [{ made, notMade: new Set([...notMade, choice]) }];
  if (takenBy.some((taker) => made.has(taker))) return [{ made, notMade }];
  return takenBy.map((taker) => ({ made: new Set([...made, taker]), notMade }));
}

/** Work without a long gap up to the end of one piece, the last first, and when it starts. */
export interface Chain {
  readonly work: readonly PossibleWork[];
  readonly start: number;
}

/**
 * Chains of work that end with a piece, each before those it is the end of: every duty up to that piece is found, with
 * as few pieces as reach back as far.
 * @param goesOn whether a chain is to be made longer.
 */
export function* chainsUpTo(
  weeks: PossibleWeeks,
  last: PossibleWork,
  gapMax: number,
  goesOn: (chain: Chain) => boolean,
): Generator<Chain> {
  const open: (Chain & { readonly startAfter: number })[] = [
    { work: [last], start: last.start, startAfter: Infinity },
  ];
  for (let chain = open.pop(); chain; chain = open.pop()) {
    yield chain;
    if (!goesOn(chain)) continue;
    const { work, start, startAfter } = chain;
    for (const before of weeks.reaching(start, gapMax)) {
      // What reaches the piece after would have been taken at once: it starts earlier.
      if (before.end >= startAfter - gapMax || before.end > last.end) continue;
      if (isTakenAway(before, work)) continue;
      open.push({ work: [...work, before], start: before.start, startAfter: start });
    }
  }
}

function isTakenAway(one: PossibleWork, others: readonly PossibleWork[]): boolean {
  return others.some(
    (other) =>
      (other.choice !== null && one.takenBy.includes(other.choice)) ||
      (one.choice !== null && other.takenBy.includes(one.choice)),
  );
}

/** Too little time off after a chain of work: what must not come next. */
export interface ShortRest {
  /** Choices that must not be made along with the chain. */
  readonly calls: readonly Variable[];
  /** What else is to be excluded: standing work comes next, or lies between unless it is taken away. */
  readonly others: readonly Exclusion[];
}

/**
 * What would start too soon after a chain of work.
 * @param from the first start that is too soon, and no part of the duty.
 * @param until the first start that is not.
 */
export function shortRestAfter(
  weeks: PossibleWeeks,
  { work }: Chain,
  from: number,
  until: number,
): ShortRest {
  const calls: Variable[] = [];
  const others: Exclusion[] = [];
  const end = work[0]?.end ?? from;
  for (const next of weeks.startingWithin(from, until)) {
    const between = weeks
      .overlapping(end, next.start)
      .filter((each) => each.choice === null && !isTakenAway(each, work));
    if (next.choice !== null && between.length === 0) calls.push(next.choice);
    else others.push(...exclusionsOf([...work, next], between));
  }
  return { calls, others };
}

/** The choices that make a chain: all of the first made and none of the second. */
export function conditionsOf({ work }: Chain): Literal[] {
  return [
    ...work.flatMap(({ choice }) => (choice === null ? [] : [yes(choice)])),
    ...work.flatMap(({ takenBy }) => takenBy.map(no)),
  ];
}
