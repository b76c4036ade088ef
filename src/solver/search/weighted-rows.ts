import type { LinearRows } from './linear-rows.ts';

const WEIGHT_DECAY_CHANCE = 0.0003;

/**
 * Yes/no choices and the limits on them, with how far each limit is from being kept and how much that weighs. Kept up
 * to date flip by flip; typed arrays, for this is asked millions of times.
 */
export class WeightedRows {
  readonly #rows: LinearRows;
  readonly #isOn: Uint8Array;
  readonly #sums: Float64Array;
  readonly #weights: Float64Array;
  readonly #flippedAt: Int32Array;
  /** The rows of a column lie from columnStart[c] up to columnStart[c + 1]. */
  readonly #columnStart: Int32Array;
  readonly #rowOfEntry: Int32Array;
  readonly #coefficientOfEntry: Float64Array;
  readonly #broken: Int32Array;
  readonly #placeInBroken: Int32Array;
  #brokenCount = 0;
  // What a trial adds to the sums of the rows it touches.
  readonly #added: Float64Array;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;

  /** All choices start as no. */
  constructor(rows: LinearRows, columnCount: number) {
    const rowCount = rows.least.length;
    this.#rows = rows;
    this.#isOn = new Uint8Array(columnCount);
    this.#flippedAt = new Int32Array(columnCount).fill(-1);
    this.#sums = new Float64Array(rowCount);
    this.#weights = new Float64Array(rowCount).fill(1);
    this.#broken = new Int32Array(rowCount);
    this.#placeInBroken = new Int32Array(rowCount).fill(-1);
    this.#added = new Float64Array(rowCount);
    this.#touched = new Int32Array(rowCount);
    this.#isTouched = new Uint8Array(rowCount);
    this.#columnStart = new Int32Array(columnCount + 1);
    for (const column of rows.columns) this.#count(column);
    for (let column = 0; column < columnCount; column++)
      this.#columnStart[column + 1] =
        at(this.#columnStart, column + 1) + at(this.#columnStart, column);
    this.#rowOfEntry = new Int32Array(rows.columns.length);
    this.#coefficientOfEntry = new Float64Array(rows.columns.length);
    this.#fillColumns(columnCount);
    for (let row = 0; row < rowCount; row++) this.#note(row);
  }

  /** How many limits are not kept. */
  get brokenCount(): number {
    return this.#brokenCount;
  }

  /** One of the limits not kept, by a number below their count. */
  brokenAt(place: number): number {
    return at(this.#broken, place);
  }

  /** Whether the choice is made. */
  isOn(column: number): boolean {
    return this.#isOn[column] === 1;
  }

  /** The move in which the choice was last changed; -1 for never. */
  flippedAt(column: number): number {
    return at(this.#flippedAt, column);
  }

  /** The choices of a limit not kept that bring it nearer when changed. */
  columnsThatHelp(row: number): number[] {
    const { start, columns, coefficients, least } = this.#rows;
    const isShort = at(this.#sums, row) < at(least, row);
    const found: number[] = [];
    for (let entry = at(start, row); entry < at(start, row + 1); entry++) {
      const column = at(columns, entry);
      const change = this.isOn(column) ? -at(coefficients, entry) : at(coefficients, entry);
      if (change > 0 === isShort) found.push(column);
    }
    return found;
  }

  /** By how much less, in weight, limits would be missed if these choices were changed together. */
  gainOf(flips: readonly number[]): number {
    let count = 0;
    for (const column of flips) {
      const sign = this.isOn(column) ? -1 : 1;
      for (
        let entry = at(this.#columnStart, column);
        entry < at(this.#columnStart, column + 1);
        entry++
      ) {
        const row = at(this.#rowOfEntry, entry);
        if (this.#isTouched[row] === 0) {
          this.#isTouched[row] = 1;
          this.#touched[count++] = row;
          this.#added[row] = 0;
        }
        this.#added[row] = at(this.#added, row) + sign * at(this.#coefficientOfEntry, entry);
      }
    }
    let gain = 0;
    for (let place = 0; place < count; place++) {
      const row = at(this.#touched, place);
      this.#isTouched[row] = 0;
      const sum = at(this.#sums, row);
      const less = this.#missed(row, sum) - this.#missed(row, sum + at(this.#added, row));
      gain += at(this.#weights, row) * less;
    }
    return gain;
  }

  /** Changes a choice. */
  flip(column: number, now: number): void {
    const sign = this.isOn(column) ? -1 : 1;
    this.#isOn[column] = sign === 1 ? 1 : 0;
    this.#flippedAt[column] = now;
    for (
      let entry = at(this.#columnStart, column);
      entry < at(this.#columnStart, column + 1);
      entry++
    ) {
      const row = at(this.#rowOfEntry, entry);
      this.#sums[row] = at(this.#sums, row) + sign * at(this.#coefficientOfEntry, entry);
      this.#note(row);
    }
  }

  /** The limits that could not be kept for longest, by their places, hardest first. */
  heaviest(count: number): number[] {
    const weights = this.#weights;
    const rows = [...weights.keys()].filter((row) => at(weights, row) > 1);
    rows.sort((one, other) => at(weights, other) - at(weights, one) || one - other);
    const limits = new Set<number>();
    for (const row of rows) {
      if (limits.size === count) break;
      limits.add(at(this.#rows.limits, row));
    }
    return [...limits];
  }

  /** Lets the limits that are not kept weigh more, and now and then all limits that are kept less again. */
  weighBroken(random: () => number): void {
    for (let place = 0; place < this.#brokenCount; place++) {
      const row = at(this.#broken, place);
      this.#weights[row] = at(this.#weights, row) + 1;
    }
    if (random() >= WEIGHT_DECAY_CHANCE) return;
    for (let row = 0; row < this.#weights.length; row++)
      if (at(this.#placeInBroken, row) < 0)
        this.#weights[row] = Math.max(1, at(this.#weights, row) - 1);
  }

  #missed(row: number, sum: number): number {
    return Math.max(0, at(this.#rows.least, row) - sum, sum - at(this.#rows.most, row));
  }

  #note(row: number): void {
    const isBroken = this.#missed(row, at(this.#sums, row)) > 0;
    const place = at(this.#placeInBroken, row);
    if (isBroken === place >= 0) return;
    if (isBroken) {
      this.#placeInBroken[row] = this.#brokenCount;
      this.#broken[this.#brokenCount++] = row;
      return;
    }
    const last = at(this.#broken, --this.#brokenCount);
    this.#broken[place] = last;
    this.#placeInBroken[last] = place;
    this.#placeInBroken[row] = -1;
  }

  #count(column: number): void {
    this.#columnStart[column + 1] = at(this.#columnStart, column + 1) + 1;
  }

  #fillColumns(columnCount: number): void {
    const { start, columns, coefficients, least } = this.#rows;
    const next = this.#columnStart.slice(0, columnCount);
    for (let row = 0; row < least.length; row++) {
      for (let entry = at(start, row); entry < at(start, row + 1); entry++) {
        const column = at(columns, entry);
        const place = at(next, column);
        next[column] = place + 1;
        this.#rowOfEntry[place] = row;
        this.#coefficientOfEntry[place] = at(coefficients, entry);
      }
    }
  }
}

/** What lies at a place that is there. */
function at(numbers: Int32Array | Float64Array, place: number): number {
  return numbers[place] ?? 0;
}
