import type { Model, Variable } from '../../rules/encoding/model.ts';
import { yes } from '../../rules/encoding/model.ts';
import type { Highs } from 'highs';
import { contradictionIn } from './contradiction.ts';
import { neededBeside } from './needed-beside.ts';
import { loadHighs } from './highs-program.ts';
import { partOfSources, relaxedTo } from './part-of-model.ts';
import { solveModel, type EngineAnswer, type EngineOptions, type StopFlag } from './solve-model.ts';

/** Why a model has no solution, or that this could not be said within the limits given. */
export type Explanation =
  | {
      readonly kind: 'conflict';
      /** Places in `model.sources`, ascending: their limits cannot all hold together. */
      readonly sources: readonly number[];
      /** Whether it is proven that without any one of them the others can hold. */
      readonly isMinimal: boolean;
      readonly workUsed: number;
    }
  | { readonly kind: 'possible' | 'unknown'; readonly workUsed: number };

/** How to look for a conflict; work and seconds are for the whole of it. */
export type ExplainOptions = Pick<EngineOptions, 'seed' | 'workMax' | 'secondsMax'> & {
  /** Variables among which the conflict probably is. */
  readonly near?: ReadonlySet<Variable>;
};

/** What leaving out a single source may take, what all of it may, and what any question takes beside the search. */
const WORK_FOR_A_SOURCE = 0.5;
const WORK_FOR_SPARING = 4;
const WORK_FOR_A_QUESTION = 0.02;

/**
 * Finds sources whose limits cannot hold together and none of which can be spared. First come those that
 * are seen to contradict one another, else those that the engine names, of what lies near or of all; then each
 * of them is left out, and stays out where the others are proven impossible without. The ranges of variables hold
 * throughout and are nobody's fault, so that `sources` is empty where these alone are impossible.
 */
export async function explainImpossible(
  model: Model,
  options: ExplainOptions,
  stopFlag: StopFlag | null = null,
): Promise<Explanation> {
  const ask = new Asking(options, stopFlag, await loadHighs());
  const found = await firstCore(model, options.near, ask);
  if (!Array.isArray(found)) return { kind: found, workUsed: ask.workUsed };
  return { kind: 'conflict', ...(await shrunk(model, found, ask)), workUsed: ask.workUsed };
}

async function firstCore(
  model: Model,
  near: ReadonlySet<Variable> | undefined,
  ask: Asking,
): Promise<number[] | 'possible' | 'unknown'> {
  if (near && near.size > 0) {
    const core = await coreOf(relaxedTo(model, near).model, ask);
    if (Array.isArray(core)) return core;
  }
  return coreOf(model, ask);
}

async function coreOf(model: Model, ask: Asking): Promise<number[] | 'possible' | 'unknown'> {
  return ask.contradiction(model) ?? namedByEngine(model, ask);
}

/** The sources that the engine needs to prove the model impossible; all where that is not confirmed without the others. */
async function namedByEngine(
  model: Model,
  ask: Asking,
): Promise<number[] | 'possible' | 'unknown'> {
  const all = [...new Set(model.limits.map(({ source }) => source))].sort((a, b) => a - b);
  const firstSwitch = model.variables.length;
  const { status, core } = await ask.engine(
    withSwitches(model, all),
    [...all.keys()].map((at) => firstSwitch + at),
  );
  if (status !== 'impossible') return status === 'unknown' ? 'unknown' : 'possible';
  const switches = new Set(core);
  const named = all.filter((_, at) => switches.has(firstSwitch + at));
  const confirmed = await ask.engine(partOfSources(model, named).model, []);
  return confirmed.status === 'impossible' ? named : all;
}

/**
 * Leaves out what is not needed: one source, then more at a time as long as they can be spared. What cannot be spared
 * comes with a solution of all the others, and that often shows of many more that they cannot.
 */
