import type { Model, Term, Variable } from '../../rules/encoding/model.ts';
import type { PlainRow } from './plain-rows.ts';

/** A part of what a row may lack or exceed: how much, and what each unit costs. */
export interface Segment {
  readonly width: number;
  readonly slope: number;
  readonly variable: Variable;
  /** The value the variable takes where nothing is used, and by how much each unit changes it. */
  readonly base: number;
  readonly step: number;
}

/** A row with what lies between its limits and a violation: what it may lack and exceed at a price, cheapest first. */
export interface SlackRow {
  readonly terms: readonly Term[];
  least: number;
  most: number;
  readonly below: Segment[];
  readonly above: Segment[];
}

/** Rows whose private measures became prices. */
export interface SlackRows {
  readonly rows: readonly SlackRow[];
  /** The variables that became prices, with the values they take where nothing is lacking or exceeded. */
  readonly gone: ReadonlyMap<Variable, number>;
  /** What the objective is at the least. */
  readonly offset: number;
}

/**
 * Takes measures that are in one row only out of it: what they cost becomes the price of lacking or exceeding. A
 * measure that costs nothing widens the row.
 */
export function withoutSlacks(
  model: Model,
  plain: readonly PlainRow[],
  isChoice: (variable: Variable) => boolean,
): SlackRows {
  const weights = new Map(model.objective.map(([weight, variable]) => [variable, weight]));
  const countOf = new Int32Array(model.variables.length);
  for (const { terms } of plain)
    for (const [, variable] of terms) countOf[variable] = (countOf[variable] ?? 0) + 1;
  const gone = new Map<Variable, number>();
  let offset = 0;
  const rows = plain.map((row): SlackRow => {
    const isSlack = ([coefficient, variable]: Term) =>
      !isChoice(variable) && countOf[variable] === 1 && Math.abs(coefficient) === 1;
    const slacks = row.terms.filter(isSlack);
    const terms = slacks.length > 0 ? row.terms.filter((term) => !isSlack(term)) : row.terms;
    const slack: SlackRow = { terms, least: row.least, most: row.most, below: [], above: [] };
    for (const [coefficient, variable] of slacks) {
      const range = model.variables[variable];
      if (!range) continue;
      const weight = weights.get(variable) ?? 0;
      const isLeast = weight >= 0;
      const base = isLeast ? range.min : range.max;
      gone.set(variable, base);
      offset += weight * base;
      slack.least -= coefficient * base;
      slack.most -= coefficient * base;
      const isBelow = coefficient > 0 === isLeast;
      const isOfUse = isBelow ? row.least > -Infinity : row.most < Infinity;
      const side = isBelow ? slack.below : slack.above;
      const step = isLeast ? 1 : -1;
      const width = range.max - range.min;
      if (isOfUse) side.push({ width, slope: Math.abs(weight), variable, base, step });
    }
    const bySlope = (one: Segment, other: Segment) => one.slope - other.slope;
    slack.below.sort(bySlope);
    slack.above.sort(bySlope);
    return slack;
  });
  return { rows, gone, offset };
}
