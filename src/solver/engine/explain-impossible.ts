import type { Model } from '../../rules/encoding/model.ts';
import { yes } from '../../rules/encoding/model.ts';
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
export type ExplainOptions = Pick<EngineOptions, 'seed' | 'workMax' | 'secondsMax' | 'fixed'>;

/**
 * Finds sources whose limits cannot hold together and none of which can be spared: first those
 * the engine names, then each is left out in turn, and stays out where the others are proven
 * impossible without it. The ranges of variables and `fixed` hold throughout and are nobody's
 * fault, so that `sources` is empty where these alone are impossible.
 */
export async function explainImpossible(
  model: Model,
  options: ExplainOptions,
  stopFlag: StopFlag | null = null,
): Promise<Explanation> {
  const budget = new Budget(options);
  const solve = async (limited: Model, assumptions: readonly number[]) =>
    budget.spend(
      await solveModel(
        { ...limited, objective: [] },
        { ...options, ...budget.left(), hint: null, assumptions },
        undefined,
        stopFlag,
      ),
    );

  const all = [...new Set(model.limits.map(({ source }) => source))].sort((a, b) => a - b);
  const firstSwitch = model.variables.length;
  const first = await solve(
    withSwitches(model, all),
    [...all.keys()].map((at) => firstSwitch + at),
  );
  if (first.status !== 'impossible') {
    const kind = first.status === 'unknown' ? 'unknown' : 'possible';
    return { kind, workUsed: budget.workUsed };
  }
  const switches = new Set(first.core);
  const named = all.filter((_, at) => switches.has(firstSwitch + at));
  const isNamedImpossible = (await solve(only(model, named), [])).status === 'impossible';
  let sources = isNamedImpossible ? named : all;
  let isMinimal = true;
  for (const source of sources) {
    const others = sources.filter((other) => other !== source);
    const { status } = await solve(only(model, others), []);
    if (status === 'impossible') sources = others;
    if (status === 'unknown') isMinimal = false;
    if (budget.isSpent)
      return { kind: 'conflict', sources, isMinimal: false, workUsed: budget.workUsed };
  }
  return { kind: 'conflict', sources, isMinimal, workUsed: budget.workUsed };
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

/** The model with the limits of these sources alone. */
function only(model: Model, sources: readonly number[]): Model {
  const kept = new Set(sources);
  return { ...model, limits: model.limits.filter(({ source }) => kept.has(source)) };
}

/** Work and seconds that several solves share. */
class Budget {
  workUsed = 0;
  isSpent = false;
  #secondsUsed = 0;
  readonly #options: ExplainOptions;

  constructor(options: ExplainOptions) {
    this.#options = options;
  }

  left(): Pick<EngineOptions, 'workMax' | 'secondsMax'> {
    const { workMax, secondsMax } = this.#options;
    return {
      workMax: workMax === null ? null : Math.max(0, workMax - this.workUsed),
      secondsMax: secondsMax === null ? null : Math.max(0, secondsMax - this.#secondsUsed),
    };
  }

  spend(answer: EngineAnswer): EngineAnswer {
    this.workUsed += answer.workUsed;
    this.#secondsUsed += answer.secondsUsed;
    const left = this.left();
    this.isSpent = answer.stopped || left.workMax === 0 || left.secondsMax === 0;
    return answer;
  }
}
