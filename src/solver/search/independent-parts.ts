import type { Model, Variable } from '../../rules/encoding/model.ts';

/** Variables that no limit links to any others, with what they cost by some values and at least. */
export interface Part {
  readonly variables: readonly Variable[];
  readonly cost: number;
  readonly least: number;
}

/**
 * Cuts a model into parts that share no limit, so that each can be solved alone: the weeks of a schedule of half-days,
 * say, where nothing is counted over the year.
 * @param values by which the cost of each part is told.
 */
export function independentParts(model: Model, values: readonly number[]): Part[] {
  const parent = Int32Array.from(model.variables, (_, variable) => variable);
  const rootOf = (variable: Variable): Variable => {
    let root = variable;
    for (let up = parent[root] ?? root; up !== root; up = parent[root] ?? root) {
      parent[root] = parent[up] ?? up;
      root = up;
    }
    return root;
  };
  for (const { terms, onlyIf } of model.limits) {
    const first = terms[0]?.[1] ?? onlyIf[0]?.variable;
    if (first === undefined) continue;
    for (const [, variable] of terms) parent[rootOf(variable)] = rootOf(first);
    for (const { variable } of onlyIf) parent[rootOf(variable)] = rootOf(first);
  }
  const weights = new Map(model.objective.map(([weight, variable]) => [variable, weight]));
  const parts = new Map<Variable, { variables: Variable[]; cost: number; least: number }>();
  model.variables.forEach(({ min, max }, variable) => {
    const root = rootOf(variable);
    const part = parts.get(root) ?? { variables: [], cost: 0, least: 0 };
    parts.set(root, part);
    const weight = weights.get(variable) ?? 0;
    part.variables.push(variable);
    part.cost += weight * (values[variable] ?? min);
    part.least += weight * (weight < 0 ? max : min);
  });
  return [...parts.values()];
}

/** Parts put together as long as they have no more than so many variables. */
export function joinedParts(parts: readonly Part[], variablesMax: number): Part[] {
  const joined: { variables: Variable[]; cost: number; least: number }[] = [];
  for (const { variables, cost, least } of parts) {
    const last = joined.at(-1);
    if (last && last.variables.length + variables.length <= variablesMax) {
      for (const variable of variables) last.variables.push(variable);
      last.cost += cost;
      last.least += least;
    } else {
      joined.push({ variables: [...variables], cost, least });
    }
  }
  return joined;
}
