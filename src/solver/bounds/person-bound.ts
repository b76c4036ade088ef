import { groupBy } from '../../domain/group-by.ts';
import type { Limit, Model, Term, Variable } from '../../rules/encoding/model.ts';
import { reach } from '../engine/cp-sat-messages.ts';
import type { SearchSpace } from '../search/space.ts';

/** What no solution of one person's model undercuts. */
export type BoundOf = (model: Model) => number;

/**
 * A lower bound by looking at each person alone: of the limits only those on a single person's choices are kept, so
 * that the model falls apart, and the sum of what each person costs at least is a bound for all together. Equal people
 * are looked at once.
 * @param boundOf of a model with one person's choices; it is asked only about people who may cost something.
 */
export function personBound(space: SearchSpace, boundOf: BoundOf, isOver: () => boolean): number {
  const known = new Map<string, number>();
  const { parts, rest } = partsOf(space);
  let bound = reach(rest, space.model.variables).min;
  for (const part of parts) {
    const key = JSON.stringify([part.variables, part.limits, part.objective]);
    const least = reach(part.objective, part.variables).min;
    const found = known.get(key) ?? (isOver() ? least : Math.max(least, boundOf(part)));
    known.set(key, found);
    bound += found;
  }
  return bound;
}

const NOBODY = '';

/** The model of each person who may cost something, and the terms of the objective that are nobody's alone. */
function partsOf({ model, choices }: SearchSpace): { parts: Model[]; rest: Term[] } {
  const ownerOf = ownersIn(model, new Map(choices.map((each) => [each.variable, each.personId])));
  const limitsOf = groupBy(model.limits, (limit) => soleOwner(limit, ownerOf) ?? NOBODY);
  const objectiveOf = groupBy(model.objective, ([, variable]) => ownerOf.get(variable) ?? NOBODY);
  const rest = [...(objectiveOf.get(NOBODY) ?? [])];
  const parts = [...objectiveOf].flatMap(([owner, objective]) =>
    owner === NOBODY ? [] : [partOf(model, limitsOf.get(owner) ?? [], objective)],
  );
  return { parts, rest };
}

/**
 * Whose each variable is: a measure is a person's where every limit that it is in with choices speaks of that person's
 * choices alone.
 */
function ownersIn(
  { limits }: Model,
  choiceOwners: ReadonlyMap<Variable, string>,
): ReadonlyMap<Variable, string> {
  const ownerOf = new Map<Variable, string>(choiceOwners);
  const shared = new Set<Variable>();
  for (const limit of limits) {
    const variables = variablesOf(limit);
    const owners = new Set(variables.flatMap((variable) => choiceOwners.get(variable) ?? []));
    const [owner, ...others] = owners;
    if (owner === undefined || others.length > 0) continue;
    for (const variable of variables) {
      const before = ownerOf.get(variable);
      if (before !== undefined && before !== owner) shared.add(variable);
      else ownerOf.set(variable, owner);
    }
  }
  for (const variable of shared) ownerOf.delete(variable);
  return ownerOf;
}

/** The one person all of a limit's variables belong to; null where there are several, or some are nobody's. */
function soleOwner(limit: Limit, ownerOf: ReadonlyMap<Variable, string>): string | null {
  let owner: string | null = null;
  for (const variable of variablesOf(limit)) {
    const own = ownerOf.get(variable);
    if (own === undefined || (owner !== null && own !== owner)) return null;
    owner = own;
  }
  return owner;
}

/** A model of these limits, its variables numbered in the order in which they come. */
function partOf(model: Model, limits: readonly Limit[], objective: readonly Term[]): Model {
  const placeOf = new Map<Variable, number>();
  const place = (variable: Variable): number => {
    const known = placeOf.get(variable) ?? placeOf.size;
    placeOf.set(variable, known);
    return known;
  };
  const renumbered = (terms: readonly Term[]) =>
    terms.map(([coefficient, variable]): Term => [coefficient, place(variable)]);
  const ownObjective = renumbered(objective);
  const ownLimits = limits.map(({ min, max, terms, onlyIf }) => ({
    min,
    max,
    terms: renumbered(terms),
    onlyIf: onlyIf.map(({ variable, is }) => ({ variable: place(variable), is })),
    source: 0,
  }));
  const variables = [...placeOf.keys()].flatMap((variable) => model.variables[variable] ?? []);
  const sources = [{ ruleId: 'person', people: [], subject: '' }];
  return { variables, limits: ownLimits, objective: ownObjective, sources };
}

function variablesOf({ terms, onlyIf }: Limit): Variable[] {
  return [...terms.map(([, variable]) => variable), ...onlyIf.map(({ variable }) => variable)];
}
