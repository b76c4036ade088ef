import type { Filled } from '../../domain/schedule/slot.ts';
import type { Limit, Model, Term } from '../../rules/encoding/model.ts';
import { sumOf } from '../engine/satisfies.ts';
import type { LayerModel } from '../layer-model.ts';

/** A model that asks for few shared places, and all its values from those of the layer. */
export interface FewShared {
  readonly model: Model;
  readonly valuesWith: (values: readonly number[]) => number[];
}

/**
 * A layer's model with the objective to share few places with schedules before it: above all with whichever of them it
 * shares most, for else the third would be the second again.
 */
export function asFewShared(
  { model, valuesFor }: LayerModel,
  previous: readonly (readonly Filled[])[],
): FewShared {
  const shared = previous.map((filled) =>
    valuesFor(filled).flatMap(([variable, value]): Term[] => (value === 1 ? [[1, variable]] : [])),
  );
  const most = model.variables.length;
  const placesMax = Math.max(0, ...shared.map((terms) => terms.length));
  const sources = [...model.sources, { ruleId: 'different', people: [], subject: 'places shared' }];
  const source = model.sources.length;
  const limits = shared.map((terms): Limit => {
    const lessThanMost: Term[] = [...terms, [-1, most]];
    return { min: null, max: 0, terms: lessThanMost, onlyIf: [], source };
  });
  const counts = new Map<number, number>();
  for (const [, variable] of shared.flat()) counts.set(variable, (counts.get(variable) ?? 0) + 1);
  const each = [...counts].map(([variable, count]): Term => [count, variable]);
  return {
    model: {
      variables: [...model.variables, { min: 0, max: placesMax }],
      limits: [...model.limits, ...limits],
      objective: [[2 * previous.length, most], ...each],
      sources,
    },
    valuesWith: (values) => [
      ...values.slice(0, most),
      Math.max(0, ...shared.map((terms) => sumOf(terms, values))),
    ],
  };
}
