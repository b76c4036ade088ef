import type { Limit, Model, Term, Variable } from '../../rules/encoding/model.ts';
import { reach } from '../engine/cp-sat-messages.ts';

/** Limits `least <= sum <= most` in flat arrays: the terms of row r lie from `start[r]` up to `start[r + 1]`. */
export interface LinearRows {
  readonly start: Int32Array;
  readonly columns: Int32Array;
  readonly coefficients: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
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
  for (const limit of model.limits) {
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
    }
  }
  return {
    start: Int32Array.from(start),
    columns: Int32Array.from(columns),
    coefficients: Float64Array.from(coefficients),
    least: Float64Array.from(least),
    most: Float64Array.from(most),
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

/** The limit without conditions: where one is not met, a term as large as the limit can lack makes up for it. */
function withoutConditions(
  limit: Limit,
  { variables }: Model,
): Pick<Limit, 'terms' | 'min' | 'max'>[] {
  if (limit.onlyIf.length === 0) return [limit];
  const possible = reach(limit.terms, variables);
  const relaxed = (by: number, min: number | null, max: number | null) => {
    const negated = limit.onlyIf.filter(({ is }) => is).length;
    // A condition x adds by * (1 - x), a condition "not x" adds by * x.
    const terms = limit.onlyIf.map(({ variable, is }): Term => [is ? -by : by, variable]);
    const less = (end: number | null) => (end === null ? null : end - by * negated);
    return { terms: [...limit.terms, ...terms], min: less(min), max: less(max) };
  };
  const rows: Pick<Limit, 'terms' | 'min' | 'max'>[] = [];
  if (limit.min !== null && limit.min > possible.min)
    rows.push(relaxed(limit.min - possible.min, limit.min, null));
  if (limit.max !== null && limit.max < possible.max)
    rows.push(relaxed(limit.max - possible.max, null, limit.max));
  return rows;
}
