import { Budget, type Share } from './budget.ts';
import { boundByColumns } from './columns/bound-by-columns.ts';
import { reach } from './engine/cp-sat-messages.ts';
import { type EngineAnswer, solveModel, type StopFlag } from './engine/solve-model.ts';
import { anneal } from './search/anneal.ts';
import { improve, type Solution } from './search/improve.ts';
import { RestrictableModel } from './search/restricted-model.ts';
import type { Searcher, SearchSpace } from './search/space.ts';

/** Models with fewer variables are solved as a whole at once, for a while. */
const SMALL_VARIABLES = 3_000;
/** Models with more variables are never solved as a whole. */
const WHOLE_VARIABLES_MAX = 60_000;
/** Of all that may be spent: for the whole of a small model, and then of the rest each for annealing, lines and pieces. */
const PART_FOR_SMALL = 0.15;
const PART_FOR_ANNEALING = 0.25;
const PART_FOR_LINES = 0.75;
const PART_FOR_PIECES = 0.7;
const STEPS_IN_VAIN_MAX = 200;

/** How long to search; null means without limit. The same seed and work give the same answer. */
export interface SpaceOptions {
  readonly seed: number;
  readonly secondsMax: number | null;
  readonly workMax: number | null;
  /** The clock by which seconds are counted: those since the search began; of the wall if not said. */
  readonly secondsElapsed?: () => number;
}

/** News of a running search. */
export interface SpaceNews {
  readonly secondsElapsed: number;
  readonly method: 'annealing' | 'lines' | 'pieces' | 'whole';
  /** The objective of the best solution so far. */
  readonly best: number | null;
  /** No solution has a smaller objective. */
  readonly bound: number;
}

/** What came of a search. */
export interface SpaceAnswer {
  /** A value for every variable, satisfying all limits; null where no solution was found. */
  readonly values: readonly number[] | null;
  readonly objective: number | null;
  readonly bound: number;
  /** Proven: there is no solution. */
  readonly isImpossible: boolean;
  readonly isRepeatable: boolean;
  readonly secondsUsed: number;
  readonly workUsed: number;
}

/**
 * Solves a search space with every method there is: annealing for a first schedule, whole lines of people for a bound
 * and better ones, then pieces, and the whole model.
 * @param onNews is told each better solution and bound.
 */
export async function solveSpace(
  space: SearchSpace,
  options: SpaceOptions,
  onNews: (news: SpaceNews) => void = () => undefined,
  stopFlag: StopFlag | null = null,
): Promise<SpaceAnswer> {
  return new SpaceSearch(space, options, onNews, stopFlag).solve();
}

/** One use of `solveSpace`: what is known so far and what may still be spent. */
class SpaceSearch {
  readonly #space: SearchSpace;
  readonly #whole: RestrictableModel;
  readonly #seed: number;
  readonly #budget: Budget;
  readonly #onNews: (news: SpaceNews) => void;
  readonly #stopFlag: StopFlag | null;
  #best: Solution | null = null;
  #bound: number;
  #isImpossible = false;

  constructor(
    space: SearchSpace,
    { seed, secondsElapsed, ...limits }: SpaceOptions,
    onNews: (news: SpaceNews) => void,
    stopFlag: StopFlag | null,
  ) {
    this.#space = space;
    const choices = space.choices.map(({ variable }) => variable);
    this.#whole = new RestrictableModel(space.model, choices);
    this.#seed = seed;
    const start = performance.now();
    const wall = () => (performance.now() - start) / 1000;
    this.#budget = new Budget(limits, secondsElapsed ?? wall);
    this.#onNews = onNews;
    this.#stopFlag = stopFlag;
    this.#bound = reach(space.model.objective, space.model.variables).min;
  }

