import type { Term } from '../../rules/encoding/model.ts';
import { TupleSet } from './growing-array.ts';
import type { OptionList } from './option-list.ts';
import type { Stage } from './staged-line.ts';

/** What a choice of values adds to the sums that a stage keeps, as pairs of slot and amount. */
export type Additions = Int32Array;

const NOTHING: Additions = new Int32Array(0);

/** A measure of a stage, decided after the options. */
export interface Decision {
  readonly place: number;
  /** Whether the first value that its rows allow is as good as any. */
  readonly isSettled: boolean;
  readonly values: Int32Array;
  /** What each unit of it adds. */
  readonly additions: Additions;
  /** The slots whose sums are complete, as far as this stage goes, once it is decided. */
  readonly checked: Int32Array;
}

/** Combinations of measures beyond which numbers are kept in a map. */
const KEYS_IN_ARRAY = 256;

/** By what the measures are, one more than the number given; 0 or nothing for none. */
type NumbersByKey = Int32Array | Map<number, number>;

/** What a step is made of; slots number the tracked rows that are present in the stage. */
export interface StepParts {
  readonly list: OptionList;
  readonly options: Stage['options'];
  readonly optionAdditions: readonly Additions[];
  readonly decisions: readonly Decision[];
  /** [slot] -> its place in the states before; -1 where its row begins here. */
  readonly from: Int32Array;
  /** [place in the states after] -> slot. */
  readonly onwards: Int32Array;
  /** [slot] -> sums outside break the row whatever comes; sums from `safeMin` to `safeMax` cannot break it any more. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly safeMin: Float64Array;
  readonly safeMax: Float64Array;
  readonly checked: Int32Array;
}

/** Options that are alike to the measures, which are therefore decided once for all of them. */
interface Group {
  readonly options: readonly number[];
  /** What each of the options adds to sums that measures are in. */
  readonly additions: Additions;
}

/** One stage of the drawing: from the states before it to the states after it. */
export class StageStep {
  /** The states after the stage, as they are reached. */
  readonly reached: TupleSet;
  readonly #parts: StepParts;
  readonly #sums: Int32Array;
  readonly #state: Int32Array;
  readonly #width: number;
  readonly #chosen: Int32Array;
  readonly #groups: readonly Group[];
  /** [option] -> what it adds to the other sums. */
  readonly #apart: readonly Additions[];
  /** [option] -> the numbers given to it, by what the measures are. */
  readonly #numbers: readonly NumbersByKey[];
  /** [slot] -> 1 where the row of a checked slot cannot hold as the sums are. */
  readonly #isMissed: Uint8Array;
  /** The options of the group at hand that hold so far. */
  readonly #holding: number[] = [];
  #tell: (target: number, option: number) => void = () => undefined;

  constructor(parts: StepParts) {
    this.#parts = parts;
    this.reached = new TupleSet(parts.onwards.length);
    this.#sums = new Int32Array(parts.from.length);
    this.#state = new Int32Array(parts.onwards.length);
    this.#width = parts.from.reduce((count, at) => count + (at >= 0 ? 1 : 0), 0);
    this.#chosen = new Int32Array(parts.decisions.length);
    const keyCount = parts.decisions.reduce((count, { values }) => count * values.length, 1);
    const numbersByKey = () =>
      keyCount > KEYS_IN_ARRAY ? new Map<number, number>() : new Int32Array(keyCount);
    this.#numbers = parts.options.map(numbersByKey);
    this.#isMissed = new Uint8Array(parts.from.length);
    const measured = new Set<number>();
    for (const { additions } of parts.decisions)
      for (let at = 0; at < additions.length; at += 2) measured.add(additions[at] ?? 0);
    this.#apart = parts.optionAdditions.map((each) => only(each, (slot) => !measured.has(slot)));
    const groups = new Map<string, { options: number[]; additions: Additions }>();
    parts.optionAdditions.forEach((each, option) => {
      const additions = only(each, (slot) => measured.has(slot));
      const key = additions.join();
      const group = groups.get(key);
      if (group) group.options.push(option);
      else groups.set(key, { options: [option], additions });
    });
    this.#groups = [...groups.values()];
  }

