import type { EvaluationForm } from './evaluation-form.ts';
import { numberAt as at, placeAt } from './typed-arrays.ts';

// What lies where in the record of a row. A row that is only checked has its ends and the part of one that a unit of
// violation is; one that asks something of a measure has base, factor and divisor of what it asks and the measure's ends.
const SUM = 0;
const LEAST = 1;
const MOST = 2;
const PART = 3;
const BASE = 1;
const FACTOR = 2;
const DIVISOR = 3;
const WEIGHT = 4;
const KIND = 5;
const MIN = 6;
const MAX = 7;
const RECORD = 8;

/** Kinds of rows that ask nothing of a measure: those without a price, and those with one. */
const CHECKED = -1;
const PRICED = -2;

/** The rows of a form with their present sums: what each asks, costs, and is violated by. */
export class RowStates {
  readonly #form: EvaluationForm;
  /** Records of `RECORD` numbers, so that one look at memory brings all of a row. */
  readonly #data: Float64Array;

  /** All sums are 0 and all weights 1. */
  constructor(form: EvaluationForm) {
    this.#form = form;
    const rowCount = form.least.length;
    const data = new Float64Array(rowCount * RECORD);
    this.#data = data;
    for (let row = 0; row < rowCount; row++) {
      const record = row * RECORD;
      const owner = placeAt(form.ownerOf, row);
      data[record + WEIGHT] = 1;
      if (owner < 0) {
        const isPriced = placeAt(form.belowStart, row) < placeAt(form.belowStart, row + 1);
        data[record + KIND] = isPriced ? PRICED : CHECKED;
        data[record + LEAST] = at(form.least, row);
        data[record + MOST] = at(form.most, row);
        data[record + PART] = 1 / at(form.unitOf, row);
      } else {
        data[record + KIND] = owner;
        data[record + BASE] = at(form.askedBase, row);
        data[record + FACTOR] = at(form.askedSign, row);
        data[record + DIVISOR] = at(form.askedDivisor, row);
        data[record + MIN] = form.isExact[row] === 1 ? at(form.minOf, owner) : -Infinity;
        data[record + MAX] = at(form.maxOf, owner);
      }
    }
  }

  /** The row's sum. */
  sumOf(row: number): number {
    return at(this.#data, row * RECORD + SUM);
  }

  /** Gives the row another sum. */
  setSum(row: number, sum: number): void {
    this.#data[row * RECORD + SUM] = sum;
  }

  /** The measure that the row asks; below 0 for none. */
  ownerOf(row: number): number {
    return at(this.#data, row * RECORD + KIND);
  }

  /** What a unit of the row's violation weighs. */
  weightOf(row: number): number {
    return at(this.#data, row * RECORD + WEIGHT);
  }

  /** Lets the row's violation weigh more or less. */
  setWeight(row: number, weight: number): void {
    this.#data[row * RECORD + WEIGHT] = weight;
  }

  /** Whether the row's measure must take exactly what it asks. */
  isExact(row: number): boolean {
    return at(this.#data, row * RECORD + MIN) > -Infinity;
  }

  /** What the row asks of its measure where its sum is this. */
  askedBy(row: number, sum: number): number {
    const data = this.#data;
    const record = row * RECORD;
    const asked = at(data, record + BASE) + at(data, record + FACTOR) * sum;
    const divisor = at(data, record + DIVISOR);
    return divisor === 1 ? asked : Math.ceil(asked / divisor);
  }

  /** Whether the row's sum must rise (1) or sink (-1) to keep its limit; 0 where it does. */
  lacking(row: number): number {
    const data = this.#data;
    const record = row * RECORD;
    const sum = at(data, record + SUM);
    if (at(data, record + KIND) < 0) {
      if (sum < at(data, record + LEAST)) return 1;
      return sum > at(data, record + MOST) ? -1 : 0;
    }
    const asked = this.askedBy(row, sum);
    const factor = at(data, record + FACTOR);
    if (asked > at(data, record + MAX)) return -factor;
    return asked < at(data, record + MIN) ? factor : 0;
  }

  /** What lies beyond all that the row may lack or exceed, or that its measure can be. */
  violation(row: number, sum: number): number {
    const data = this.#data;
    const record = row * RECORD;
    const kind = at(data, record + KIND);
    if (kind >= 0) {
      const asked = this.askedBy(row, sum);
      const max = at(data, record + MAX);
      if (asked > max) return asked - max;
      const min = at(data, record + MIN);
      return asked < min ? min - asked : 0;
    }
    const lack = at(data, record + LEAST) - sum;
    const excess = sum - at(data, record + MOST);
    if (lack <= 0 && excess <= 0) return 0;
    let rest = lack > 0 ? lack : excess;
    if (kind === PRICED) rest -= this.#room(row, lack > 0);
    return rest > 0 ? rest * at(data, record + PART) : 0;
  }

  /** What a row may lack or exceed at a price. */
  #room(row: number, isBelow: boolean): number {
    const { belowStart, aboveStart, segmentWidth } = this.#form;
    const start = isBelow ? placeAt(belowStart, row) : placeAt(aboveStart, row);
    const end = isBelow ? placeAt(aboveStart, row) : placeAt(belowStart, row + 1);
    let room = 0;
    for (let segment = start; segment < end; segment++) room += at(segmentWidth, segment);
    return room;
  }

  /** What the row costs for lacking or exceeding; 0 where it has no price. */
  price(row: number, sum: number): number {
    if (at(this.#data, row * RECORD + KIND) !== PRICED) return 0;
    const form = this.#form;
    const start = placeAt(form.belowStart, row);
    const end = placeAt(form.belowStart, row + 1);
    const middle = placeAt(form.aboveStart, row);
    const lack = at(form.least, row) - sum;
    if (lack > 0) return this.#priceOf(lack, start, middle);
    const excess = sum - at(form.most, row);
    return excess > 0 ? this.#priceOf(excess, middle, end) : 0;
  }

  #priceOf(amount: number, start: number, end: number): number {
    let rest = amount;
    let price = 0;
    for (let segment = start; segment < end && rest > 0; segment++) {
      const width = at(this.#form.segmentWidth, segment);
      price += Math.min(rest, width) * at(this.#form.segmentSlope, segment);
      rest -= width;
    }
    return price;
  }
}
