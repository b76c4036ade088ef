import { GrowingArray } from './growing-array.ts';

/** Option o sets the places `optionPlaces[k]` to `optionValues[k]` for k from `optionStart[o]` up to `optionStart[o + 1]`. */
export interface OptionArrays {
  readonly optionStart: Int32Array;
  readonly optionPlaces: Int32Array;
  readonly optionValues: Int32Array;
}

/** The options of all stages, numbered as they come. */
export class OptionList {
  readonly #start = new GrowingArray();
  readonly #places = new GrowingArray();
  readonly #values = new GrowingArray();

  constructor() {
    this.#start.push(0);
  }

  /** Adds an option and gives its number. */
  add(terms: Iterable<readonly [value: number, place: number]>): number {
    for (const [value, place] of terms) {
      this.#places.push(place);
      this.#values.push(value);
    }
    this.#start.push(this.#places.length);
    return this.#start.length - 2;
  }

  get arrays(): OptionArrays {
    return {
      optionStart: this.#start.toArray(),
      optionPlaces: this.#places.toArray(),
      optionValues: this.#values.toArray(),
    };
  }
}
