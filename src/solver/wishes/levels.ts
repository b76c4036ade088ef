import { groupBy } from '../../domain/group-by.ts';
import type { Limit, Model, Range, Term, Variable } from '../../rules/encoding/model.ts';
import { rules } from '../../rules/registry.ts';
import { reach } from '../engine/cp-sat-messages.ts';
import { sumOf } from '../engine/satisfies.ts';
import type { LayerModel } from '../layer-model.ts';
import { ALL, POLICIES } from './level-names.ts';

/** A wish in its place of the order. */
export interface OrderedWish {
  readonly ruleId: string;
  /** How much worse than its best it may become for the sake of those after it, in per cent of its best. */
  readonly slackPercent: number;
}

/** What is asked for before whatever comes after it. */
export interface Level {
  /** A wish’s rule, or `policies`, or `all` where everything is weighed together. */
  readonly name: string;
  /** Of a wish of fairness, whoever is worst off comes before what all together lack. */
  readonly part: 'worst-off' | 'together';
  /** Their sum is to be as small as possible. */
  readonly terms: readonly Term[];
  readonly slackPercent: number;
}

/** A layer’s model with what is asked for in it, the first first. */
export interface OrderedLayer {
  /** Its variables are those of the layer, and after them one for each level of whoever is worst off. */
  readonly layer: LayerModel;
  readonly levels: readonly Level[];
  /** All values, from those of the layer. */
  readonly withMeasures: (values: readonly number[]) => number[];
}

/**
 * A layer in the order of its wishes: policies first, then the wishes as they are ordered, then those that the order
 * does not name, by their ids. Levels to which nothing in the layer belongs are left out.
 */
export function inOrder(layer: LayerModel, order: readonly OrderedWish[]): OrderedLayer {
  const isWish = (ruleId: string) => rules.get(ruleId)?.force === 'wish';
  const policies = [...layer.penalties].filter(([ruleId]) => !isWish(ruleId));
  const wished = [...layer.penalties.keys()].filter(isWish).toSorted();
  const named = order.filter(({ ruleId }) => wished.includes(ruleId));
  const others = wished.filter((id) => !named.some(({ ruleId }) => ruleId === id));
  const levels: Level[] = [];
  if (policies.length > 0) levels.push(together(POLICIES, merged(policies.map(([, own]) => own))));
  const measures: Measure[] = [];
  const count = layer.model.variables.length;
  for (const wish of [...named, ...others.map((ruleId) => ({ ruleId, slackPercent: 0 }))]) {
    const { ruleId, slackPercent } = wish;
    const terms = layer.penalties.get(ruleId) ?? [];
    const groups = rules.get(ruleId)?.isWorstOffFirst ? groupsOf(layer.model, ruleId, terms) : [];
    if (groups.length > 1) {
      const variable = count + measures.length;
      measures.push({ ruleId, variable, groups });
      levels.push({ name: ruleId, part: 'worst-off', terms: [[1, variable]], slackPercent });
    }
    levels.push({ ...together(ruleId, terms), slackPercent });
  }
  return {
    layer: { ...layer, model: withWorst(layer.model, measures) },
    levels,
    withMeasures: (values) => [
      ...values.slice(0, count),
      ...measures.map(({ groups }) => Math.max(...groups.map((own) => sumOf(own, values)))),
    ],
  };
}

/** A layer in which everything is weighed together. */
export function weighedTogether(layer: LayerModel): OrderedLayer {
  const levels = [together(ALL, layer.model.objective)];
  return { layer, levels, withMeasures: (values) => [...values] };
}

/** The model in which none of the levels exceeds its value: what is decided of them stands. */
export function withLimitsOn(
  model: Model,
  levels: readonly (readonly [level: Level, max: number])[],
): Model {
  const sources = [...model.sources];
  const limits = levels.map(([{ name, terms }, max]): Limit => {
    const source = sources.push({ ruleId: name, people: [], subject: 'wishes that come first' });
    return { min: null, max, terms, onlyIf: [], source: source - 1 };
  });
  return { ...model, limits: [...model.limits, ...limits], sources };
}

/** What a level may come to once its best is known. */
export function withSlack(value: number, slackPercent: number): number {
  return value + Math.floor((Math.abs(value) * slackPercent) / 100);
}

interface Measure {
  readonly ruleId: string;
  readonly variable: Variable;
  readonly groups: readonly (readonly Term[])[];
}

function together(name: string, terms: readonly Term[]): Level {
  return { name, part: 'together', terms, slackPercent: 0 };
}

function merged(all: readonly (readonly Term[])[]): Term[] {
  const weights = new Map<Variable, number>();
  for (const [weight, variable] of all.flat())
    weights.set(variable, (weights.get(variable) ?? 0) + weight);
  return [...weights].map(([variable, weight]) => [weight, variable]);
}

/** The terms of each person, or of each class that a rule compares within: of whom the rule’s limits on them speak. */
function groupsOf({ limits, sources }: Model, ruleId: string, terms: readonly Term[]): Term[][] {
  const wanted = new Set(terms.map(([, variable]) => variable));
  const ownerOf = new Map<Variable, string>();
  for (const limit of limits) {
    const source = sources[limit.source];
    if (source?.ruleId !== ruleId) continue;
    for (const [, variable] of limit.terms)
      if (wanted.has(variable)) ownerOf.set(variable, source.people.join(' '));
  }
  return [...groupBy(terms, ([, variable]) => ownerOf.get(variable) ?? '').values()];
}

/** The model with a variable for each measure that is at least as great as each of its groups. */
function withWorst(model: Model, measures: readonly Measure[]): Model {
  const variables: Range[] = [...model.variables];
  const limits: Limit[] = [...model.limits];
  const sources = [...model.sources];
  for (const { ruleId, variable, groups } of measures) {
    const reaches = groups.map((terms) => reach(terms, model.variables));
    variables.push({
      min: Math.max(...reaches.map(({ min }) => min)),
      max: Math.max(...reaches.map(({ max }) => max)),
    });
    const source = sources.push({ ruleId, people: [], subject: 'whoever is worst off' }) - 1;
    for (const terms of groups) {
      const lessThanWorst: Term[] = [...terms, [-1, variable]];
      limits.push({ min: null, max: 0, terms: lessThanWorst, onlyIf: [], source });
    }
  }
  return { ...model, variables, limits, sources };
}
