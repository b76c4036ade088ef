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

/** Of what is left to spend, what a single try may take; its work at most, and after how much none is begun. */
const PART_FOR_A_TRY = 0.25;
const WORK_FOR_A_TRY = 1.5;
const WORK_FOR_TRIES = 3;
/** What asking the engine of what is near a conflict may take. */
const WORK_NEARBY = 0.3;

/** A model that is proven impossible, with the choices among its variables. */
export interface ImpossibleModel {
  /** Attributed: every single choice ruled out keeps the name of its rule. */
  readonly model: Model;
  readonly choices: readonly LayerChoice[];
}

interface KnownConflict {
  /** Sources that cannot go together, whatever all others say. */
  readonly sources: readonly number[];
  /** What all limits say of the variables in it, whatever the rest is like. */
  readonly nearby: Model;
}

/** Tries what would make an impossible model possible. Conflicts met on the way are proofs for later tries. */
export class Reliefs {
  readonly #run: Run;
  readonly #layer: ImpossibleModel;
  readonly #workBefore: number;
  readonly #conflicts: KnownConflict[] = [];

  /** @param conflict sources that are known not to go together. */
  constructor(run: Run, layer: ImpossibleModel, conflict: readonly number[]) {
    this.#run = run;
    this.#layer = layer;
    this.#workBefore = run.budget.workUsed;
    this.#keep(conflict);
  }

  /** Whether the model is possible where these sources ask one less each, or nothing. */
  async by(sources: readonly number[]): Promise<Relief> {
    const given = new Set(sources);
    if (this.#conflicts.some((conflict) => !conflict.sources.some((each) => given.has(each))))
      return 'not-enough';
    const dropped = await this.#isPossible((model) => withoutSources(model, given));
    if (dropped === false) return 'not-enough';
    if (!areCounts(this.#layer.model, given)) return dropped ? 'without' : 'not-known';
    const eased = await this.#isPossible((model) => easedByOne(model, given));
    return eased ? 'by-one' : dropped ? 'without' : 'not-known';
  }

  /** Whether there is any schedule; null where it is not known. */
  async #isPossible(changed: (model: Model) => Model): Promise<boolean | null> {
    const run = this.#run;
    const share = run.budget.share(PART_FOR_A_TRY).atMost(WORK_FOR_A_TRY);
    const isOver = run.budget.workUsed - this.#workBefore > WORK_FOR_TRIES;
    if (run.isStopped || share.isSpent || isOver) return null;
    if (await this.#isImpossibleNearby(changed, share)) return false;
    const model = changed(this.#layer.model);
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
  async #isImpossibleNearby(changed: (model: Model) => Model, share: Share): Promise<boolean> {
    const searcher = this.#run.searcher(share);
    const highs = await loadHighs();
    for (const { nearby: before } of this.#conflicts) {
      const nearby = changed(before);
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
    if (explanation.kind === 'conflict') this.#keep(explanation.sources);
    return false;
  }

  #keep(sources: readonly number[]): void {
    const { model } = this.#layer;
    const nearby = relaxedTo(model, variablesIn(model, new Set(sources))).model;
    this.#conflicts.push({ sources, nearby });
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

function withoutSources(model: Model, sources: ReadonlySet<number>): Model {
  return { ...model, limits: model.limits.filter(({ source }) => !sources.has(source)) };
}

/** Whether these sources count, so that one less can be asked. */
function areCounts({ limits }: Model, sources: ReadonlySet<number>): boolean {
  const isCount = ({ terms, min, max }: Limit): boolean =>
    terms.length > 1 &&
    terms.every(([coefficient]) => coefficient === 1) &&
    ((min ?? 0) > 1 || (max ?? 0) > 0);
  return limits.filter(({ source }) => sources.has(source)).every(isCount);
}

/** The model in which the counts of these sources may each be missed by one. */
function easedByOne(model: Model, sources: ReadonlySet<number>): Model {
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
