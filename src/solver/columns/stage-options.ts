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

/** A place to be looked at; a measure with the row that says what it is the sum of. */
interface Look {
  readonly place: number;
  readonly sum: PlaceRow | null;
}

/** The choices, each sum's measure right after what it is the sum of; and the places that come out determined. */
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
      for (const [, place] of here)
        if (isChoice.has(place) && !known.has(place)) {
          known.add(place);
          order.push({ place, sum: null });
        }
      known.add(only[1]);
      order.push({ place: only[1], sum });
      isGrowing = true;
      const others = terms.filter(([, place]) => place !== only[1]);
      if (others.every(([, place]) => decided.has(place))) decided.add(only[1]);
    }
  }
  for (const place of choices) if (!known.has(place)) order.push({ place, sum: null });
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
  readonly #ranges: readonly Range[];
  readonly #rows: readonly PlaceRow[];
  readonly #numberOf: ReadonlyMap<PlaceRow, number>;
  /** [look] -> the rows of its place. */
  readonly #rowsOf: readonly (readonly Term[])[];
  readonly #low: number[] = [];
  readonly #high: number[] = [];
  readonly #values: number[];
  #steps = 0;

  constructor(
    order: readonly Look[],
    decided: ReadonlySet<number>,
    rows: readonly PlaceRow[],
    ranges: readonly Range[],
  ) {
    const lookOf = new Map(order.map(({ place }, look) => [place, look]));
    this.#order = order;
    this.#decided = decided;
    this.#ranges = ranges;
    this.#rows = rows.filter(({ terms }) => terms.some(([, place]) => lookOf.has(place)));
    this.#numberOf = new Map(this.#rows.map((row, number) => [row, number]));
    const rowsOf: Term[][] = order.map(() => []);
    this.#rows.forEach(({ terms }, row) => {
      let [low, high] = [0, 0];
      for (const [coefficient, place] of terms) {
        const [least, most] = scaled(coefficient, this.#rangeOf(place));
        low += least;
        high += most;
        rowsOf[lookOf.get(place) ?? -1]?.push([coefficient, row]);
      }
      this.#low.push(low);
      this.#high.push(high);
    });
    this.#rowsOf = rowsOf;
    this.#values = order.map(() => 0);
    this.#look(0);
  }

  #rangeOf(place: number): Range {
    return this.#ranges[place] ?? { min: 0, max: 0 };
  }

  #look(at: number): void {
    if (++this.#steps > STEPS_MAX || this.options.length > OPTIONS_MAX) this.isComplete = false;
    if (!this.isComplete) return;
    const look = this.#order[at];
    if (!look) return this.#note();
    const range = this.#rangeOf(look.place);
    if (look.sum) {
      const left = this.#rangeFromSum(look.place, look.sum, range);
      if (left.min <= left.max) this.#try(at, range, left);
      return;
    }
    for (let value = range.min; value <= range.max; value++)
      this.#try(at, range, { min: value, max: value });
  }

  #try(at: number, from: Range, to: Range): void {
    this.#values[at] = to.min;
    if (this.#narrow(at, from, to, 1)) this.#look(at + 1);
    this.#narrow(at, from, to, -1);
  }

  /** What the row that a measure is the sum of leaves it. */
  #rangeFromSum(place: number, sum: PlaceRow, range: Range): Range {
    const row = this.#numberOf.get(sum) ?? 0;
    const coefficient = sum.terms.find(([, each]) => each === place)?.[0] ?? 1;
    const [least, most] = scaled(coefficient, range);
    const others = [(this.#low[row] ?? 0) - least, (this.#high[row] ?? 0) - most];
    const ends = others.map((end) => (sum.min - end) * coefficient);
    return {
      min: Math.max(range.min, Math.min(...ends)),
      max: Math.min(range.max, Math.max(...ends)),
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
      this.#order.flatMap(({ place }, at): Term[] => {
        const value = this.#values[at] ?? 0;
        return value === 0 || !this.#decided.has(place) ? [] : [[value, place]];
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
