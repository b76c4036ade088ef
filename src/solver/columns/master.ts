import type { Highs } from 'highs';
import type { Range, Term, Variable } from '../../rules/encoding/model.ts';
import { LinearMaster, type LinearLimits } from '../engine/highs-program.ts';
import type { LinearProgram } from '../engine/linear-program.ts';
import type { Row } from './own-parts.ts';
import type { LineColumn } from './person-lines.ts';

/** What the master says of the lines it has. */
export interface MasterAnswer {
  readonly isSolved: boolean;
  readonly objective: number;
  /** What one more unit of each linking row's end costs. */
  readonly duals: Float64Array;
  /** [person] -> what the person's lines in use cost under the duals: a line below it would help. */
  readonly personDuals: Float64Array;
  /** [column] -> how much of the line is taken, from 0 to 1. */
  readonly weights: Float64Array;
  /** Values of the shared variables, in their order. */
  readonly sharedValues: Float64Array;
  /** How far linking rows are missed by, all together. */
  readonly missed: number;
  readonly iterations: number;
}

/**
 * The linear program that mixes lines: one whole line for each person, all linking rows kept. Rows may be missed at a
 * price, so that it always has a solution and its duals stay within bounds; the price rises where that is needed.
 */
export class Master {
  readonly columns: LineColumn[] = [];
  readonly #program: LinearMaster;
  readonly #shared: readonly Variable[];
  readonly #ranges: readonly Range[];
  readonly #linking: readonly Row[];
  readonly #personCount: number;
  readonly #missCount: number;
  /** [row] -> its terms of shared variables, by their place among them. */
  readonly #sharedTerms: readonly (readonly Term[])[];
  #price: number;

