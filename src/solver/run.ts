import type { Plan } from '../domain/schedule/plan.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import {
  type Conflict,
  gapOf,
  type LayerStatistics,
  type LevelStatistics,
  type SearchStep,
  type SolveProgress,
} from './answer.ts';
import type { Beside } from './beside.ts';
import type { CallNeed } from './block-needs.ts';
import { type Allowance, Budget, type Share } from './budget.ts';
import { type EngineAnswer, solveModel, type StopFlag } from './engine/solve-model.ts';
import type { LayerModel } from './layer-model.ts';
import type { Problem } from './problem.ts';
import type { Searcher } from './search/space.ts';

/** Models with more variables are solved in two steps. */
const SMALL_VARIABLES = 6_000;

/** How the solving of a layer ended. */
export type LayerOutcome =
  | {
      readonly kind: 'found';
      readonly filled: readonly Filled[];
      readonly statistics: LayerStatistics;
      readonly solved: SolvedModel;
      readonly secondsToFirst: number;
      readonly secondsToBest: number;
    }
  | {
      readonly kind: 'impossible';
      readonly conflict: readonly Conflict[];
      readonly isMinimal: boolean;
    }
  | { readonly kind: 'nothing-found' }
  /** The layer above leaves nobody who may do what this one asks for, and can be decided otherwise. */
  | { readonly kind: 'starved' };

/** A layer's model with the values of the schedule found. */
export interface SolvedModel {
  readonly layer: LayerModel;
  readonly values: readonly number[];
}

/** What the engine is asked within a run. */
export interface Question {
  readonly allowance: Allowance;
  readonly hint?: readonly number[] | null;
  readonly isLinear?: boolean;
  /** What is known already that no schedule undercuts. */
  readonly boundMin?: number;
  /** What else is filled when this layer's schedule is shown as news; null to show none. */
  readonly shownWith: readonly Filled[] | null;
}

/** The engine's answer, with the seconds since the run began at which schedules were found. */
export interface RunAnswer extends EngineAnswer {
  readonly secondsToFirst: number;
  readonly secondsToBest: number;
}

type News = Omit<SolveProgress, 'gap' | 'schedule' | 'step'>;

/** One use of the solver: the problem, what it may spend, and whom it tells. */
export class Run {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly fixed: readonly Filled[];
  readonly budget: Budget;
  /** What stops it from another thread. */
  readonly stopFlag: StopFlag | null;
  /** A second thread; null where there is none, or the same problem is to have the same answer again. */
  readonly beside: Beside | null;
  /** What the block layer was found to owe to the calls. */
  callNeeds: readonly CallNeed[] = [];
  /** Whether no other blocks are tried any more where calls are impossible. */
  maySayImpossible: boolean;
  /** What is told with all news: which schedule it is, and what is being counted in which unit. */
  schedule = 1;
  /** What is good enough of each thing asked for, where a schedule need not be the best; null where it is to be. */
  goal: ((level: Pick<LevelStatistics, 'name' | 'part'>) => number) | null = null;
  step: SearchStep | null = null;
  unit = 1;
  readonly #onProgress: (progress: SolveProgress) => void;

  constructor(
    problem: Problem,
    plan: Plan,
    fixed: readonly Filled[],
    stopFlag: StopFlag | null,
    onProgress: (progress: SolveProgress) => void,
    beside: Beside | null = null,
  ) {
    this.beside = problem.workMax === null ? beside : null;
    this.problem = problem;
    this.plan = plan;
    this.fixed = fixed;
    this.stopFlag = stopFlag;
    this.#onProgress = onProgress;
    this.maySayImpossible = !problem.layers.includes('block');
    const start = performance.now();
    this.budget = new Budget(problem, () => (performance.now() - start) / 1000);
  }

  /** Whether it was told to stop. */
  get isStopped(): boolean {
    return this.stopFlag !== null && Atomics.load(this.stopFlag, 0) !== 0;
  }

