import type { Range, Term, Variable } from '../../rules/encoding/model.ts';
import type { OwnPart, Parts, Row } from './own-parts.ts';
import { stageOptions } from './stage-options.ts';

/** A choice or measure of a person's line; `place` is its place in the line. */
export interface LineVariable {
  readonly variable: Variable;
  readonly range: Range;
  /** Whether a larger value can ever cost more, and whether it can ever cost less, whatever links people costs. */
  readonly mayCost: boolean;
  readonly mayReward: boolean;
}

/** A row over places in the line, and the first and last stage it speaks of. */
export interface StagedRow {
  readonly terms: readonly Term[];
  readonly min: number;
  readonly max: number;
  readonly first: number;
  readonly last: number;
}

/** A measure that is a sum of others and that no other row of the person speaks of: it need not be decided. */
export interface Derived {
  readonly variable: Variable;
  readonly constant: number;
  readonly terms: readonly Term[];
}

/** A period: ways to fill its choices, then measures that are decided there one by one. */
export interface Stage {
  /** Each option a list of `[value, place]`, values of 0 left out; those within the period's own rows. */
  readonly options: readonly (readonly Term[])[];
  readonly measures: readonly number[];
}

/** A person's line as decisions in order. */
export interface StagedLine {
  readonly personId: string;
  readonly variables: readonly LineVariable[];
  readonly stages: readonly Stage[];
  /** All rows but those that the options of a stage keep already. */
  readonly rows: readonly StagedRow[];
  /** [row] -> what the stages after each of its stages can still add to it. */
  readonly rests: readonly Rest[];
  readonly derived: readonly Derived[];
}

/** [stage - first] -> the least and the most that all later stages of a row can add to it. */
export interface Rest {
  readonly min: Float64Array;
  readonly max: Float64Array;
}

/** A sum with so many values is not followed: where it is a measure's, the measure's own range is left to the others. */
const WIDE = 200;

/** Puts a person's variables in order: choices in their period, each measure where the first of its rows ends. */
export function stagedLine(part: OwnPart, parts: Parts): StagedLine {
  const { derived, rows } = withoutDerived(part, parts);
  const stageOf = stagesOf(part, rows);
  const isDerived = new Set(derived.map(({ variable }) => variable));
  const variables = part.variables.filter((variable) => !isDerived.has(variable));
  const placeOf = new Map(variables.map((variable, place) => [variable, place]));
  const stageCount = Math.max(1, part.periods.length);
  const staged = rows.map(({ terms, min, max }): StagedRow => {
    const stages = terms.map(([, variable]) => stageOf.get(variable) ?? 0);
    return {
      terms: terms.map(([coefficient, variable]) => [coefficient, placeOf.get(variable) ?? 0]),
      min,
      max,
      first: Math.min(...stages),
      last: Math.max(...stages),
    };
  });
  const ranges = variables.map((variable) => parts.ranges[variable] ?? { min: 0, max: 0 });
  const isMain = new Uint8Array(variables.length);
  const stageAt = variables.map((variable) => stageOf.get(variable) ?? 0);
  const rowsAt: StagedRow[][] = Array.from({ length: stageCount }, () => []);
  for (const row of staged) {
    const stages = new Set(row.terms.map(([, place]) => stageAt[place] ?? 0));
    for (const stage of stages) rowsAt[stage]?.push(row);
  }
  const stages = Array.from({ length: stageCount }, (_, stage): Stage => {
    const choices = (part.periods[stage] ?? []).flatMap((each) => placeOf.get(each) ?? []);
    const rowsHere = rowsAt[stage] ?? [];
    const here = stageOptions(choices, rowsHere, ranges, (place) => stageAt[place] === stage);
    for (const place of here?.decided ?? []) isMain[place] = 1;
    const measures = [...stageOf].flatMap(([variable, at]) => {
      const place = placeOf.get(variable);
      return at === stage && place !== undefined && isMain[place] === 0 ? [place] : [];
    });
    return { options: here?.options ?? [[]], measures };
  });
  const [mayCost, mayReward] = directions(part, parts, derived);
  const kept = staged.filter(
    ({ terms, first, last }) => first !== last || !terms.every(([, place]) => isMain[place] === 1),
  );
  return {
    personId: part.personId,
    variables: variables.map((variable, place) => ({
      variable,
      range: ranges[place] ?? { min: 0, max: 0 },
      mayCost: mayCost.has(variable),
      mayReward: mayReward.has(variable),
    })),
    stages,
    rows: kept,
    rests: restsOf(kept, stages, ranges),
    derived,
  };
}

