import type { Model, Variable } from '../../rules/encoding/model.ts';
import { decodeResponse, encodeModel, encodeParameters } from './cp-sat-messages.ts';
import { CpSatRuntime, OUT_OF_REACH_SECONDS } from './cp-sat-runtime.ts';
import { IncumbentReader } from './incumbent-reader.ts';
import { satisfies, sumOf } from './satisfies.ts';
import { readLogLine } from './search-log.ts';

/** How to solve. Null and absent mean without. */
export interface EngineOptions {
  readonly seed: number;
  /** CP-SAT's deterministic time units, a second or so each, equal on every machine. */
  readonly workMax: number | null;
  readonly secondsMax: number | null;
  /** A value for every variable to start from; it need not satisfy the limits. */
  readonly hint: readonly number[] | null;
  /**
   * Whether the engine works with a linear relaxation too (it does if not said): bounds need it; to find only some
   * solution of a large model is quicker without.
   */
  readonly isLinear?: boolean;
  /** Whether the engine skips the costly part of its preparation: for small pieces of a model. */
  readonly isBrief?: boolean;
  /** Variables that keep one value. */
  readonly fixed?: readonly (readonly [variable: Variable, value: number])[];
  /** Only solutions with an objective of at most this count: without one, it is impossible. */
  readonly objectiveMax?: number;
  /** Yes/no choices taken to be yes; an impossible answer names those it needed. */
  readonly assumptions?: readonly Variable[];
}

/** News from a running solve. */
export interface Progress {
  readonly secondsElapsed: number;
  /** The objective of the best solution so far. */
  readonly best: number | null;
  /** No solution has a smaller objective. */
  readonly bound: number | null;
  /** The values of a new best solution, checked against the model; null in all other news. */
  readonly values: readonly number[] | null;
}

/** What came of a solve. */
export interface EngineAnswer {
  /** `unknown`: neither a solution nor a proof that there is none, within the limits given. */
  readonly status: 'optimal' | 'feasible' | 'impossible' | 'unknown';
  /** A value for every variable, satisfying all limits, where there is a solution. */
  readonly values: readonly number[] | null;
  readonly objective: number | null;
  readonly bound: number | null;
  readonly workUsed: number;
  readonly secondsUsed: number;
  /** Where it is impossible: assumptions that cannot all be yes. Perhaps not all are needed. */
  readonly core: readonly Variable[];
  /** Whether it was told to stop. */
  readonly stopped: boolean;
  /** Whether the same call gives the same answer: neither told to stop nor out of seconds. */
  readonly isRepeatable: boolean;
}

/** Shared memory of one 32-bit integer: whoever sets it to anything but 0 stops the solve. */
export type StopFlag = Int32Array<SharedArrayBuffer>;

let loading: Promise<CpSatRuntime> | null = null;

/** Loads the engine ahead of the first solve; rejects where its file cannot be had. */
export async function loadEngine(): Promise<void> {
  await runtime();
}

/** Bytes of memory the engine holds in this thread; 0 before it is loaded. */
export async function engineMemoryBytes(): Promise<number> {
  return loading ? (await loading).memory.buffer.byteLength : 0;
}

/**
 * Solves a model. It blocks its thread from the moment the engine is loaded, so call it in a
 * worker; `onProgress` is called from within. Bound and `impossible` speak of the model as
 * restricted by the options. The same model, seed and workMax give the same answer in every
 * browser and under Node, unless `isRepeatable` says otherwise.
 * Throws where the engine breaks down or cannot be loaded; the next call starts a new one.
 */
export async function solveModel(
  model: Model,
  options: EngineOptions,
  onProgress: (progress: Progress) => void = () => undefined,
  stopFlag: StopFlag | null = null,
): Promise<EngineAnswer> {
  const engine = await runtime();
  try {
    return solve(engine, model, options, onProgress, stopFlag);
  } catch (error) {
    loading = null;
    throw error;
  }
}

async function runtime(): Promise<CpSatRuntime> {
  loading ??= CpSatRuntime.load();
  try {
    return await loading;
  } catch (error) {
    loading = null;
    throw error;
  }
}

function solve(
  engine: CpSatRuntime,
  model: Model,
  options: EngineOptions,
  onProgress: (progress: Progress) => void,
  stopFlag: StopFlag | null,
): EngineAnswer {
  const start = performance.now();
  const secondsElapsed = () => (performance.now() - start) / 1000;
  const reporter = new Reporter(engine, model, secondsElapsed, onProgress);
  let stopped = false;
  let isOutOfSeconds = false;
  const response = decodeResponse(
    engine.solve(
      encodeModel(model, {
        fixed: options.fixed ?? [],
        hint: options.hint,
        objectiveMax: options.objectiveMax ?? null,
        assumptions: options.assumptions ?? [],
      }),
      encodeParameters({ ...options, secondsMax: OUT_OF_REACH_SECONDS }),
      {
        onLogLine: (line) => reporter.read(line),
        onSafepoint: () => {
          reporter.postIncumbent();
          stopped ||= stopFlag !== null && Atomics.load(stopFlag, 0) !== 0;
          isOutOfSeconds ||= options.secondsMax !== null && secondsElapsed() > options.secondsMax;
          if (stopped || isOutOfSeconds) engine.stop();
        },
      },
    ),
  );
  if (response.status === 'invalid') throw new Error('The engine finds the model malformed');
  const { status, workUsed } = response;
  const values = status === 'optimal' || status === 'feasible' ? response.values : null;
  if (values && !satisfies(model, values)) throw new Error('The engine broke a limit of the model');
  const isProven = status === 'optimal' || status === 'impossible';
  return {
    status,
    values,
    objective: values && sumOf(model.objective, values),
    bound: values ? response.bound : status === 'unknown' ? reporter.bound : null,
    core: response.core,
    workUsed,
    secondsUsed: secondsElapsed(),
    stopped: stopped && !isProven,
    isRepeatable: isProven || !(stopped || isOutOfSeconds),
  };
}

/** Turns the search log, and the solutions read out of the running solve, into progress. */
class Reporter {
  bound: number | null = null;
  #best: number | null = null;
  #solutionCount = 0;
  #isAwaiting = false;
  readonly #reader: IncumbentReader;
  readonly #model: Model;
  readonly #secondsElapsed: () => number;
  readonly #onProgress: (progress: Progress) => void;

  constructor(
    engine: CpSatRuntime,
    model: Model,
    secondsElapsed: () => number,
    onProgress: (progress: Progress) => void,
  ) {
    this.#reader = new IncumbentReader(engine.memory, engine.stackTop, model.variables.length);
    this.#model = model;
    this.#secondsElapsed = secondsElapsed;
    this.#onProgress = onProgress;
  }

  /** Reports what a line of the log says, if anything. */
  read(line: string): void {
    const entry = readLogLine(line);
    if (!entry) return;
    this.#best = entry.best;
    this.bound = entry.bound;
    if (entry.isSolution) {
      this.#solutionCount++;
      this.#isAwaiting = true;
    }
    this.#post(null);
  }

  /** Reports the values of the solution last announced, once they can be read. */
  postIncumbent(): void {
    if (!this.#isAwaiting) return;
    const solution = this.#reader.newest(this.#solutionCount);
    if (!solution) return;
    this.#isAwaiting = false;
    if (!satisfies(this.#model, solution.values)) return;
    this.#best = sumOf(this.#model.objective, solution.values);
    this.#post(solution.values);
  }

  #post(values: readonly number[] | null): void {
    this.#onProgress({
      secondsElapsed: this.#secondsElapsed(),
      best: this.#best,
      bound: this.bound,
      values,
    });
  }
}
