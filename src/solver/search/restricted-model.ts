import type { Limit, Model, Range, Term, Variable } from '../../rules/encoding/model.ts';

/** A part of a model: some variables are free, the others keep the values they have. */
export interface RestrictedModel {
  readonly model: Model;
  /** Where each free variable of the whole model is in the restricted one. */
  readonly placeOf: ReadonlyMap<Variable, number>;
  /** The values the free variables have now, in the order of the restricted model. */
  readonly hint: readonly number[];
  /** What the objective of the whole model exceeds that of the restricted one by. */
  readonly objectiveElsewhere: number;
  /** All values of the whole model, from those of the restricted one. */
  readonly expand: (values: readonly number[]) => number[];
}

/**
 * Cuts small models out of a large one. What is decided are its choices; all other variables only measure them, and
 * are free wherever a free choice reaches them.
 */
export class RestrictableModel {
  readonly model: Model;
  readonly #isChoice: Uint8Array;
  readonly #limitsOf: readonly (readonly number[])[];
  readonly #weights: ReadonlyMap<Variable, number>;

  constructor(model: Model, choices: Iterable<Variable>) {
    this.model = model;
    this.#isChoice = new Uint8Array(model.variables.length);
    for (const variable of choices) this.#isChoice[variable] = 1;
    const limitsOf: number[][] = model.variables.map(() => []);
    model.limits.forEach((limit, place) => {
      for (const variable of variablesOf(limit)) limitsOf[variable]?.push(place);
    });
    this.#limitsOf = limitsOf;
    this.#weights = new Map(model.objective.map(([weight, variable]) => [variable, weight]));
  }

  /** The variables that measure and are no choices. */
  get measures(): Variable[] {
    return [...this.#isChoice.keys()].filter((variable) => this.#isChoice[variable] === 0);
  }

  /** Whether the variable is a choice. */
  isChoice(variable: Variable): boolean {
    return this.#isChoice[variable] === 1;
  }

  /**
   * Gives the measures that depend on choices alone their best value.
   * @returns the values, and the measures that depend on one another and are yet to be solved; null where a limit
   * cannot hold.
   */
  measured(choices: readonly number[]): { values: number[]; rest: Variable[] } | null {
    const values = [...choices];
    const rest: Variable[] = [];
    for (const variable of this.measures) {
      const { min, max } = this.#rangeOf(variable);
      const places = this.#limitsOf[variable] ?? [];
      const limits = places.flatMap((place) => this.model.limits[place] ?? []);
      if (min === max) continue;
      if (!limits.every((limit) => this.#dependsOnChoices(limit, variable))) {
        rest.push(variable);
        continue;
      }
      let range: Range = { min, max };
      for (const limit of limits) range = narrowed(range, limit, variable, values);
      if (range.min > range.max) return null;
      values[variable] = (this.#weights.get(variable) ?? 0) < 0 ? range.max : range.min;
    }
    return { values, rest };
  }

  #dependsOnChoices({ terms, onlyIf }: Limit, measure: Variable): boolean {
    const isKnown = (variable: Variable) => {
      const range = this.#rangeOf(variable);
      return this.isChoice(variable) || range.min === range.max;
    };
    return (
      onlyIf.every(({ variable }) => isKnown(variable)) &&
      terms.every(([coefficient, variable]) =>
        variable === measure ? Math.abs(coefficient) === 1 : isKnown(variable),
      )
    );
  }

  /**
   * The model of these variables and of what measures them.
   * @param values of all variables; they need not satisfy the limits on the free ones.
   */
  restrict(free: Iterable<Variable>, values: readonly number[]): RestrictedModel {
    const { variables, limits } = this.#reach(free);
    const placeOf = new Map(variables.map((variable, place) => [variable, place]));
    const own: Term[] = [];
    let objective = 0;
    for (const variable of variables) {
      const weight = this.#weights.get(variable);
      if (weight !== undefined) own.push([weight, placeOf.get(variable) ?? 0]);
    }
    for (const [weight, variable] of this.model.objective)
      if (!placeOf.has(variable)) objective += weight * (values[variable] ?? 0);
    return {
      model: {
        variables: variables.map((variable) => this.#rangeOf(variable)),
        limits: limits.flatMap((limit) => restrictedLimit(limit, placeOf, values)),
        objective: own,
        sources: this.model.sources,
      },
      placeOf,
      hint: variables.map((variable) => values[variable] ?? 0),
      objectiveElsewhere: objective,
      expand: (restricted) => {
        const all = [...values];
        variables.forEach((variable, place) => (all[variable] = restricted[place] ?? 0));
        return all;
      },
    };
  }

  #rangeOf(variable: Variable) {
    const range = this.model.variables[variable];
    if (!range) throw new RangeError(`There is no variable ${variable}`);
    return range;
  }

  /** What is free along with these variables, and every limit that any of it is in. */
  #reach(free: Iterable<Variable>): { variables: Variable[]; limits: Limit[] } {
    const variables = new Set(free);
    const places = new Set<number>();
    for (const variable of variables) {
      for (const place of this.#limitsOf[variable] ?? []) {
        if (places.has(place)) continue;
        places.add(place);
        const limit = this.model.limits[place];
        if (!limit) continue;
        for (const other of variablesOf(limit)) if (!this.isChoice(other)) variables.add(other);
      }
    }
    const limits = [...places].toSorted((one, other) => one - other);
    return {
      variables: [...variables].toSorted((one, other) => one - other),
      limits: limits.flatMap((place) => this.model.limits[place] ?? []),
    };
  }
}

/** The range of the one unknown in a limit that lets it hold. */
function narrowed(
  range: Range,
  { terms, onlyIf, min, max }: Limit,
  unknown: Variable,
  values: readonly number[],
): Range {
  if (onlyIf.some(({ variable, is }) => (values[variable] === 1) !== is)) return range;
  let sign = 0;
  let known = 0;
  for (const [coefficient, variable] of terms) {
    if (variable === unknown) sign += coefficient;
    else known += coefficient * (values[variable] ?? 0);
  }
  if (sign === 0) return range;
  const ends = [(min ?? -Infinity) - known, (max ?? Infinity) - known].map((end) => end * sign);
  return {
    min: Math.max(range.min, Math.min(...ends)),
    max: Math.min(range.max, Math.max(...ends)),
  };
}

function* variablesOf({ terms, onlyIf }: Limit): Generator<Variable> {
  for (const [, variable] of terms) yield variable;
  for (const { variable } of onlyIf) yield variable;
}

/** The limit on the free variables, the others being what they are; none where it holds whatever they are. */
function restrictedLimit(
  limit: Limit,
  placeOf: ReadonlyMap<Variable, number>,
  values: readonly number[],
): Limit[] {
  const onlyIf = [];
  for (const { variable, is } of limit.onlyIf) {
    const place = placeOf.get(variable);
    if (place !== undefined) onlyIf.push({ variable: place, is });
    else if ((values[variable] === 1) !== is) return [];
  }
  let elsewhere = 0;
  const terms: Term[] = [];
  for (const [coefficient, variable] of limit.terms) {
    const place = placeOf.get(variable);
    if (place === undefined) elsewhere += coefficient * (values[variable] ?? 0);
    else terms.push([coefficient, place]);
  }
  const less = (end: number | null) => (end === null ? null : end - elsewhere);
  return [{ ...limit, onlyIf, terms, min: less(limit.min), max: less(limit.max) }];
}
