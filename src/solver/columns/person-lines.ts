import type { Term, Variable } from '../../rules/encoding/model.ts';
import { type PricedLine, Pricer } from './cheapest-line.ts';
import { type Diagram, drawDiagram } from './diagram.ts';
import type { OwnPart, Parts, Row } from './own-parts.ts';
import { type StagedLine, stagedLine } from './staged-line.ts';

/** A line of one person as a column of the master: what it costs and what it adds to the linking rows. */
export interface LineColumn {
  readonly person: number;
  readonly cost: number;
  readonly rows: readonly number[];
  readonly amounts: readonly number[];
  /** Whether it keeps all of the person's rows, those too that the drawing ignores. */
  readonly isWhole: boolean;
  /** The values of the person's variables. */
  readonly values: readonly (readonly [variable: Variable, value: number])[];
}

/** A person's lines drawn, and the rows that lines must keep besides because the drawing ignores them. */
export interface DrawnPerson {
  readonly line: StagedLine;
  readonly diagram: Diagram;
  readonly untracked: readonly Row[];
  readonly transitions: number;
  /** Of the long rows, the part that is followed. */
  readonly trackedPart: number;
}

/**
 * Draws a person's lines with all of the person's rows, or else half of the long ones, and so on until they fit.
 * @param trackedPart of the long rows, the part that is tried first: where it is known that all are too many.
 * @returns null where the person has no line at all.
 */
export function drawPerson(
  part: OwnPart,
  parts: Parts,
  arcsMax: number,
  trackedPart = 1,
): DrawnPerson | null {
  const line = stagedLine(part, parts);
  const across = [...line.rows.keys()]
    .filter((row) => spanOf(line, row) > 1)
    .toSorted((one, other) => looseness(line, one) - looseness(line, other));
  const shortCount = across.filter((row) => !isLong(line, row)).length;
  let transitions = 0;
  const longCount = across.length - shortCount;
  for (let count = shortCount + Math.ceil(longCount * trackedPart); ;) {
    const left = new Set(across.slice(count));
    const isTracked = line.rows.map((_, row) => !left.has(row));
    const drawn = drawDiagram(line, isTracked, count === 0 ? Infinity : arcsMax);
    transitions += drawn.transitions;
    if (drawn.kind === 'none') return null;
    if (drawn.kind === 'drawn') {
      const untracked = across.slice(count).flatMap((row) => rowOf(line, row));
      return {
        line,
        diagram: drawn.diagram,
        untracked,
        transitions,
        trackedPart: longCount === 0 ? 1 : Math.max(0, count - shortCount) / longCount,
      };
    }
    count = count > shortCount ? shortCount + Math.floor((count - shortCount) / 2) : 0;
  }
}

function isLong(line: StagedLine, row: number): boolean {
  return spanOf(line, row) > line.stages.length / 2;
}

function spanOf({ rows }: StagedLine, row: number): number {
  const { first, last } = rows[row] ?? { first: 0, last: 0 };
  return last - first + 1;
}

/**
 * Short rows come first, for they are cheap to follow; then those that ask for a number, then those that forbid too
 * many, the sooner felt the earlier.
 */
function looseness(line: StagedLine, row: number): number {
  if (!isLong(line, row)) return spanOf(line, row) - line.stages.length;
  const { min, max } = line.rows[row] ?? { min: 0, max: 0 };
  return min === max ? 0 : min !== -Infinity ? 1 : 2 + Math.max(0, max);
}

function rowOf({ rows, variables }: StagedLine, row: number): Row[] {
  const staged = rows[row];
  if (!staged) return [];
  const terms = staged.terms.map(([coefficient, place]): Term => [
    coefficient,
    variables[place]?.variable ?? 0,
  ]);
  return [{ terms, min: staged.min, max: staged.max }];
}

/** More than all else that a line can cost. */
const DECISIVE = 1e9;

/** Prices a person's lines: what each place costs under duals of the linking rows, and lines as columns. */
export class PersonLines {
  readonly pricer: Pricer;
  readonly #person: number;
  readonly #line: StagedLine;
  readonly #untracked: readonly Row[];
  /** [place] -> cost without duals; what a place of 1 adds to linking rows. */
  readonly #cost: Float64Array;
  readonly #rowsOf: readonly (readonly Term[])[];
  readonly #placeCosts: Float64Array;
  /** What every line of the person adds, from measures that are a sum with a constant. */
  readonly #constantCost: number;
  readonly #constantRows: readonly Term[];