/** Variable -> stage, choices first, then measures in the order in which they can be told. */
function stagesOf({ variables, periods }: OwnPart, rows: readonly Row[]): Map<Variable, number> {
  const stageOf = new Map<Variable, number>();
  periods.forEach((choices, stage) => {
    for (const variable of choices) stageOf.set(variable, stage);
  });
  /** The last stage of the row's other variables; null where one of them has no stage yet. */
  const stageOfOthers = ({ terms }: Row, but: Variable) => {
    let last = -1;
    for (const [, variable] of terms)
      if (variable !== but) last = Math.max(last, stageOf.get(variable) ?? Infinity);
    return last === Infinity || last < 0 ? null : last;
  };
  for (;;) {
    const found = new Map<Variable, number>();
    for (const row of rows)
      for (const [, variable] of row.terms) {
        const stage = stageOf.has(variable) ? null : stageOfOthers(row, variable);
        if (stage !== null) found.set(variable, Math.min(found.get(variable) ?? stage, stage));
      }
    if (found.size === 0) break;
    for (const [variable, stage] of found) stageOf.set(variable, stage);
  }
  const end = Math.max(0, periods.length - 1);
  for (const variable of variables) if (!stageOf.has(variable)) stageOf.set(variable, end);
  return stageOf;
}

/**
 * Takes out measures that one row says are the sum of others, or bounds by it from the side that is sought, and that no
 * other row of the person speaks of. Their range
 * goes with the row: it follows from the others, or else lines outside it are let through.
 */
function withoutDerived(
  { rows, variables, periods }: OwnPart,
  parts: Parts,
): { derived: Derived[]; rows: Row[] } {
  const { ranges } = parts;
  const isChoice = new Set(periods.flat());
  const rowsOf = new Map<Variable, Row[]>(variables.map((variable) => [variable, []]));
  for (const row of rows) for (const [, variable] of row.terms) rowsOf.get(variable)?.push(row);
  const derived: Derived[] = [];
  const kept = new Set(rows);
  for (const [variable, [row, second]] of rowsOf) {
    if (!row || second || isChoice.has(variable) || !kept.has(row)) continue;
    const own = row.terms.find(([, each]) => each === variable)?.[0] ?? 0;
    const end = endTaken(row, own, variable, parts);
    if (Math.abs(own) !== 1 || end === null) continue;
    const terms = row.terms.flatMap(([coefficient, each]): Term[] =>
      each === variable ? [] : [[-coefficient * own, each]],
    );
    const constant = end * own;
    const { min, max } = ranges[variable] ?? { min: 0, max: 0 };
    const reached = reachOf(terms, ranges);
    const isFree = reached.min + constant >= min && reached.max + constant <= max;
    if (!isFree && reached.max - reached.min < WIDE) continue;
    kept.delete(row);
    derived.push({ variable, constant, terms });
  }
  return { derived, rows: [...kept] };
}

/** The end of its only row that a measure goes to: both where they are one, the one sought where it alone is there. */
function endTaken(
  { min, max }: Row,
  own: number,
  variable: Variable,
  { mayCost, mayReward }: Parts,
): number | null {
  if (min === max) return min;
  const isLargest = own > 0 ? min === -Infinity : max === Infinity;
  const isLeast = own > 0 ? max === Infinity : min === -Infinity;
  if (isLargest && mayCost[variable] === 0) return own > 0 ? max : min;
  if (isLeast && mayReward[variable] === 0) return own > 0 ? min : max;
  return null;
}

