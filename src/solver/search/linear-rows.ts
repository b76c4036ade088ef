import type { Model, Term, Variable } from '../../rules/encoding/model.ts';
import { withoutConditions } from './plain-rows.ts';

/** Limits `least <= sum <= most` in flat arrays: the terms of row r lie from `start[r]` up to `start[r + 1]`. */
export interface LinearRows {
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** The place of the limit that each row says, or says a side of. */
  readonly limits: Int32Array;
}

/**
 * The limits of a model that speak of choices only, as rows over them; what merely measures for wishes is left out.
 * @param columnOf the place of each choice among the columns.
 */
export function rowsOn(model: Model, columnOf: ReadonlyMap<Variable, number>): LinearRows {
  const start = [0];
  const columns: number[] = [];
  const coefficients: number[] = [];
  const least: number[] = [];
  const most: number[] = [];
  const limits: number[] = [];
  for (const [place, limit] of model.limits.entries()) {
    for (const row of withoutConditions(limit, model)) {
      const own = row.terms.flatMap(([coefficient, variable]) => {
        const column = columnOf.get(variable);
        return column === undefined ? [] : [[coefficient, column] as const];
      });
      const given = givenSum(row.terms, model, columnOf);
      if (given === null) continue;
      for (const [coefficient, column] of own) {
        columns.push(column);
        coefficients.push(coefficient);
      }
      start.push(columns.length);
      least.push((row.min ?? -Infinity) - given);
      most.push((row.max ?? Infinity) - given);
      limits.push(place);
    }
  }
  return {
    start: Int32Array.from(start),
    columns: Int32Array.from(columns),
    coefficients: Float64Array.from(coefficients),
    least: Float64Array.from(least),
    most: Float64Array.from(most),
    limits: Int32Array.from(limits),
  };
}

/** What the variables that can take one value only add to a sum; null where others than choices are free. */
function givenSum(
  terms: readonly Term[],
  { variables }: Model,
  columnOf: ReadonlyMap<Variable, number>,
): number | null {
  let sum = 0;
  for (const [coefficient, variable] of terms) {
    if (columnOf.has(variable)) continue;
    const range = variables[variable];
    if (!range || range.min !== range.max) return null;
    sum += coefficient * range.min;
  }
  return sum;
}
