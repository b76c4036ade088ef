import { placeAt } from './typed-arrays.ts';

/** Some of the rows: joined, left and drawn from in a moment. */
export class RowSet {
  /** The rows in the set, in the first `count` places. */
  readonly rows: Int32Array;
  count = 0;
  readonly #placeOf: Int32Array;

  /** An empty set of rows below a count. */
  constructor(rowCount: number) {
    this.rows = new Int32Array(rowCount);
    this.#placeOf = new Int32Array(rowCount).fill(-1);
  }

  /** Takes a row in or out. */
  note(row: number, isIn: boolean): void {
    const place = placeAt(this.#placeOf, row);
    if (isIn === place >= 0) return;
    if (isIn) {
      this.#placeOf[row] = this.count;
      this.rows[this.count++] = row;
      return;
    }
    const last = placeAt(this.rows, --this.count);
    this.rows[place] = last;
    this.#placeOf[last] = place;
    this.#placeOf[row] = -1;
  }
}
