import type { Highs, HighsCallbackMap, Model as HighsModel } from 'highs';
import type { Model } from '../../rules/encoding/model.ts';
import { reach } from './cp-sat-messages.ts';
import { forgetHighs, loadHighs, openProgram, OUT_OF_REACH_SECONDS } from './highs-program.ts';
import { linearProgramOf, wholeBound } from './linear-program.ts';
import { satisfies, sumOf } from './satisfies.ts';
import type { EngineAnswer, EngineOptions, Progress, StopFlag } from './solve-model.ts';

/** How HiGHS is to solve: as CP-SAT, without assumptions. Its work is counted in steps of the simplex method. */
export type HighsOptions = Pick<
  EngineOptions,
  'seed' | 'workMax' | 'secondsMax' | 'hint' | 'fixed' | 'objectiveMax'
>;

/** Iterations of the simplex method that count as one unit of work. */
export const ITERATIONS_PER_WORK = 5_000;

/**
 * Solves a model by branch and cut; beside `solveModel` it answers the same question in the same words. It blocks its
 * thread once the engine is loaded. Throws where the engine breaks down or cannot be loaded; the next call starts a new
 * one.
 */
export async function solveModelByHighs(
  model: Model,
  options: HighsOptions,
  onProgress: (progress: Progress) => void = () => undefined,
  stopFlag: StopFlag | null = null,
): Promise<EngineAnswer> {
  const highs = await loadHighs();
  try {
    return new Solve(highs, model, options, onProgress, stopFlag).answer();
  } catch (error) {
    forgetHighs();
    throw error;
  }
}

class Solve {
  readonly #highs: Highs;
  readonly #model: Model;
  readonly #options: HighsOptions;
  readonly #onProgress: (progress: Progress) => void;
  readonly #stopFlag: StopFlag | null;
  readonly #start = performance.now();
  #best: { values: readonly number[]; objective: number } | null = null;
  #bound: number;
  #isStopped = false;
  #isOutOfWork = false;
  #iterations = 0;

  constructor(
    highs: Highs,
    model: Model,
    options: HighsOptions,
    onProgress: (progress: Progress) => void,
    stopFlag: StopFlag | null,
  ) {
    this.#highs = highs;
    this.#model = model;
    this.#options = options;
    this.#onProgress = onProgress;
    this.#stopFlag = stopFlag;
    this.#bound = reach(model.objective, model.variables).min;
  }

  answer(): EngineAnswer {
    const { fixed = [] } = this.#options;
    if (fixed.some((each) => !this.#isInRange(...each))) return this.#answer('impossible', false);
    const program = linearProgramOf(this.#model);
    for (const [variable, value] of fixed)
      program.columnMin[variable] = program.columnMax[variable] = value;
    const engine = openProgram(this.#highs, program, true);
    try {
      return this.#run(engine);
    } finally {
      engine.dispose();
    }
  }

  #run(engine: HighsModel): EngineAnswer {
    const { modelStatus: status } = this.#highs.constants;
    const { seed, secondsMax, objectiveMax, hint } = this.#options;
    const columnCount = this.#model.variables.length;
    engine.options.set({
      random_seed: seed % 2 ** 31,
      time_limit: secondsMax ?? OUT_OF_REACH_SECONDS,
      mip_rel_gap: 0,
      mip_abs_gap: 0.999,
      ...(objectiveMax === undefined ? {} : { objective_bound: objectiveMax + 0.5 }),
    });
    if (hint) engine.setSolution({ colValue: Float64Array.from(hint) });
    const { modelStatus } = engine.run(this.#callbacks());
    this.#iterations = Number(engine.info.get('simplex_iteration_count'));
    if (modelStatus === status.optimal || modelStatus === status.empty) {
      this.#note(columnCount === 0 ? [] : [...engine.getSolution().colValue]);
      if (this.#best) this.#bound = this.#best.objective;
      return this.#answer(this.#best ? 'optimal' : 'impossible', false);
    }
    if (modelStatus === status.infeasible || modelStatus === status.unboundedOrInfeasible)
      return this.#answer('impossible', false);
    this.#raiseBound(Number(engine.info.get('mip_dual_bound')));
    return this.#answer(this.#best ? 'feasible' : 'unknown', modelStatus === status.timeLimit);
  }

  #callbacks(): HighsCallbackMap {
    const { mipImprovingSolution, mipLogging, mipInterrupt, simplexInterrupt } =
      this.#highs.constants.callbackType;
    const isOver = () => {
      this.#isStopped ||= this.#stopFlag !== null && Atomics.load(this.#stopFlag, 0) !== 0;
      return this.#isStopped;
    };
    return {
      [mipImprovingSolution]: ({ data }): undefined => {
        if (!data.mip_solution) return;
        this.#raiseBound(data.mip_dual_bound);
        this.#note([...data.mip_solution]);
        this.#tell(this.#best?.values ?? null);
      },
      [mipLogging]: ({ data }): undefined => {
        this.#raiseBound(data.mip_dual_bound);
        this.#tell(null);
      },
      [mipInterrupt]: (event): undefined => {
        const iterations = Number(event.data.mip_total_lp_iterations ?? 0n);
        const { workMax } = this.#options;
        this.#isOutOfWork ||= workMax !== null && iterations > workMax * ITERATIONS_PER_WORK;
        if (isOver() || this.#isOutOfWork) event.interrupt();
      },
      ...(this.#stopFlag && {
        [simplexInterrupt]: (event: { interrupt: () => void }): undefined => {
          if (isOver()) event.interrupt();
        },
      }),
    };
  }

  #isInRange(variable: number, value: number): boolean {
    const { min, max } = this.#model.variables[variable] ?? { min: 1, max: 0 };
    return value >= min && value <= max;
  }

  /** Keeps a solution that is one and better, rounded to whole numbers. */
  #note(fractional: readonly number[]): void {
    const values = fractional.map((value) => Math.round(value));
    const objective = sumOf(this.#model.objective, values);
    if (objective > (this.#options.objectiveMax ?? Infinity)) return;
    if (this.#best && objective >= this.#best.objective) return;
    if (satisfies(this.#model, values)) this.#best = { values, objective };
  }

  #raiseBound(bound: number | undefined): void {
    if (bound !== undefined && Number.isFinite(bound))
      this.#bound = Math.max(this.#bound, wholeBound(bound));
  }

  #tell(values: readonly number[] | null): void {
    this.#onProgress({
      secondsElapsed: (performance.now() - this.#start) / 1000,
      best: this.#best?.objective ?? null,
      bound: this.#bound,
      values,
    });
  }

  #answer(status: EngineAnswer['status'], isOutOfSeconds: boolean): EngineAnswer {
    const isProven = status === 'optimal' || status === 'impossible';
    return {
      status,
      values: this.#best?.values ?? null,
      objective: this.#best?.objective ?? null,
      bound: status === 'impossible' ? null : this.#bound,
      workUsed: this.#iterations / ITERATIONS_PER_WORK,
      secondsUsed: (performance.now() - this.#start) / 1000,
      core: [],
      stopped: this.#isStopped && !isProven,
      isRepeatable: isProven || !(this.#isStopped || isOutOfSeconds),
    };
  }
}
