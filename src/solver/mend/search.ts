import type { Schedule } from '../../domain/schedule/schedule.ts';
import { onceForEach } from '../../domain/work/once-for-each.ts';
import type { Finding } from '../../rules/rule.ts';
import { type CellChange, daysDecided, peopleOf } from './cell-change.ts';
import { Candidate, type Judge } from './judge.ts';
import type { Moves } from './moves.ts';
import { compareNumbers } from './rank.ts';

/** What a search may do. */
export interface SearchLimits {
  /** Of so many cells at most. */
  readonly cellsMax: number;
  /** A rule asked about a part of the schedule is one piece of work. */
  readonly workMax: number;
}

/** What a search came to. */
export interface Found {
  /** Of equal size, in no order; empty where there is none. */
  readonly mendings: readonly Candidate[];
  /** Up to this many cells every combination was tried. */
  readonly cellsTried: number;
}

/** Changes that do not mend by themselves, and what is still to be mended. */
interface Attempt {
  readonly candidate: Candidate;
  /** How far the finding is from being mended; null once it is. */
  readonly distanceLeft: number | null;
  /** What was broken on the way; undefined until somebody asks. */
  readonly broken?: readonly Finding[];
}

const VIOLATIONS_COUNTED = 12;

/**
 * Finds the smallest sets of changed cells by which a finding goes and no violation comes. All single cells are tried
 * before any two. Whatever set mends must change a cell on which the finding depends, and then one on which each
 * violation depends that came of it: so every set is reached by always changing a cell that the first of what is still
 * open depends on. Nothing is reached that way only where a violation depends on cells that `Moves` does not offer.
 */
export function smallestMendings(
  schedule: Schedule,
  target: Finding,
  moves: Moves,
  judge: Judge,
  { cellsMax, workMax }: SearchLimits,
): Found {
  const none = new Candidate(schedule, []);
  let attempts: Attempt[] = [{ candidate: none, distanceLeft: 0, broken: [] }];
  for (let cells = 1; cells <= cellsMax; cells++) {
    const step = new Step(target, moves, judge, cellsMax - cells);
    for (const isNear of cells === 1 ? [true] : [true, false]) {
      for (const attempt of attempts) {
        if (judge.workUsed >= workMax) break;
        step.extend(attempt, isNear);
      }
    }
    const isEvery = judge.workUsed < workMax;
    if (step.mendings.length > 0 || !isEvery) {
      return { mendings: step.mendings, cellsTried: isEvery ? cells : cells - 1 };
    }
    attempts = step.attempts.toSorted(compareAttempts());
  }
  return { mendings: [], cellsTried: cellsMax };
}

/** The attempts of one size, each once, from those of one cell less. */
class Step {
  readonly mendings: Candidate[] = [];
  readonly attempts: Attempt[] = [];
  readonly #target: Finding;
  readonly #moves: Moves;
  readonly #judge: Judge;
  readonly #cellsLeft: number;
  readonly #seen = new Set<string>();

  constructor(target: Finding, moves: Moves, judge: Judge, cellsLeft: number) {
    this.#target = target;
    this.#moves = moves;
    this.#judge = judge;
    this.#cellsLeft = cellsLeft;
  }

  /** Tries an attempt with one more change. @param isNear whether with those on a day of its last change, or the others. */
  extend(attempt: Attempt, isNear: boolean): void {
    const { changes } = attempt.candidate;
    const last = changes.at(-1);
    for (const change of this.#next(attempt)) {
      if (last && isNearTo(last, change) !== isNear) continue;
      if (changes.some(({ cell }) => cell === change.cell)) continue;
      this.#try(attempt.candidate.with(change));
    }
  }

  /** The changes on which what is open depends: with the last cell all of it, before that any part of it. */
  #next({ candidate, distanceLeft, broken }: Attempt): readonly CellChange[] {
    const onTheWay = broken ?? this.#judge.broken(this.#target, candidate, VIOLATIONS_COUNTED);
    const all = [...(distanceLeft === null ? [] : [this.#target]), ...onTheWay]
      .map((finding) => this.#moves.touching(finding))
      .toSorted((one, other) => one.length - other.length);
    const [fewest = [], ...others] = all;
    if (this.#cellsLeft > 0 || others.length === 0) return fewest;
    const keys = others.map((changes) => new Set(changes.map(({ key }) => key)));
    return fewest.filter(({ key }) => keys.every((each) => each.has(key)));
  }

  #try(candidate: Candidate): void {
    if (this.#seen.has(candidate.key)) return;
    this.#seen.add(candidate.key);
    const distanceLeft = this.#judge.distanceLeft(this.#target, candidate);
    const isMended = distanceLeft === null;
    if (this.#cellsLeft === 0) {
      if (isMended && this.#judge.broken(this.#target, candidate, 1).length === 0)
        this.mendings.push(candidate);
      return;
    }
    const isHopeful = this.#isHopeful(candidate);
    if (!isMended) {
      if (isHopeful) this.attempts.push({ candidate, distanceLeft });
      return;
    }
    const broken = this.#judge.broken(this.#target, candidate, isHopeful ? VIOLATIONS_COUNTED : 1);
    if (broken.length === 0) this.mendings.push(candidate);
    else if (isHopeful) this.attempts.push({ candidate, distanceLeft, broken });
  }

  /** Whether more changes could help: a place emptied in vain would have to be filled again. */
  #isHopeful({ changes }: Candidate): boolean {
    return !changes.some(({ came, layer }) => came.length === 0 && layer !== 'half-day');
  }
}

/** Whether both changes are on a day in common and about somebody in common. */
function isNearTo(one: CellChange, other: CellChange): boolean {
  const sharesDays =
    one.days.firstDay <= other.days.lastDay && other.days.firstDay <= one.days.lastDay;
  return sharesDays && one.personIds.some((id) => other.personIds.includes(id));
}

/** The most promising first: the finding gone or nearly so, little broken, few days, few people. */
function compareAttempts(): (one: Attempt, other: Attempt) => number {
  const rankOf = onceForEach(({ candidate, broken, distanceLeft }: Attempt): readonly number[] => [
    distanceLeft ?? -1,
    broken?.length ?? 0,
    daysDecided(candidate.changes),
    peopleOf(candidate.changes).length,
  ]);
  return (one, other) =>
    compareNumbers(rankOf(one), rankOf(other)) ||
    (one.candidate.key < other.candidate.key ? -1 : 1);
}
