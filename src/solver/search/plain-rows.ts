import type { Limit, Model, Term, Variable } from '../../rules/encoding/model.ts';
import { reach } from '../engine/cp-sat-messages.ts';

/** A limit on variables that are not settled: each occurs once, infinite ends are open. */
export interface PlainRow {
  readonly terms: readonly Term[];
  least: number;
  most: number;
}

/** The limits of a model without conditions and without variables that can take one value only. */
export function plainRows(model: Model): PlainRow[] {
  const rows: PlainRow[] = [];
  const seenIn = new Int32Array(model.variables.length).fill(-1);
  let count = 0;
  for (const limit of model.limits)
    for (const { terms, min, max } of withoutConditions(limit, model)) {
      let isPlain = true;
      for (const [coefficient, variable] of terms) {
        const range = model.variables[variable];
        isPlain &&= coefficient !== 0 && seenIn[variable] !== count && range?.min !== range?.max;
        seenIn[variable] = count;
      }
      count++;
      const row = isPlain
        ? { terms, least: min ?? -Infinity, most: max ?? Infinity }
        : withoutConstants(terms, min ?? -Infinity, max ?? Infinity, model);
      const possible = reach(row.terms, model.variables);
      if (possible.min < row.least || possible.max > row.most) rows.push(row);
    }
  return rows;
}

/** The limit without conditions: where one is not met, a term as large as the limit can lack makes up for it. */
export function withoutConditions(
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

function withoutConstants(
  terms: readonly Term[],
  least: number,
  most: number,
  { variables }: Model,
): PlainRow {
  const coefficients = new Map<Variable, number>();
  let constant = 0;
  for (const [coefficient, variable] of terms) {
    const range = variables[variable];
    if (range && range.min === range.max) constant += coefficient * range.min;
    else coefficients.set(variable, (coefficients.get(variable) ?? 0) + coefficient);
  }
  const kept: Term[] = [];
  for (const [variable, coefficient] of coefficients)
    if (coefficient !== 0) kept.push([coefficient, variable]);
  return { terms: kept, least: least - constant, most: most - constant };
}
