import type { Relief } from '../domain/rows/schedule-run.ts';
import type { Limit, Model, Source, Variable } from '../rules/encoding/model.ts';
import type { Share } from './budget.ts';
import { explainImpossible } from './engine/explain-impossible.ts';
import { contradictionIn } from './engine/contradiction.ts';
import { loadHighs } from './engine/highs-program.ts';
import { relaxedTo } from './engine/part-of-model.ts';
import { propagate } from './engine/propagation.ts';
import { satisfies } from './engine/satisfies.ts';
import { solveModel } from './engine/solve-model.ts';
import type { LayerChoice } from './layer-model.ts';
import type { Run } from './run.ts';
import { firstOrConflict } from './search/first-or-conflict.ts';
import { RestrictableModel } from './search/restricted-model.ts';

/** Of what is left to spend, what a single try may take, and its work at most. */
const PART_FOR_A_TRY = 0.25;
const WORK_FOR_A_TRY = 2;
/** What asking the engine of what is near a conflict may take. */
const WORK_NEARBY = 0.3;

/** A model that is proven impossible, with the choices among its variables. */
export interface ImpossibleModel {
  /** Attributed: every single choice ruled out keeps the name of its rule. */
  readonly model: Model;
  readonly choices: readonly LayerChoice[];
}

/** Tries what would make an impossible model possible. Conflicts met on the way are proofs for later tries. */
export class Reliefs {
  readonly #run: Run;
  readonly #layer: ImpossibleModel;
  /** Sources that cannot go together, whatever all others say. */
  readonly #conflicts: (readonly number[])[];

  /** @param conflict sources that are known not to go together. */
  constructor(run: Run, layer: ImpossibleModel, conflict: readonly number[]) {
    this.#run = run;
    this.#layer = layer;
    this.#conflicts = [conflict];
  }

  /** Whether the model is possible where these sources ask one less each, or nothing. */
  async by(sources: readonly number[]): Promise<Relief> {
    const given = new Set(sources);
    if (this.#conflicts.some((conflict) => !conflict.some((each) => given.has(each))))
      return 'not-enough';
    const { model } = this.#layer;
    const without = model.limits.filter(({ source }) => !given.has(source));
    const dropped = await this.#isPossible({ ...model, limits: without });
    if (dropped === false) return 'not-enough';
    const byOne = easedByOne(model, given);
    if (byOne && (await this.#isPossible(byOne)) === true) return 'by-one';
    return dropped ? 'without' : 'not-known';
  }

  /** Whether there is any schedule; null where it is not known. */
  async #isPossible(model: Model): Promise<boolean | null> {
    const run = this.#run;
    const share = run.budget.share(PART_FOR_A_TRY).atMost(WORK_FOR_A_TRY);
    if (run.isStopped || share.isSpent) return null;
    if (await this.#isImpossibleNearby(model, share)) return false;
    const propagated = propagate(model);
    run.budget.spend({ workUsed: propagated.workUsed, isRepeatable: true });
    if (propagated.kind === 'contradiction') return this.#isNot(model, [], share);
    const open = { ...model, objective: [], variables: propagated.ranges };
    const choices = this.#layer.choices.filter(({ variable }) => isOpen(open, variable));
    const first = await firstOrConflict({ model: open, choices }, run.searcher(share));
    if (first.kind === 'impossible') return this.#isNot(model, first.near, share);
    if (first.kind === 'found' && isSchedule(open, first.values)) return true;
    const options = { seed: run.problem.seed, hint: null, isLinear: false, ...share.left };
    const answer = await solveModel(open, options, undefined, run.stopFlag);
    run.budget.spend(answer);
    return answer.status === 'unknown' ? null : answer.status !== 'impossible';
  }

  /** Whether what is near a known conflict cannot be even now, whatever the rest is like: most tries end here. */
  async #isImpossibleNearby(model: Model, share: Share): Promise<boolean> {
    const searcher = this.#run.searcher(share);
    const highs = await loadHighs();
    for (const conflict of this.#conflicts) {
      const nearby = relaxedTo(model, variablesIn(this.#layer.model, new Set(conflict))).model;
      const { sources, workUsed } = contradictionIn(nearby, highs);
      searcher.spend(workUsed);
      if (sources) return true;
      const options = { seed: searcher.seed, hint: null, workMax: WORK_NEARBY };
      if ((await searcher.subSolve(nearby, options)).status === 'impossible') return true;
    }
    return false;
  }

  /** Keeps the conflict that makes a model impossible. */
  async #isNot(model: Model, near: readonly Source[], share: Share): Promise<false> {
    const { seed } = this.#run.problem;
    const options = { seed, ...share.left, near: variablesOf(model, near) };
    const explanation = await explainImpossible(model, options, this.#run.stopFlag);
    const isRepeatable = !this.#run.isStopped && !share.isOutOfSeconds;
    this.#run.budget.spend({ workUsed: explanation.workUsed, isRepeatable });
    if (explanation.kind === 'conflict') this.#conflicts.push(explanation.sources);
    return false;
  }
}

/** The variables in all limits of these sources, found by what they say. */
export function variablesOf(model: Model, near: readonly Source[]): ReadonlySet<Variable> {
  const keyOf = ({ ruleId, people, subject }: Source) => [ruleId, subject, ...people].join('\0');
  const wanted = new Set(near.map(keyOf));
  const places = [...model.sources.entries()].filter(([, source]) => wanted.has(keyOf(source)));
  return variablesIn(model, new Set(places.map(([place]) => place)));
}

function variablesIn(model: Model, sources: ReadonlySet<number>): ReadonlySet<Variable> {
  return new Set(
    model.limits.flatMap(({ source, terms, onlyIf }) =>
      sources.has(source)
        ? [...terms.map(([, variable]) => variable), ...onlyIf.map(({ variable }) => variable)]
        : [],
    ),
  );
}

/** The model in which the counts of these sources may each be missed by one; null where they count nothing. */
function easedByOne(model: Model, sources: ReadonlySet<number>): Model | null {
  const isCount = ({ terms, min, max }: Limit): boolean =>
    terms.length > 1 &&
    terms.every(([coefficient]) => coefficient === 1) &&
    ((min ?? 0) > 1 || (max ?? 0) > 0);
  const own = model.limits.filter(({ source }) => sources.has(source));
  if (own.length === 0 || !own.every(isCount)) return null;
  const limits = model.limits.map((limit): Limit => {
    if (!sources.has(limit.source)) return limit;
    const { min, max } = limit;
    return { ...limit, min: min === null ? null : min - 1, max: max === null ? null : max + 1 };
  });
  return { ...model, limits };
}

function isOpen({ variables }: Model, variable: Variable): boolean {
  const range = variables[variable];
  return range !== undefined && range.min < range.max;
}

/** Whether all limits are kept with what is yes or no as it stands, and with what follows from that. */
function isSchedule(model: Model, values: readonly number[]): boolean {
  const yesOrNo = [...model.variables.keys()].filter((variable) => {
    const range = model.variables[variable];
    return range !== undefined && range.min >= 0 && range.max <= 1;
  });
  const measured = new RestrictableModel(model, yesOrNo).measured(values);
  return measured !== null && measured.rest.length === 0 && satisfies(model, measured.values);
}
