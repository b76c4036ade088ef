import { groupBy } from '../domain/group-by.ts';
import type { PersonId } from '../domain/id.ts';
import type { Relief } from '../domain/rows/schedule-run.ts';
import type { Limit, Model } from '../rules/encoding/model.ts';
import type { Conflict, WhyNobody } from './answer.ts';
import { explainImpossible } from './engine/explain-impossible.ts';
import { solveModel } from './engine/solve-model.ts';
import type { LayerChoice } from './layer-model.ts';
import type { LayerOutcome, Run } from './run.ts';
import { firstSchedule } from './search/first-schedule.ts';

/** Of what is left to spend, what finding the conflict may take; the rest tries what would help. */
const PART_FOR_CONFLICT = 0.5;
/** Of what is left then, what a single try may take. */
const PART_FOR_A_TRY = 0.25;
/** Limits in conflict of which each is tried; more would hardly be read. */
const TRIED_MAX = 16;

/** A model that is proven impossible, with the choices among its variables. */
export interface ImpossibleModel {
  /** Attributed: every single choice ruled out keeps the name of its rule. */
  readonly model: Model;
  readonly choices: readonly LayerChoice[];
}

/**
 * Names what in a model cannot go together, so that nothing of it can be left out; for each, whether the layer would be
 * possible if it alone gave way, really solved; and for demands who could meet them and why they do not.
 */
export async function explainConflict(run: Run, layer: ImpossibleModel): Promise<LayerOutcome> {
  const { model } = layer;
  const { seed } = run.problem;
  const limits = run.budget.allow(PART_FOR_CONFLICT);
  const explanation = await explainImpossible(model, { seed, ...limits }, run.stopFlag);
  const isCutShort = run.isStopped || run.budget.share(1).isOutOfSeconds;
  run.budget.spend({ workUsed: explanation.workUsed, isRepeatable: !isCutShort });
  if (explanation.kind !== 'conflict')
    return { kind: 'impossible', conflict: [], isMinimal: false };
  const conflict: Conflict[] = [];
  for (const [place, source] of explanation.sources.entries()) {
    const named = model.sources[source];
    if (!named) continue;
    const ids = new Set(named.people);
    const people = run.plan.members.map(({ person }) => person.id).filter((id) => ids.has(id));
    conflict.push({
      ruleId: named.ruleId,
      people,
      subject: named.subject,
      relief: place < TRIED_MAX ? await reliefBy(run, layer, source) : 'not-tried',
      nobody: people.length === 0 ? whyNobody(layer, source) : [],
    });
  }
  return { kind: 'impossible', conflict, isMinimal: explanation.isMinimal };
}

/** Whether the model is possible where this source asks one less, or nothing. */
async function reliefBy(run: Run, layer: ImpossibleModel, source: number): Promise<Relief> {
  const byOne = easedByOne(layer.model, source);
  const eased = byOne && (await isPossible(run, { ...layer, model: byOne }));
  if (eased === true) return 'by-one';
  const without = layer.model.limits.filter((limit) => limit.source !== source);
  const dropped = await isPossible(run, { ...layer, model: { ...layer.model, limits: without } });
  if (dropped === true) return 'without';
  return dropped === false ? 'not-enough' : 'not-known';
}

/** The model in which the counts of a source may be missed by one; null where it counts nothing. */
function easedByOne(model: Model, source: number): Model | null {
  const isCount = ({ terms, min, max }: Limit): boolean =>
    terms.length > 1 &&
    terms.every(([coefficient]) => coefficient === 1) &&
    ((min ?? 0) > 1 || (max ?? 0) > 0);
  const own = model.limits.filter((limit) => limit.source === source);
  if (own.length === 0 || !own.every(isCount)) return null;
  const limits = model.limits.map((limit): Limit => {
    if (limit.source !== source) return limit;
    const { min, max } = limit;
    return { ...limit, min: min === null ? null : min - 1, max: max === null ? null : max + 1 };
  });
  return { ...model, limits };
}

/** Whether there is any schedule: looked for by local search first, then asked of the engine. Null where it is not known. */
async function isPossible(run: Run, layer: ImpossibleModel): Promise<boolean | null> {
  const share = run.budget.share(PART_FOR_A_TRY);
  if (run.isStopped || share.isSpent) return null;
  const model = { ...layer.model, objective: [] };
  const found = firstSchedule({ ...layer, model }, run.searcher(share));
  const choices = layer.choices.map(({ variable }) => [variable, found?.[variable] ?? 0] as const);
  const ask = async (fixed: readonly (readonly [number, number])[]) => {
    const options = { seed: run.problem.seed, hint: null, isLinear: false, ...share.left, fixed };
    const answer = await solveModel(model, options, undefined, run.stopFlag);
    run.budget.spend(answer);
    return answer;
  };
  if (found && (await ask(choices)).values) return true;
  const { status } = await ask([]);
  return status === 'unknown' ? null : status !== 'impossible';
}

/** For a demand: everybody who could meet it and is kept from it by a rule alone, by rule. */
function whyNobody({ model, choices }: ImpossibleModel, source: number): WhyNobody[] {
  const wanted = new Set(
    model.limits
      .filter((limit) => limit.source === source && (limit.min ?? 0) > 0)
      .flatMap(({ terms }) => terms.map(([, variable]) => variable)),
  );
  const personOf = new Map(choices.map(({ variable, personId }) => [variable, personId]));
  const ruleOf = new Map<number, string>();
  for (const limit of model.limits) {
    const [term] = limit.terms;
    if (!term || limit.terms.length > 1 || limit.max !== 0 || limit.onlyIf.length > 0) continue;
    const rule = model.sources[limit.source]?.ruleId;
    if (wanted.has(term[1]) && rule !== undefined && !ruleOf.has(term[1]))
      ruleOf.set(term[1], rule);
  }
  const told = [...wanted].flatMap((variable) => {
    const personId: PersonId | undefined = personOf.get(variable);
    return personId ? [{ personId, ruleId: ruleOf.get(variable) ?? null }] : [];
  });
  return [...groupBy(told, ({ ruleId }) => ruleId)].map(([ruleId, own]) => ({
    ruleId,
    people: [...new Set(own.map(({ personId }) => personId))],
  }));
}