  /** @param rowsOf [variable] -> the linking rows it stands in, with its coefficient. */
  constructor(
    person: number,
    { line, diagram, untracked }: DrawnPerson,
    cost: Float64Array,
    rowsOf: readonly (readonly Term[])[],
  ) {
    this.pricer = new Pricer(diagram);
    this.#person = person;
    this.#line = line;
    this.#untracked = untracked;
    this.#cost = Float64Array.from(line.variables, ({ variable }) => cost[variable] ?? 0);
    const amounts = line.variables.map(
      ({ variable }) => new Map((rowsOf[variable] ?? []).map(([amount, row]) => [row, amount])),
    );
    const constants = new Map<number, number>();
    let constantCost = 0;
    const placeOf = new Map(line.variables.map(({ variable }, place) => [variable, place]));
    const add = (sums: Map<number, number> | undefined, row: number, amount: number) =>
      sums?.set(row, (sums.get(row) ?? 0) + amount);
    for (const { variable, constant, terms } of line.derived) {
      const weight = cost[variable] ?? 0;
      const linked = rowsOf[variable] ?? [];
      constantCost += weight * constant;
      for (const [amount, row] of linked) add(constants, row, amount * constant);
      for (const [coefficient, each] of terms) {
        const place = placeOf.get(each) ?? 0;
        this.#cost[place] = (this.#cost[place] ?? 0) + weight * coefficient;
        for (const [amount, row] of linked) add(amounts[place], row, amount * coefficient);
      }
    }
    const termsOf = (sums: ReadonlyMap<number, number>) =>
      [...sums].flatMap(([row, amount]): Term[] => (amount === 0 ? [] : [[amount, row]]));
    this.#rowsOf = amounts.map(termsOf);
    this.#constantCost = constantCost;
    this.#constantRows = termsOf(constants);
    this.#placeCosts = new Float64Array(line.variables.length);
  }

  /** The largest that a place costs or rewards, duals aside. */
  get costMax(): number {
    return this.#cost.reduce((most, cost) => Math.max(most, Math.abs(cost)), 0);
  }

  /** The least that a line costs, less what the duals pay for it: exact. Infinity where no line is left. */
  leastCost(duals: ArrayLike<number>): number {
    for (let place = 0; place < this.#placeCosts.length; place++) {
      let cost = this.#cost[place] ?? 0;
      for (const [amount, row] of this.#rowsOf[place] ?? []) cost -= amount * (duals[row] ?? 0);
      this.#placeCosts[place] = cost;
    }
    let constant = this.#constantCost;
    for (const [amount, row] of this.#constantRows) constant -= amount * (duals[row] ?? 0);
    return this.pricer.leastCost(this.#placeCosts) + constant;
  }

  /** Cheap lines for the duals last asked about, the cheapest first. */
  cheapColumns(countMax: number): LineColumn[] {
    return this.pricer.cheapLines(countMax).map((line) => this.#column(line));
  }

  /** All lines within so much of the cheapest for the duals last asked about; null where they are too many. */
  columnsWithin(margin: number, countMax: number): LineColumn[] | null {
    const [cheapest] = this.pricer.cheapLines(1);
    if (!cheapest) return [];
    const lines = this.pricer.linesWithin(cheapest.cost + margin, countMax);
    return lines && lines.map((line) => this.#column(line));
  }

  /** The cheapest line, duals aside, that makes just these yes/no choices; null where the drawing has none. */
  columnOf(
    values: readonly number[],
    isChoice: (variable: Variable) => boolean,
  ): LineColumn | null {
    const { variables } = this.#line;
    const costs = variables.map(({ variable }, place) => {
      const cost = this.#cost[place] ?? 0;
      if (!isChoice(variable)) return cost;
      return cost + (values[variable] === 1 ? -DECISIVE : DECISIVE);
    });
    if (this.pricer.leastCost(Float64Array.from(costs)) === Infinity) return null;
    const [column] = this.cheapColumns(1);
    const isSame = column?.values.every(
      ([variable, value]) => !isChoice(variable) || value === values[variable],
    );
    return column && isSame ? column : null;
  }

  #column({ values }: PricedLine): LineColumn {
    const amounts = new Map<number, number>();
    const add = (terms: readonly Term[], times: number) => {
      for (const [amount, row] of terms) amounts.set(row, (amounts.get(row) ?? 0) + amount * times);
    };
    let cost = this.#constantCost;
    add(this.#constantRows, 1);
    const own: [Variable, number][] = this.#line.variables.map(({ variable }, place) => {
      const value = values.get(place) ?? 0;
      cost += value * (this.#cost[place] ?? 0);
      if (value !== 0) add(this.#rowsOf[place] ?? [], value);
      return [variable, value];
    });
    const known = new Map(own);
    for (const { variable, constant, terms } of this.#line.derived) {
      let value = constant;
      for (const [coefficient, each] of terms) value += coefficient * (known.get(each) ?? 0);
      own.push([variable, value]);
    }
    const entries = [...amounts].filter(([, amount]) => amount !== 0);
    for (const { variable, constant, terms } of this.#line.derived) {
      let value = constant;
      for (const [coefficient, each] of terms) value += coefficient * (known.get(each) ?? 0);
      known.set(variable, value);
    }
    const sumOf = (row: Row) =>
      row.terms.reduce((sum, [coefficient, each]) => sum + coefficient * (known.get(each) ?? 0), 0);
    return {
      person: this.#person,
      isWhole: this.#untracked.every((row) => {
        const sum = sumOf(row);
        return sum >= row.min && sum <= row.max;
      }),
      cost,
      rows: entries.map(([row]) => row),
      amounts: entries.map(([, amount]) => amount),
      values: own,
    };
  }
}

/** [place] -> what each unit of it costs the person, what links people aside. */
export function ownCosts({ line }: DrawnPerson, cost: Float64Array): Float64Array {
  const costs = Float64Array.from(line.variables, ({ variable }) => cost[variable] ?? 0);
  const placeOf = new Map(line.variables.map(({ variable }, place) => [variable, place]));
  for (const { variable, terms } of line.derived)
    for (const [coefficient, each] of terms) {
      const place = placeOf.get(each) ?? 0;
      costs[place] = (costs[place] ?? 0) + (cost[variable] ?? 0) * coefficient;
    }
  return costs;
}