/** The least and the most that a sum can come to. */
function reachOf(terms: readonly Term[], ranges: readonly Range[]): Range {
  let [low, high] = [0, 0];
  for (const [coefficient, variable] of terms) {
    const { min, max } = ranges[variable] ?? { min: 0, max: 0 };
    low += Math.min(coefficient * min, coefficient * max);
    high += Math.max(coefficient * min, coefficient * max);
  }
  return { min: low, max: high };
}

/** Reckons the rests of all rows at once, stage by stage. */
function restsOf(
  rows: readonly StagedRow[],
  stages: readonly Stage[],
  ranges: readonly Range[],
): Rest[] {
  const rowsOf: Term[][] = ranges.map(() => []);
  rows.forEach(({ terms }, row) => {
    for (const [coefficient, place] of terms) rowsOf[place]?.push([coefficient, row]);
  });
  const rests = rows.map(({ first, last }) => {
    const span = last - first + 1;
    return { min: new Float64Array(span), max: new Float64Array(span) };
  });
  // What each stage adds is first put where the stage before it has its place, then summed up from behind.
  stages.forEach((stage, at) => {
    for (const [row, { min, max }] of stageReach(stage, rowsOf, ranges)) {
      const { first } = rows[row] ?? { first: 0 };
      const rest = rests[row];
      if (!rest || at === first) continue;
      rest.min[at - first - 1] = min;
      rest.max[at - first - 1] = max;
    }
  });
  for (const { min, max } of rests)
    for (let at = min.length - 2; at >= 0; at--) {
      min[at] = (min[at] ?? 0) + (min[at + 1] ?? 0);
      max[at] = (max[at] ?? 0) + (max[at + 1] ?? 0);
    }
  return rests;
}

/** Row -> the least and the most that a stage can add to it; rows that it adds nothing to are left out. */
function stageReach(
  { options, measures }: Stage,
  rowsOf: readonly (readonly Term[])[],
  ranges: readonly Range[],
): Map<number, Range> {
  const reach = new Map<number, { min: number; max: number; options: number }>();
  for (const option of options) {
    const sums = new Map<number, number>();
    for (const [value, place] of option)
      for (const [coefficient, row] of rowsOf[place] ?? [])
        sums.set(row, (sums.get(row) ?? 0) + coefficient * value);
    for (const [row, sum] of sums) {
      const known = reach.get(row) ?? { min: sum, max: sum, options: 0 };
      const [min, max] = [Math.min(known.min, sum), Math.max(known.max, sum)];
      reach.set(row, { min, max, options: known.options + 1 });
    }
  }
  for (const [row, { min, max, options: count }] of reach)
    if (count < options.length)
      reach.set(row, { min: Math.min(0, min), max: Math.max(0, max), options: count });
  for (const place of measures)
    for (const [coefficient, row] of rowsOf[place] ?? []) {
      const known = reach.get(row) ?? { min: 0, max: 0, options: 0 };
      const { min, max } = reachOf([[coefficient, place]], ranges);
      reach.set(row, { min: known.min + min, max: known.max + max, options: known.options });
    }
  return reach;
}

/** Variables that can cost more, and those that can cost less, the larger they are. */
function directions(
  { variables }: OwnPart,
  parts: Parts,
  derived: readonly Derived[],
): [Set<Variable>, Set<Variable>] {
  const mayCost = new Set(variables.filter((variable) => parts.mayCost[variable] === 1));
  const mayReward = new Set(variables.filter((variable) => parts.mayReward[variable] === 1));
  for (const { variable, terms } of derived)
    for (const [coefficient, each] of terms) {
      if (mayCost.has(variable)) (coefficient > 0 ? mayCost : mayReward).add(each);
      if (mayReward.has(variable)) (coefficient > 0 ? mayReward : mayCost).add(each);
    }
  return [mayCost, mayReward];
}