async function shrunk(
  model: Model,
  core: readonly number[],
  ask: Asking,
): Promise<{ sources: readonly number[]; isMinimal: boolean }> {
  let { model: part } = partOfSources(model, core);
  const workMax = ask.workUsed + WORK_FOR_SPARING;
  let sources = core;
  let isMinimal = true;
  let size = 1;
  const needed = new Set<number>();
  for (;;) {
    const open = sources.filter((source) => !needed.has(source));
    if (open.length === 0) return { sources, isMinimal };
    if (ask.isSpent || ask.workUsed > workMax) return { sources, isMinimal: false };
    const spared = new Set(open.slice(0, size));
    const others = withLimitsOf(part, (source) => !spared.has(source));
    const seen = ask.contradiction(others);
    const answer = seen ? null : await ask.briefly(others);
    if (!answer || answer.status === 'impossible') {
      const left = new Set(seen ?? sources);
      sources = sources.filter((source) => left.has(source) && !spared.has(source));
      part = partOfSources(part, sources).model;
      size *= 2;
    } else if (size > 1) {
      size = Math.floor(size / 2);
    } else {
      isMinimal &&= answer.values !== null;
      const shown = answer.values ? neededBeside(part, answer.values) : [];
      for (const source of [...spared, ...shown]) needed.add(source);
    }
  }
}

function withLimitsOf(model: Model, isKept: (source: number) => boolean): Model {
  return { ...model, limits: model.limits.filter(({ source }) => isKept(source)) };
}

/** The model with a choice for each source, in order, that puts its limits in force. */
function withSwitches(model: Model, sources: readonly number[]): Model {
  const switchOf = new Map(sources.map((source, at) => [source, model.variables.length + at]));
  return {
    ...model,
    variables: [...model.variables, ...sources.map(() => ({ min: 0, max: 1 }))],
    limits: model.limits.map((limit) => {
      const choice = switchOf.get(limit.source);
      return choice === undefined ? limit : { ...limit, onlyIf: [...limit.onlyIf, yes(choice)] };
    }),
  };
}

/** Questions that share work and seconds. */
class Asking {
  workUsed = 0;
  isSpent = false;
  #secondsUsed = 0;
  readonly #options: ExplainOptions;
  readonly #stopFlag: StopFlag | null;
  readonly #highs: Highs;

  constructor(options: ExplainOptions, stopFlag: StopFlag | null, highs: Highs) {
    this.#highs = highs;
    this.#options = options;
    this.#stopFlag = stopFlag;
  }

  /** Sources that are seen to contradict one another without a search; null where none are. */
  contradiction(model: Model): number[] | null {
    const { sources, workUsed } = contradictionIn(model, this.#highs);
    this.workUsed += workUsed;
    return sources && [...sources];
  }

  /** Asks the engine of a few limits; what it does not settle at once stays unknown. */
  async briefly(model: Model): Promise<EngineAnswer> {
    const answer = await this.engine(model, [], { workMax: WORK_FOR_A_SOURCE, isBrief: true });
    this.workUsed += WORK_FOR_A_QUESTION;
    return answer;
  }

  async engine(
    model: Model,
    assumptions: readonly Variable[],
    { workMax: own = Infinity, isBrief = false } = {},
  ): Promise<EngineAnswer> {
    const { seed, workMax, secondsMax } = this.#options;
    const workLeft = Math.min(own, Math.max(0, (workMax ?? Infinity) - this.workUsed));
    const left = {
      workMax: workLeft === Infinity ? null : workLeft,
      secondsMax: secondsMax === null ? null : Math.max(0, secondsMax - this.#secondsUsed),
    };
    const answer = await solveModel(
      { ...model, objective: [] },
      { seed, hint: null, assumptions, isBrief, ...left },
      undefined,
      this.#stopFlag,
    );
    this.workUsed += answer.workUsed;
    this.#secondsUsed += answer.secondsUsed;
    const isOut = (max: number | null, used: number) => max !== null && used >= max;
    this.isSpent =
      answer.stopped || isOut(workMax, this.workUsed) || isOut(secondsMax, this.#secondsUsed);
    return answer;
  }
}