  /**
   * Solves a layer's model and passes the news on. Of a large model some schedule is found first, without regard to
   * wishes, and improved from there.
   */
  async solve(layer: LayerModel, question: Question): Promise<RunAnswer> {
    if (question.hint || layer.model.variables.length <= SMALL_VARIABLES) {
      return this.#ask(layer, question);
    }
    const { workMax, secondsMax } = question.allowance;
    const half = (max: number | null) => (max === null ? null : max / 2);
    const allowance = { workMax: half(workMax), secondsMax: half(secondsMax) };
    const model = { ...layer.model, objective: [] };
    const any = await this.#ask(
      { ...layer, model },
      { allowance, shownWith: null, isLinear: false },
    );
    if (any.status === 'impossible' || this.isStopped) return any;
    const rest = {
      workMax: minus(workMax, any.workUsed),
      secondsMax: minus(secondsMax, any.secondsUsed),
    };
    const start = any.values && (await this.evaluate(layer, layer.filledBy(any.values), rest));
    return this.#ask(layer, { ...question, allowance: rest, hint: start?.values ?? null });
  }

  async #ask({ layer, model, filledBy }: LayerModel, question: Question): Promise<RunAnswer> {
    const start = this.budget.secondsUsed;
    let secondsToFirst: number | null = null;
    let secondsToBest: number | null = null;
    let best: number | null = null;
    const boundOf = (bound: number | null) =>
      question.boundMin === undefined ? bound : Math.max(question.boundMin, bound ?? -Infinity);
    const answer = await solveModel(
      model,
      {
        seed: this.problem.seed,
        hint: question.hint ?? null,
        isLinear: question.isLinear ?? true,
        ...question.allowance,
      },
      (news) => {
        const secondsElapsed = start + news.secondsElapsed;
        if (news.best !== null && news.best !== best) {
          best = news.best;
          secondsToFirst ??= secondsElapsed;
          secondsToBest = secondsElapsed;
        }
        if (!question.shownWith) return;
        this.#news({
          layer,
          secondsElapsed,
          best: news.best,
          bound: boundOf(news.bound),
          filled: news.values ? [...question.shownWith, ...filledBy(news.values)] : null,
        });
      },
      this.stopFlag,
    );
    this.budget.spend(answer);
    const end = this.budget.secondsUsed;
    return {
      ...answer,
      secondsToFirst: secondsToFirst ?? end,
      secondsToBest: secondsToBest ?? end,
    };
  }

  /** What a given schedule costs in a layer's model: every choice is fixed, what follows is filled in. */
  async evaluate(
    { model, valuesFor }: LayerModel,
    filled: readonly Filled[],
    allowance: Allowance,
  ): Promise<EngineAnswer> {
    const options = { seed: this.problem.seed, hint: null, ...allowance };
    const answer = await solveModel(model, { ...options, fixed: valuesFor(filled) });
    this.budget.spend(answer);
    return answer;
  }

  /** The engine for the pieces of a search, which together spend a share of the budget. */
  searcher(share: Share): Searcher {
    return {
      seed: this.problem.seed,
      subSolve: async (model, { workMax, ...options }) => {
        const { left } = share;
        const answer = await solveModel(
          model,
          { ...options, ...left, workMax: Math.min(workMax, left.workMax ?? workMax) },
          undefined,
          this.stopFlag,
        );
        this.budget.spend(answer);
        return answer;
      },
      isOver: () => {
        const isCutShort = this.isStopped || share.isOutOfSeconds;
        if (isCutShort) this.budget.spend({ workUsed: 0, isRepeatable: false });
        return isCutShort || share.isSpent;
      },
      spend: (workUsed) => this.budget.spend({ workUsed, isRepeatable: true }),
    };
  }

  /** Tells that a complete schedule of a layer was put together. */
  tell(progress: Omit<News, 'secondsElapsed'>): void {
    this.#news({ ...progress, secondsElapsed: this.budget.secondsUsed });
  }

  /** Passes news on. Of other schedules than the first none is shown before it is complete. */
  #news({ filled, ...news }: News): void {
    const inUnits = (value: number | null) => value && Math.floor(value / this.unit);
    const [best, bound] = [inUnits(news.best), inUnits(news.bound)];
    const { schedule, step } = this;
    const shown = schedule === 1 ? filled : null;
    const gap = gapOf(best, bound);
    this.#onProgress({ ...news, best, bound, gap, filled: shown, schedule, step });
  }
}

function minus(max: number | null, used: number): number | null {
  return max === null ? null : Math.max(0.001, max - used);
}

/** What is told of a layer that the engine has solved. */
export function statisticsOf(
  { layer, model }: LayerModel,
  solved: {
    readonly objective: number;
    readonly bound: number;
    readonly secondsUsed: number;
    readonly workUsed: number;
  },
  levels: readonly LevelStatistics[],
): LayerStatistics {
  const isBest =
    levels.length > 0
      ? levels.every(({ best, bound }) => best <= bound)
      : solved.objective <= solved.bound;
  return {
    layer,
    isBest,
    ...solved,
    levels,
    variables: model.variables.length,
    limits: model.limits.length,
  };
}
