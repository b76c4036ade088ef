import { groupBy } from '../domain/group-by.ts';
import type { PersonId } from '../domain/id.ts';
import type { Model, Source } from '../rules/encoding/model.ts';
import type { Conflict, WhyNobody } from './answer.ts';
import { explainImpossible } from './engine/explain-impossible.ts';
import { type ImpossibleModel, Reliefs, variablesOf } from './reliefs.ts';
import type { LayerOutcome, Run } from './run.ts';

/** Of what is left to spend, what finding the conflict may take; the rest tries what would help. */
const PART_FOR_CONFLICT = 0.5;
/** More sources than these are told together where they say the same of several people; more would hardly be read. */
const TOLD_MAX = 16;

/**
 * Names what in a model cannot go together, so that nothing of it can be left out; for each, whether the layer would be
 * possible if it alone gave way, really solved; and for demands who could meet them and why they do not.
 * @param near where the conflict was met, where that is known.
 */
export async function explainConflict(
  run: Run,
  layer: ImpossibleModel,
  near: readonly Source[] = [],
): Promise<LayerOutcome> {
  const { model } = layer;
  const { seed } = run.problem;
  const options = { seed, ...run.budget.allow(PART_FOR_CONFLICT), near: variablesOf(model, near) };
  const explanation = await explainImpossible(model, options, run.stopFlag);
  const isCutShort = run.isStopped || run.budget.share(1).isOutOfSeconds;
  run.budget.spend({ workUsed: explanation.workUsed, isRepeatable: !isCutShort });
  if (explanation.kind !== 'conflict')
    return { kind: 'impossible', conflict: [], isMinimal: false };
  const reliefs = new Reliefs(run, layer, explanation.sources);
  const conflict: Conflict[] = [];
  for (const [place, together] of toldTogether(model, explanation.sources).entries()) {
    const [first = 0] = together;
    const named = model.sources[first];
    if (!named) continue;
    const ids = new Set(together.flatMap((source) => model.sources[source]?.people ?? []));
    const people = run.plan.members.map(({ person }) => person.id).filter((id) => ids.has(id));
    conflict.push({
      ruleId: named.ruleId,
      people,
      subject: named.subject,
      relief: place < TOLD_MAX ? await reliefs.by(together) : 'not-tried',
      nobody: people.length === 0 ? whyNobody(layer, first) : [],
    });
  }
  return { kind: 'impossible', conflict, isMinimal: explanation.isMinimal };
}

/** The sources one by one or, where these are many, those together that say the same of several people. */
function toldTogether(model: Model, sources: readonly number[]): (readonly number[])[] {
  if (sources.length <= TOLD_MAX) return sources.map((source) => [source]);
  const same = groupBy(sources, (place) => {
    const source = model.sources[place];
    return source && source.people.length > 0 ? `${source.ruleId}/${source.subject}` : `${place}`;
  });
  return [...same.values()];
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
