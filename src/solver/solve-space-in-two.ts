import { Budget } from './budget.ts';
import { type FromProver, pauses, type Port, type ToProver } from './companion-messages.ts';
import { LineMoves } from './columns/line-moves.ts';
import { reach } from './engine/cp-sat-messages.ts';
import { satisfies, sumOf } from './engine/satisfies.ts';
import type { StopFlag } from './engine/solve-model.ts';
import { annealingLooks } from './search/anneal.ts';
import { Annealing, SLOW_CYCLE_STARTS } from './search/annealing.ts';
import type { Solution } from './search/improve.ts';
import type { SearchSpace } from './search/space.ts';
import type { SpaceAnswer, SpaceNews } from './solve-space.ts';

/** How long to search in two threads. */
export interface InTwoOptions {
  readonly seed: number;
  readonly secondsMax: number | null;
}

/**
 * Solves a search space in two threads: this one anneals, the one behind the port runs `proveSpace`; each tells the
 * other what it finds. It ends when the best is proven, or out of seconds. What it promises is less than one thread:
 * values and bounds are as true, but which schedule is found depends on which thread is the quicker, so the same seed
 * need not give the same schedule. Where the other thread breaks down, this one goes on alone.
 * @param onNews is told each better solution and bound.
 */
export async function solveSpaceInTwo(
  space: SearchSpace,
  options: InTwoOptions,
  port: Port<FromProver, ToProver>,
  onNews: (news: SpaceNews) => void = () => undefined,
  stopFlag: StopFlag | null = null,
): Promise<SpaceAnswer> {
  return new SearchInTwo(space, options, port, onNews, stopFlag).solve();
}

class SearchInTwo {
  readonly #space: SearchSpace;
  readonly #seed: number;
  readonly #budget: Budget;
  readonly #port: Port<FromProver, ToProver>;
  readonly #onNews: (news: SpaceNews) => void;
  readonly #stopFlag: StopFlag | null;
  #annealing: Annealing | null = null;
  #best: Solution | null = null;
  #bound: number;
  #isImpossible = false;

  constructor(
    space: SearchSpace,
    { seed, secondsMax }: InTwoOptions,
    port: Port<FromProver, ToProver>,
    onNews: (news: SpaceNews) => void,
    stopFlag: StopFlag | null,
  ) {
    this.#space = space;
    this.#seed = seed;
    const start = performance.now();
    const seconds = () => (performance.now() - start) / 1000;
    this.#budget = new Budget({ secondsMax, workMax: null }, seconds);
    this.#port = port;
    this.#onNews = onNews;
    this.#stopFlag = stopFlag;
    this.#bound = reach(space.model.objective, space.model.variables).min;
    const { model, choices } = space;
    const left = this.#budget.share(1).left.secondsMax;
    port.post({ kind: 'start', model, choices, seed, secondsMax: left });
    port.listen((message) => this.#hear(message));
  }

  async solve(): Promise<SpaceAnswer> {
    const share = this.#budget.share(1);
    const annealing = new Annealing(this.#space, this.#seed, null, SLOW_CYCLE_STARTS);
    this.#annealing = annealing;
    const looks = annealingLooks(annealing, {
      spend: (workUsed) => this.#budget.spend({ workUsed, isRepeatable: false }),
      partSpent: () => (this.#isSettled || this.#isStopped ? 1 : share.partSpent),
      onBetter: (solution) => {
        if (this.#note('annealing', solution))
          this.#port.post({ kind: 'better', values: solution.values });
      },
    });
    const pause = pauses();
    while (!looks.next().done) await pause();
    this.#port.post({ kind: 'end' });
    return {
      values: this.#best?.values ?? null,
      objective: this.#best?.objective ?? null,
      bound: this.#bound,
      isImpossible: this.#isImpossible,
      isRepeatable: false,
      secondsUsed: this.#budget.secondsUsed,
      workUsed: this.#budget.workUsed,
    };
  }

  get #isStopped(): boolean {
    return this.#stopFlag !== null && Atomics.load(this.#stopFlag, 0) !== 0;
  }

  get #isSettled(): boolean {
    return this.#isImpossible || (this.#best !== null && this.#best.objective <= this.#bound);
  }

  #hear(message: FromProver): void {
    const { model } = this.#space;
    switch (message.kind) {
      case 'lines':
        this.#annealing?.takeLines(
          (evaluation, random) => new LineMoves(evaluation, message.lines, random),
        );
        break;
      case 'better': {
        const { values, method } = message;
        if (!satisfies(model, values)) break;
        const isBetter = this.#note(method, { values, objective: sumOf(model.objective, values) });
        if (isBetter) this.#annealing?.takeBest(values);
        break;
      }
      case 'bound':
        if (message.bound <= this.#bound) break;
        this.#bound = message.bound;
        this.#tell(message.method);
        break;
      case 'impossible':
        this.#isImpossible = this.#best === null;
        break;
      case 'crashed':
      case 'ended':
        break;
    }
  }

  #note(method: SpaceNews['method'], solution: Solution): boolean {
    if (this.#best && solution.objective >= this.#best.objective) return false;
    this.#best = solution;
    this.#tell(method);
    return true;
  }

  #tell(method: SpaceNews['method']): void {
    this.#onNews({
      secondsElapsed: this.#budget.secondsUsed,
      method,
      best: this.#best?.objective ?? null,
      bound: this.#bound,
    });
  }
}