  async solve(): Promise<SpaceAnswer> {
    const count = this.#space.model.variables.length;
    if (count <= SMALL_VARIABLES) await this.#asWhole(PART_FOR_SMALL);
    if (!this.#isSettled) this.#anneal(PART_FOR_ANNEALING);
    if (!this.#isSettled && !this.#best && count > WHOLE_VARIABLES_MAX) this.#anneal(1);
    if (!this.#isSettled) await this.#byLines();
    if (!this.#isSettled && this.#best) await this.#byPieces(this.#best);
    if (!this.#isSettled && count <= WHOLE_VARIABLES_MAX) await this.#asWhole(1);
    return {
      values: this.#best?.values ?? null,
      objective: this.#best?.objective ?? null,
      bound: this.#bound,
      isImpossible: this.#isImpossible,
      isRepeatable: this.#budget.isRepeatable,
      secondsUsed: this.#budget.secondsUsed,
      workUsed: this.#budget.workUsed,
    };
  }

  get #isSettled(): boolean {
    return this.#isImpossible || (this.#best !== null && this.#best.objective <= this.#bound);
  }

  #anneal(part: number): void {
    const share = this.#budget.share(part);
    const searcher = this.#searcher(share);
    anneal(this.#space, {
      seed: this.#seed,
      start: this.#best?.values ?? null,
      spend: searcher.spend,
      partSpent: () => (searcher.isOver() ? 1 : share.partSpent),
      onBetter: (solution) => this.#note('annealing', solution),
    });
  }

  async #byLines(): Promise<void> {
    const share = this.#budget.share(PART_FOR_LINES);
    if (share.isSpent) return;
    const answer = await boundByColumns(
      this.#space,
      {
        seed: this.#seed,
        ...share.left,
        incumbents: this.#best ? [this.#best.values] : [],
        stopFlag: this.#stopFlag,
      },
      ({ bound, values }) => {
        this.#raise('lines', bound);
        if (values) this.#note('lines', { values, objective: this.#objectiveOf(values) });
      },
    );
    this.#budget.spend(answer);
    this.#isImpossible = answer.isImpossible;
  }

  async #byPieces(start: Solution): Promise<void> {
    const isAll = this.#space.model.variables.length > WHOLE_VARIABLES_MAX;
    await improve(
      this.#whole,
      this.#space.choices,
      start,
      this.#searcher(this.#budget.share(isAll ? 1 : PART_FOR_PIECES)),
      { stepsInVainMax: STEPS_IN_VAIN_MAX, objectiveMin: this.#bound },
      (solution) => this.#note('pieces', solution),
    );
  }

  async #asWhole(part: number): Promise<void> {
    const share = this.#budget.share(part);
    if (share.isSpent) return;
    const answer = await solveModel(
      this.#space.model,
      { seed: this.#seed, hint: this.#best?.values ?? null, isLinear: true, ...share.left },
      ({ values, bound }) => {
        this.#raise('whole', bound);
        if (values) this.#note('whole', { values, objective: this.#objectiveOf(values) });
      },
      this.#stopFlag,
    );
    this.#budget.spend(answer);
    this.#raise('whole', answer.bound);
    if (answer.status === 'impossible') this.#isImpossible = true;
    if (answer.values && answer.objective !== null)
      this.#note('whole', { values: answer.values, objective: answer.objective });
  }

  #objectiveOf(values: readonly number[]): number {
    return this.#space.model.objective.reduce(
      (sum, [weight, variable]) => sum + weight * (values[variable] ?? 0),
      0,
    );
  }

  #note(method: SpaceNews['method'], solution: Solution): void {
    if (this.#best && solution.objective >= this.#best.objective) return;
    this.#best = solution;
    this.#tell(method);
  }

  #raise(method: SpaceNews['method'], bound: number | null): void {
    if (bound === null || bound <= this.#bound) return;
    this.#bound = bound;
    this.#tell(method);
  }

  #tell(method: SpaceNews['method']): void {
    this.#onNews({
      secondsElapsed: this.#budget.secondsUsed,
      method,
      best: this.#best?.objective ?? null,
      bound: this.#bound,
    });
  }

  #searcher(share: Share): Searcher {
    const budget = this.#budget;
    const isStopped = () => this.#stopFlag !== null && Atomics.load(this.#stopFlag, 0) !== 0;
    return {
      seed: this.#seed,
      subSolve: async (model, { workMax, ...options }): Promise<EngineAnswer> => {
        const { left } = share;
        const limits = { ...left, workMax: Math.min(workMax, left.workMax ?? workMax) };
        const answer = await solveModel(
          model,
          { ...options, ...limits },
          undefined,
          this.#stopFlag,
        );
        budget.spend(answer);
        return answer;
      },
      spend: (workUsed) => budget.spend({ workUsed, isRepeatable: true }),
      isOver: () => {
        const isCutShort = isStopped() || share.isOutOfSeconds;
        if (isCutShort) budget.spend({ workUsed: 0, isRepeatable: false });
        return isCutShort || share.isSpent;
      },
    };
  }
}