  constructor(
    highs: Highs,
    parts: {
      readonly linking: readonly Row[];
      readonly shared: readonly Variable[];
      readonly ranges: readonly Range[];
      readonly cost: Float64Array;
      readonly personCount: number;
    },
    price: number,
  ) {
    const { linking, shared, ranges, personCount } = parts;
    this.#linking = linking;
    this.#shared = shared;
    this.#ranges = ranges;
    this.#personCount = personCount;
    this.#price = price;
    this.#missCount = linking.reduce((count, row) => count + missesOf(row).length, 0);
    const placeOf = new Map(shared.map((variable, place) => [variable, place]));
    this.#sharedTerms = linking.map(({ terms }) =>
      terms.flatMap(([coefficient, variable]): Term[] => {
        const place = placeOf.get(variable);
        return place === undefined ? [] : [[coefficient, place]];
      }),
    );
    this.#program = new LinearMaster(highs, this.#firstProgram(parts.cost));
  }

  get price(): number {
    return this.#price;
  }

  #firstProgram(cost: Float64Array): LinearProgram {
    let column = this.#shared.length;
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    this.#linking.forEach((row, number) => {
      for (const [coefficient, place] of this.#sharedTerms[number] ?? []) {
        indices.push(place);
        values.push(coefficient);
      }
      for (const sign of missesOf(row)) {
        indices.push(column++);
        values.push(sign);
      }
      starts.push(indices.length);
    });
    for (let person = 0; person < this.#personCount; person++) starts.push(indices.length);
    const misses = Array.from({ length: this.#missCount }, () => 0);
    const ones = Array.from({ length: this.#personCount }, () => 1);
    const rangeOf = (variable: Variable) => this.#ranges[variable] ?? { min: 0, max: 0 };
    return {
      cost: Float64Array.from([
        ...this.#shared.map((variable) => cost[variable] ?? 0),
        ...misses.map(() => this.#price),
      ]),
      columnMin: Float64Array.from([...this.#shared.map((each) => rangeOf(each).min), ...misses]),
      columnMax: Float64Array.from([
        ...this.#shared.map((each) => rangeOf(each).max),
        ...misses.map(() => Infinity),
      ]),
      rowMin: Float64Array.from([...this.#linking.map(({ min }) => min), ...ones]),
      rowMax: Float64Array.from([...this.#linking.map(({ max }) => max), ...ones]),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    };
  }

  /** Adds lines to choose from. */
  add(columns: readonly LineColumn[]): void {
    if (columns.length === 0) return;
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const { person, rows, amounts } of columns) {
      const entries = rows
        .map((row, at) => [row, amounts[at] ?? 0] as const)
        .toSorted(([one], [other]) => one - other);
      for (const [row, amount] of entries) {
        indices.push(row);
        values.push(amount);
      }
      indices.push(this.#linking.length + person);
      values.push(1);
      starts.push(indices.length);
    }
    this.#program.addColumns({
      cost: Float64Array.from(columns, ({ cost }) => cost),
      columnMin: new Float64Array(columns.length),
      columnMax: new Float64Array(columns.length).fill(Infinity),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    });
    this.columns.push(...columns);
  }

  /** Makes missing rows dearer. */
  raisePrice(times: number): void {
    this.#price *= times;
    const first = this.#shared.length;
    const columns = Int32Array.from({ length: this.#missCount }, (_, at) => first + at);
    this.#program.setCosts(columns, new Float64Array(this.#missCount).fill(this.#price));
  }

  /** Takes a line for its person and no other, or lets it go again. */
  setTaken(column: number, isTaken: boolean): void {
    const place = this.#shared.length + this.#missCount + column;
    this.#program.setColumnRange(place, isTaken ? 1 : 0, Infinity);
  }

  solve(limits: LinearLimits): MasterAnswer {
    const { status, objective, values, rowDuals, iterations } = this.#program.solve(limits);
    const first = this.#shared.length + this.#missCount;
    let missed = 0;
    for (let at = this.#shared.length; at < first; at++) missed += values[at] ?? 0;
    return {
      isSolved: status === 'optimal',
      objective,
      duals: rowDuals.slice(0, this.#linking.length),
      personDuals: rowDuals.slice(this.#linking.length),
      weights: values.slice(first),
      sharedValues: values.slice(0, this.#shared.length),
      missed,
      iterations,
    };
  }

  /** The part of the Lagrangian bound that is not the people's: linking rows and shared variables. */
  boundOfShared(duals: ArrayLike<number>, cost: Float64Array): number {
    const reduced = this.#shared.map((variable) => cost[variable] ?? 0);
    let bound = 0;
    this.#linking.forEach(({ min, max }, row) => {
      const dual = duals[row] ?? 0;
      if (dual === 0) return;
      bound += dual * (dual > 0 ? min : max);
      for (const [coefficient, place] of this.#sharedTerms[row] ?? [])
        reduced[place] = (reduced[place] ?? 0) - dual * coefficient;
    });
    this.#shared.forEach((variable, place) => {
      const { min, max } = this.#ranges[variable] ?? { min: 0, max: 0 };
      const weight = reduced[place] ?? 0;
      bound += Math.min(weight * min, weight * max);
    });
    return bound;
  }

  /** Duals without those that speak for a side that their row does not have. */
  cleaned(duals: Float64Array): Float64Array {
    return duals.map((dual, row) => {
      const { min, max } = this.#linking[row] ?? { min: 0, max: 0 };
      return (dual > 0 && min === -Infinity) || (dual < 0 && max === Infinity) ? 0 : dual;
    });
  }

  dispose(): void {
    this.#program.dispose();
  }
}

/** The signs with which a row's ends can be missed. */
function missesOf({ min, max }: Row): number[] {
  return [...(min === -Infinity ? [] : [1]), ...(max === Infinity ? [] : [-1])];
}

/** [variable] -> the rows it stands in, with its coefficient. */
export function rowsByVariable(rows: readonly Row[], variableCount: number): Term[][] {
  const found: Term[][] = Array.from({ length: variableCount }, () => []);
  rows.forEach(({ terms }, row) => {
    for (const [coefficient, variable] of terms) found[variable]?.push([coefficient, row]);
  });
  return found;
}
