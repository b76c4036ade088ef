import type { Range, Term } from '../../rules/encoding/model.ts';

/** `min <= sum of the terms <= max` over places. */
interface PlaceRow {
  readonly terms: readonly Term[];
  readonly min: number;
  readonly max: number;
}

/** The ways to fill a period, and the places they decide: its choices, and measures that those alone determine. */
export interface StageOptions {
  readonly options: readonly (readonly Term[])[];
  readonly decided: readonly number[];
}

const STEPS_MAX = 400_000;
const OPTIONS_MAX = 4_096;

/**
 * Lists the ways to fill the choices of a period that no single row rules out. Measures that are equal to a sum of the
 * choices, perhaps with others from other periods, are tried along, because rows often speak of them instead.
 * @param isHere whether a place belongs to the period.
 * @returns null where there are too many.
 */
export function stageOptions(
  choices: readonly number[],
  rows: readonly PlaceRow[],
  ranges: readonly Range[],
  isHere: (place: number) => boolean,
): StageOptions | null {
  const { order, decided } = ordered(choices, rows, isHere);
  const search = new OptionSearch(order, decided, rows, ranges);
  if (!search.isComplete) return null;
  return { options: search.options, decided: [...decided] };
}

/** A place to be looked at: a choice is tried out; of a measure, some rows tell what is left to it. */
interface Look {
  readonly place: number;
  readonly told: readonly PlaceRow[] | null;
}

/**
 * The choices, each sum's measure before what it is the sum of, as far as others limit it, and again right after; and
 * the places that come out determined.
 */
function ordered(
  choices: readonly number[],
  rows: readonly PlaceRow[],
  isHere: (place: number) => boolean,
): { order: Look[]; decided: Set<number> } {
  const isChoice = new Set(choices);
  const known = new Set<number>();
  const decided = new Set(choices);
  const order: Look[] = [];
  const sums = rows.filter(({ min, max }) => min === max);
  for (let isGrowing = true; isGrowing;) {
    isGrowing = false;
    for (const sum of sums) {
      const { terms } = sum;
      const here = terms.filter(([, place]) => isHere(place));
      const open = here.filter(([, place]) => !known.has(place) && !isChoice.has(place));
      const [only] = open;
      if (!only || open.length > 1 || here.length < 2 || Math.abs(only[0]) !== 1) continue;
      const others = rows.filter(
        (row) => row !== sum && row.terms.some(([, at]) => at === only[1]),
      );
      order.push({ place: only[1], told: others });
      for (const [, place] of here)
        if (isChoice.has(place) && !known.has(place)) {
          known.add(place);
          order.push({ place, told: null });
        }
      known.add(only[1]);
      order.push({ place: only[1], told: [sum] });
      isGrowing = true;
      if (terms.every(([, place]) => place === only[1] || decided.has(place))) decided.add(only[1]);
    }
  }
  for (const place of choices) if (!known.has(place)) order.push({ place, told: null });
  return { order, decided };
}

/**
 * Depth first over the choices, with the least and most that each row can still come to. Measures are not tried out:
 * each is somewhere between the ends that its sum leaves it.
 */
class OptionSearch {
  readonly options: Term[][] = [];
  isComplete = true;
  readonly #order: readonly Look[];
  readonly #decided: ReadonlySet<number>;
  readonly #rows: readonly PlaceRow[];
  /** [look] -> the rows of its place. */
  readonly #rowsOf: readonly (readonly Term[])[];
  readonly #low: number[] = [];
  readonly #high: number[] = [];
  /** What is left to each place so far. */
  readonly #left: Range[];
  #steps = 0;

  constructor(
    order: readonly Look[],
    decided: ReadonlySet<number>,
    rows: readonly PlaceRow[],
    ranges: readonly Range[],
  ) {
    const isLookedAt = new Set(order.map(({ place }) => place));
    this.#order = order;
    this.#decided = decided;
    this.#left = [...ranges];
    this.#rows = rows.filter(({ terms }) => terms.some(([, place]) => isLookedAt.has(place)));
    const rowsOf = new Map<number, Term[]>(order.map(({ place }) => [place, []]));
    this.#rows.forEach(({ terms }, row) => {
      let [low, high] = [0, 0];
      for (const [coefficient, place] of terms) {
        const [least, most] = scaled(coefficient, this.#rangeOf(place));
        low += least;
        high += most;
        rowsOf.get(place)?.push([coefficient, row]);
      }
      this.#low.push(low);
      this.#high.push(high);
    });
    this.#rowsOf = order.map(({ place }) => rowsOf.get(place) ?? []);
    this.#look(0);
  }

  #rangeOf(place: number): Range {
    return this.#left[place] ?? { min: 0, max: 0 };
  }

  #look(at: number): void {
    if (++this.#steps > STEPS_MAX || this.options.length > OPTIONS_MAX) this.isComplete = false;
    if (!this.isComplete) return;
    const look = this.#order[at];
    if (!look) return this.#note();
    const range = this.#rangeOf(look.place);
    if (look.told) {
      let left = range;
      for (const row of look.told) left = this.#rangeFrom(row, look.place, left);
      if (left.min <= left.max) this.#try(at, range, left);
      return;
    }
    for (let value = range.min; value <= range.max; value++)
      this.#try(at, range, { min: value, max: value });
  }

  #try(at: number, from: Range, to: Range): void {
    const { place } = this.#order[at] ?? { place: 0 };
    this.#left[place] = to;
    if (this.#narrow(at, from, to, 1)) this.#look(at + 1);
    this.#narrow(at, from, to, -1);
    this.#left[place] = from;
  }

  /** What a row leaves to a place. */
  #rangeFrom({ terms, min, max }: PlaceRow, place: number, range: Range): Range {
    let [low, high, own] = [0, 0, 0];
    for (const [coefficient, each] of terms) {
      if (each === place) own = coefficient;
      else {
        const [least, most] = scaled(coefficient, this.#rangeOf(each));
        low += least;
        high += most;
      }
    }
    const ends = [(min - high) / own, (max - low) / own];
    return {
      min: Math.max(range.min, Math.ceil(Math.min(...ends))),
      max: Math.min(range.max, Math.floor(Math.max(...ends))),
    };
  }

  /** Narrows the rows of a place from one range to another, or undoes that; tells whether they can all still hold. */
  #narrow(at: number, from: Range, to: Range, sign: 1 | -1): boolean {
    let canHold = true;
    for (const [coefficient, row] of this.#rowsOf[at] ?? []) {
      const [fromLeast, fromMost] = scaled(coefficient, from);
      const [toLeast, toMost] = scaled(coefficient, to);
      const low = (this.#low[row] ?? 0) + sign * (toLeast - fromLeast);
      const high = (this.#high[row] ?? 0) + sign * (toMost - fromMost);
      this.#low[row] = low;
      this.#high[row] = high;
      const limits = this.#rows[row];
      if (limits && (high < limits.min || low > limits.max)) canHold = false;
    }
    return canHold;
  }

  #note(): void {
    this.options.push(
      [...this.#decided].flatMap((place): Term[] => {
        const { min: value } = this.#rangeOf(place);
        return value === 0 ? [] : [[value, place]];
      }),
    );
  }
}

/** The ends of a range times a coefficient. */
function scaled(coefficient: number, { min, max }: Range): [least: number, most: number] {
  return coefficient >= 0
    ? [coefficient * min, coefficient * max]
    : [coefficient * max, coefficient * min];
}