  /** Tells every way on from a state before the stage: the number of the state reached, and the option. */
  leave(states: Int32Array, node: number, tell: (target: number, option: number) => void): void {
    this.#tell = tell;
    const { from, checked } = this.#parts;
    const start = node * this.#width;
    for (let slot = 0; slot < from.length; slot++) {
      const at = from[slot] ?? -1;
      this.#sums[slot] = at < 0 ? 0 : (states[start + at] ?? 0);
    }
    const missedCount = this.#noteMissed(checked);
    for (const { options, additions } of this.#groups) {
      this.#holding.length = 0;
      for (const option of options)
        if (this.#holds(this.#apart[option] ?? NOTHING, missedCount)) this.#holding.push(option);
      if (this.#holding.length === 0) continue;
      this.#add(additions, 1);
      this.#decide(0);
      this.#add(additions, -1);
    }
  }

  /** Notes which slots could not hold without an option. @returns how many. */
  #noteMissed(slots: Int32Array): number {
    const { least, most } = this.#parts;
    let count = 0;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0;
      const sum = this.#sums[slot] ?? 0;
      const isMissed = sum < (least[slot] ?? 0) || sum > (most[slot] ?? 0);
      this.#isMissed[slot] = isMissed ? 1 : 0;
      if (isMissed) count++;
    }
    return count;
  }

  /** Whether all slots that only options change hold with this option; looks at those alone that it changes. */
  #holds(additions: Additions, missedCount: number): boolean {
    const { least, most } = this.#parts;
    let left = missedCount;
    for (let at = 0; at < additions.length; at += 2) {
      const slot = additions[at] ?? 0;
      const sum = (this.#sums[slot] ?? 0) + (additions[at + 1] ?? 0);
      if (sum < (least[slot] ?? 0) || sum > (most[slot] ?? 0)) return false;
      if (this.#isMissed[slot] === 1) left--;
    }
    return left === 0;
  }

  #add(additions: Additions, times: number): void {
    const sums = this.#sums;
    for (let at = 0; at < additions.length; at += 2) {
      const slot = additions[at] ?? 0;
      sums[slot] = (sums[slot] ?? 0) + times * (additions[at + 1] ?? 0);
    }
  }

  #canHold(slots: Int32Array): boolean {
    const { least, most } = this.#parts;
    const sums = this.#sums;
    for (let at = 0; at < slots.length; at++) {
      const slot = slots[at] ?? 0;
      const sum = sums[slot] ?? 0;
      if (sum < (least[slot] ?? 0) || sum > (most[slot] ?? 0)) return false;
    }
    return true;
  }

  #decide(order: number): void {
    const decision = this.#parts.decisions[order];
    if (!decision) {
      for (let at = 0; at < this.#holding.length; at++) this.#reach(this.#holding[at] ?? 0);
      return;
    }
    const { values, additions, checked, isSettled } = decision;
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? 0;
      this.#chosen[order] = value;
      this.#add(additions, value);
      const holds = this.#canHold(checked);
      if (holds) this.#decide(order + 1);
      this.#add(additions, -value);
      if (holds && isSettled) return;
    }
  }

  #reach(option: number): void {
    const { onwards, safeMin, safeMax } = this.#parts;
    const apart = this.#apart[option] ?? NOTHING;
    this.#add(apart, 1);
    for (let at = 0; at < onwards.length; at++) {
      const slot = onwards[at] ?? 0;
      const sum = this.#sums[slot] ?? 0;
      const low = safeMin[slot] ?? 0;
      const high = safeMax[slot] ?? 0;
      // Whatever comes, the row is kept: all such sums are one.
      this.#state[at] = sum >= low && sum <= high ? (low === -Infinity ? high : low) : sum;
    }
    this.#add(apart, -1);
    this.#tell(this.reached.add(this.#state), this.#numberOf(option));
  }

  /** The number of an option with the measures as decided. */
  #numberOf(option: number): number {
    const { list, options, decisions } = this.#parts;
    let key = 0;
    for (let order = 0; order < decisions.length; order++) {
      const values = decisions[order]?.values ?? NOTHING;
      key = key * values.length + Math.abs((this.#chosen[order] ?? 0) - (values[0] ?? 0));
    }
    const numbers = this.#numbers[option];
    const known = numbers instanceof Int32Array ? (numbers[key] ?? 0) : (numbers?.get(key) ?? 0);
    if (known > 0) return known - 1;
    const own = decisions.flatMap(({ place }, order): Term[] => {
      const value = this.#chosen[order] ?? 0;
      return value === 0 ? [] : [[value, place]];
    });
    const number = list.add([...(options[option] ?? []), ...own]);
    if (numbers instanceof Int32Array) numbers[key] = number + 1;
    else numbers?.set(key, number + 1);
    return number;
  }
}

/** The additions to slots that the test lets pass. */
function only(additions: Additions, test: (slot: number) => boolean): Additions {
  return additions.filter((_, at) => test(additions[at - (at % 2)] ?? 0));
}
