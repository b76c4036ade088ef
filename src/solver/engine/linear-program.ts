import type { Limit, Model, Range, Term, Variable } from '../../rules/encoding/model.ts';
import { reach } from './cp-sat-messages.ts';

/**
 * Minimise `cost x` where `columnMin <= x <= columnMax` and `rowMin <= A x <= rowMax`; infinities mean no bound. Row
 * `i` of A holds `values[k]` in column `indices[k]` for `k` from `starts[i]` up to, but not with, `starts[i + 1]`.
 */
export interface LinearProgram {
  readonly cost: Float64Array;
  readonly columnMin: Float64Array;
  readonly columnMax: Float64Array;
  readonly rowMin: Float64Array;
  readonly rowMax: Float64Array;
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Gathers rows, and drops those that say nothing. */
export class ProgramRows {
  readonly #rowMin: number[] = [];
  readonly #rowMax: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  /** min <= sum of the terms <= max. Every variable stands in one term only. */
  add(terms: Iterable<Term>, min: number, max: number): void {
    for (const [coefficient, variable] of terms) {
      this.#indices.push(variable);
      this.#values.push(coefficient);
    }
    this.#rowMin.push(min);
    this.#rowMax.push(max);
    this.#starts.push(this.#indices.length);
  }

  /** The program of these rows. */
  program(variables: readonly Range[], objective: readonly Term[]): LinearProgram {
    const cost = new Float64Array(variables.length);
    for (const [weight, variable] of objective) cost[variable] = (cost[variable] ?? 0) + weight;
    return {
      cost,
      columnMin: Float64Array.from(variables, ({ min }) => min),
      columnMax: Float64Array.from(variables, ({ max }) => max),
      rowMin: Float64Array.from(this.#rowMin),
      rowMax: Float64Array.from(this.#rowMax),
      starts: Int32Array.from(this.#starts),
      indices: Int32Array.from(this.#indices),
      values: Float64Array.from(this.#values),
    };
  }
}

/**
 * A model as linear rows. Its whole-number solutions are those of the model; a limit that holds only under conditions
 * becomes rows that each unmet condition loosens by no more than the terms can reach.
 */
export function linearProgramOf(model: Model): LinearProgram {
  const rows = new ProgramRows();
  for (const limit of model.limits) addLimit(rows, limit, model.variables);
  return rows.program(model.variables, model.objective);
}

function addLimit(rows: ProgramRows, limit: Limit, variables: readonly Range[]): void {
  const terms = mergedTerms(limit.terms);
  const possible = reach(terms, variables);
  const min = limit.min !== null && limit.min > possible.min ? limit.min : -Infinity;
  const max = limit.max !== null && limit.max < possible.max ? limit.max : Infinity;
  if (limit.onlyIf.length === 0) {
    if (min !== -Infinity || max !== Infinity) rows.add(terms, min, max);
    return;
  }
  const add = (part: readonly Term[], low: number, high: number) =>
    addConditional(rows, limit, part, reach(part, variables), low, high);
  // Where every term must stand at its end, each has a row of its own, which is tighter than one for the sum.
  if (max !== Infinity) {
    if (max > possible.min || terms.length === 0) add(terms, -Infinity, max);
    else
      for (const term of terms)
        add([term], -Infinity, max - possible.min + reach([term], variables).min);
  }
  if (min !== -Infinity) {
    if (min < possible.max || terms.length === 0) add(terms, min, Infinity);
    else
      for (const term of terms)
        add([term], min - possible.max + reach([term], variables).max, Infinity);
  }
}

/** One side of a limit with conditions; conditions may be about variables of the terms. */
function addConditional(
  rows: ProgramRows,
  { onlyIf }: Limit,
  terms: readonly Term[],
  possible: Range,
  min: number,
  max: number,
): void {
  // Unmet, a condition gives way by `slack`, so that the row says nothing any more.
  const slack = max === Infinity ? min - possible.min : possible.max - max;
  const sign = max === Infinity ? 1 : -1;
  let shift = 0;
  const loosened: Term[] = [...terms];
  const conditions = new Map(
    onlyIf.map(({ variable, is }) => [`${variable}/${is}`, { variable, is }]),
  );
  for (const { variable, is } of conditions.values()) {
    // For x: slack * (1 - x) is given; for "not x": slack * x.
    loosened.push([is ? -sign * slack : sign * slack, variable]);
    if (is) shift += sign * slack;
  }
  rows.add(mergedTerms(loosened), min - shift, max - shift);
}

/** The same sum with one term for each variable. */
export function mergedTerms(terms: readonly Term[]): readonly Term[] {
  const merged = new Map<Variable, number>();
  for (const [coefficient, variable] of terms)
    merged.set(variable, (merged.get(variable) ?? 0) + coefficient);
  return [...merged]
    .filter(([, coefficient]) => coefficient !== 0)
    .map(([variable, coefficient]) => [coefficient, variable]);
}

/**
 * The least that the program can cost according to multipliers of its rows, whichever they are: a valid lower bound,
 * reckoned here rather than believed. -Infinity where a column without bounds is left with a cost.
 */
export function lagrangianBound(program: LinearProgram, rowDuals: ArrayLike<number>): number {
  const reduced = Float64Array.from(program.cost);
  const { rowMin, rowMax, starts, indices, values, columnMin, columnMax } = program;
  let bound = 0;
  for (let row = 0; row < rowMin.length; row++) {
    const given = rowDuals[row] ?? 0;
    const end = given > 0 ? rowMin[row] : rowMax[row];
    // A multiplier against a side that does not exist proves nothing: it is left out.
    if (given === 0 || end === undefined || !Number.isFinite(end)) continue;
    bound += given * end;
    for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place++) {
      const column = indices[place] ?? 0;
      reduced[column] = (reduced[column] ?? 0) - given * (values[place] ?? 0);
    }
  }
  for (let column = 0; column < reduced.length; column++) {
    const cost = reduced[column] ?? 0;
    if (cost !== 0) bound += cost * ((cost > 0 ? columnMin[column] : columnMax[column]) ?? 0);
  }
  return bound;
}

/** The least whole objective that a bound allows, forgiving the error of floating point numbers. */
export function wholeBound(bound: number): number {
  return Math.ceil(bound - 1e-6 * Math.max(1, Math.abs(bound)));
}
