import type { Limit, Model, Term, Variable } from '../../rules/encoding/model.ts';
import { withoutConditions } from '../search/plain-rows.ts';
import { reach } from './cp-sat-messages.ts';

/** A part of a model: its sources keep their places. */
export interface ModelPart {
  readonly model: Model;
  /** Where each of its variables is in the whole model. */
  readonly variables: readonly Variable[];
}

/** The limits of some sources, and the variables in them; the objective is left out. */
export function partOfSources(model: Model, sources: Iterable<number>): ModelPart {
  const kept = new Set(sources);
  return compact(
    model,
    model.limits.filter(({ source }) => kept.has(source)),
  );
}

/**
 * What limits say of some variables whatever the values of all others are. Where that is impossible, the model is.
 */
export function relaxedTo(model: Model, variables: ReadonlySet<Variable>): ModelPart {
  const limits = model.limits.flatMap((limit): Limit[] => {
    const isInside = ([, variable]: Term) => variables.has(variable);
    if (!limit.terms.some(isInside)) return [];
    return withoutConditions(limit, model).flatMap(({ terms, min, max }) => {
      const inside = terms.filter(isInside);
      const outside = reach(
        terms.filter((term) => !isInside(term)),
        model.variables,
      );
      const possible = reach(inside, model.variables);
      const least = min === null ? null : min - outside.max;
      const most = max === null ? null : max - outside.min;
      const saysNothing =
        (least === null || least <= possible.min) && (most === null || most >= possible.max);
      if (saysNothing) return [];
      return [{ terms: inside, min: least, max: most, onlyIf: [], source: limit.source }];
    });
  });
  return compact(model, limits);
}

function compact({ variables, sources }: Model, limits: readonly Limit[]): ModelPart {
  const placeOf = new Map<Variable, number>();
  const place = (variable: Variable): number => {
    const known = placeOf.get(variable);
    if (known !== undefined) return known;
    placeOf.set(variable, placeOf.size);
    return placeOf.size - 1;
  };
  const placed = limits.map(({ terms, onlyIf, ...limit }): Limit => ({
    ...limit,
    terms: terms.map(([coefficient, variable]): Term => [coefficient, place(variable)]),
    onlyIf: onlyIf.map((literal) => ({ ...literal, variable: place(literal.variable) })),
  }));
  const kept = [...placeOf.keys()];
  const ranges = kept.map((variable) => variables[variable] ?? { min: 0, max: 0 });
  return { model: { variables: ranges, limits: placed, objective: [], sources }, variables: kept };
}
