import { Annealing } from './annealing.ts';
import type { Solution } from './improve.ts';
import type { SearchSpace } from './space.ts';

const MOVES_BETWEEN_LOOKS = 2048;
const LOOKS_BETWEEN_LESSONS = 16;
const TOUCHES_IN_A_UNIT_OF_WORK = 10_000_000;

/** Where annealing starts, and how long it goes on. */
export interface AnnealOptions {
  readonly seed: number;
  /** Values to start from; null to start with nothing. */
  readonly start: readonly number[] | null;
  /** What was spent so far of what may be spent, 0 to 1; it ends at 1. */
  readonly partSpent: () => number;
  /** Notes work done, in the engine's units of about a second. */
  readonly spend: (workUsed: number) => void;
  /** Is told each better solution found, but no more often than it is looked at the clock. */
  readonly onBetter: (solution: Solution) => void;
}

/**
 * Simulated annealing on a model: changes drawn from the structure of people, periods and rows, priced without any
 * engine. Limits may be broken on the way, at a price that rises while they are. Proves nothing.
 * @returns the best solution that keeps all limits; null where none was met.
 */
export function anneal(space: SearchSpace, options: AnnealOptions): Solution | null {
  const looks = annealingLooks(new Annealing(space, options.seed, options.start), options);
  for (;;) {
    const look = looks.next();
    if (look.done) return look.value;
  }
}

/** The same, look by look, a look being some thousand changes: whoever asks may do something else between them. */
export function* annealingLooks(
  annealing: Annealing,
  options: Pick<AnnealOptions, 'spend' | 'partSpent' | 'onBetter'>,
): Generator<void, Solution | null> {
  let best: Solution | null = null;
  for (let look = 0; ; look++) {
    options.spend(annealing.takeTouches() / TOUCHES_IN_A_UNIT_OF_WORK);
    const objective = annealing.best;
    if (objective !== null && (best === null || objective < best.objective)) {
      best = { objective, values: annealing.bestValues() };
      options.onBetter(best);
    }
    const part = options.partSpent();
    if (part >= 1) return best;
    annealing.cool(part);
    if (look % LOOKS_BETWEEN_LESSONS === 0) annealing.learn();
    for (let move = 0; move < MOVES_BETWEEN_LOOKS; move++) annealing.step();
    yield;
  }
}
