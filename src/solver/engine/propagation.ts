import type { Model, Range, Variable } from '../../rules/encoding/model.ts';
import { withoutConditions } from '../search/plain-rows.ts';

/** What follows from the limits of a model, each looked at alone, again and again. */
export type Propagated =
  | {
      readonly kind: 'contradiction';
      /** Places in `model.sources`, ascending: their limits cannot all hold. Perhaps not all are needed. */
      readonly sources: readonly number[];
      readonly workUsed: number;
    }
  | {
      readonly kind: 'ranges';
      /** What is left of the range of each variable. */
      readonly ranges: readonly Range[];
      readonly workUsed: number;
    };

const TERMS_IN_A_UNIT_OF_WORK = 20_000_000;
/** Ranges of numbers can shrink by one for very long. */
const VISITS_FOR_EACH_ROW_MAX = 30;

/**
 * Narrows the ranges of the variables to what each limit leaves of them, until nothing follows any more or a limit
 * cannot hold. A contradiction is a proof; ranges prove nothing but themselves.
 */
export function propagate(model: Model): Propagated {
  return new Propagation(model).run();
}

/** One end of a range that a row has moved. */
interface Step {
  readonly row: number;
  readonly end: number;
  /** The step before it that moved the same end; -1 for none. */
  readonly before: number;
}

const LOW = 0;
const HIGH = 1;

class Propagation {
  // Row r has the terms from start[r] up to start[r + 1].
  readonly #start: number[] = [0];
  readonly #variables: Variable[] = [];
  readonly #coefficients: number[] = [];
  readonly #least: number[] = [];
  readonly #most: number[] = [];
  readonly #sourceOf: number[] = [];
  readonly #rowsOf: number[][];
  readonly #low: number[];
  readonly #high: number[];
  readonly #steps: Step[] = [];
  /** [2 * variable + LOW or HIGH] -> the last step that moved this end; -1 for none. */
  readonly #lastStep: Int32Array;
  readonly #queue: number[] = [];
  readonly #isQueued: Uint8Array;
  #termsSeen = 0;

  constructor(model: Model) {
    this.#low = model.variables.map(({ min }) => min);
    this.#high = model.variables.map(({ max }) => max);
    this.#rowsOf = model.variables.map(() => []);
    this.#lastStep = new Int32Array(2 * model.variables.length).fill(-1);
    for (const limit of model.limits)
      for (const { terms, min, max } of withoutConditions(limit, model)) {
        const row = this.#least.length;
        for (const [coefficient, variable] of terms) {
          if (coefficient === 0) continue;
          this.#variables.push(variable);
          this.#coefficients.push(coefficient);
          this.#rowsOf[variable]?.push(row);
        }
        this.#start.push(this.#variables.length);
        this.#least.push(min ?? -Infinity);
        this.#most.push(max ?? Infinity);
        this.#sourceOf.push(limit.source);
      }
    this.#isQueued = new Uint8Array(this.#least.length);
  }

  run(): Propagated {
    const rowCount = this.#least.length;
    for (let row = 0; row < rowCount; row++) this.#enqueue(row);
    const visitsMax = VISITS_FOR_EACH_ROW_MAX * rowCount;
    for (let visits = 0; visits < Math.min(this.#queue.length, visitsMax); visits++) {
      const row = this.#queue[visits] ?? 0;
      this.#isQueued[row] = 0;
      const broken = this.#visit(row);
      if (broken === null) continue;
      const sources = this.#sourcesBehind(row, broken);
      return { kind: 'contradiction', sources, workUsed: this.#workUsed };
    }
    const ranges = this.#low.map((min, variable) => ({ min, max: this.#high[variable] ?? min }));
    return { kind: 'ranges', ranges, workUsed: this.#workUsed };
  }

  get #workUsed(): number {
    return (this.#variables.length + this.#termsSeen) / TERMS_IN_A_UNIT_OF_WORK;
  }

  #enqueue(row: number): void {
    if (this.#isQueued[row] === 1) return;
    this.#isQueued[row] = 1;
    this.#queue.push(row);
  }

  /** Narrows by one row. @returns where it cannot hold, which end of its terms’ reach shows that. */
  #visit(row: number): typeof LOW | typeof HIGH | null {
    const from = this.#start[row] ?? 0;
    const to = this.#start[row + 1] ?? from;
    this.#termsSeen += 2 * (to - from);
    let [low, high] = [0, 0];
    for (let entry = from; entry < to; entry++) {
      low += this.#reachOf(entry, LOW);
      high += this.#reachOf(entry, HIGH);
    }
    const least = this.#least[row] ?? -Infinity;
    const most = this.#most[row] ?? Infinity;
    if (low > most) return LOW;
    if (high < least) return HIGH;
    if (low >= least && high <= most) return null;
    for (let entry = from; entry < to; entry++) {
      const coefficient = this.#coefficients[entry] ?? 0;
      const ownLow = this.#reachOf(entry, LOW);
      const ownHigh = this.#reachOf(entry, HIGH);
      // How far this term may go, whatever the others are.
      if (ownHigh > most - low + ownLow)
        this.#move(row, entry, most - low + ownLow, coefficient > 0);
      if (ownLow < least - high + ownHigh)
        this.#move(row, entry, least - high + ownHigh, coefficient < 0);
    }
    return null;
  }

  /** The least or most that a term can add. */
  #reachOf(entry: number, end: typeof LOW | typeof HIGH): number {
    const coefficient = this.#coefficients[entry] ?? 0;
    const variable = this.#variables[entry] ?? 0;
    const ends = coefficient > 0 === (end === LOW) ? this.#low : this.#high;
    return coefficient * (ends[variable] ?? 0);
  }

  /** Moves an end of the variable so that its term does not pass this value. */
  #move(row: number, entry: number, value: number, isHigh: boolean): void {
    const variable = this.#variables[entry] ?? 0;
    const quotient = value / (this.#coefficients[entry] ?? 1);
    const ends = isHigh ? this.#high : this.#low;
    const moved = isHigh ? Math.floor(quotient) : Math.ceil(quotient);
    if (moved === ends[variable]) return;
    ends[variable] = moved;
    const end = 2 * variable + (isHigh ? HIGH : LOW);
    const before = this.#lastStep[end] ?? -1;
    this.#lastStep[end] = this.#steps.push({ row, end, before }) - 1;
    for (const each of this.#rowsOf[variable] ?? []) if (each !== row) this.#enqueue(each);
  }

  /** The sources of all steps that led to a row that cannot hold. */
  #sourcesBehind(broken: number, brokenEnd: typeof LOW | typeof HIGH): number[] {
    const sources = new Set<number>();
    const seen = new Uint8Array(this.#steps.length);
    const open: number[] = [];
    const ask = (row: number, reach: typeof LOW | typeof HIGH, before: number) => {
      sources.add(this.#sourceOf[row] ?? 0);
      for (let entry = this.#start[row] ?? 0; entry < (this.#start[row + 1] ?? 0); entry++) {
        const variable = this.#variables[entry] ?? 0;
        const isLow = (this.#coefficients[entry] ?? 0) > 0 === (reach === LOW);
        let step = this.#lastStep[2 * variable + (isLow ? LOW : HIGH)] ?? -1;
        while (step >= before) step = this.#steps[step]?.before ?? -1;
        if (step < 0 || seen[step] === 1) continue;
        seen[step] = 1;
        open.push(step);
      }
    };
    ask(broken, brokenEnd, this.#steps.length);
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      const { row, end } = this.#steps[step] ?? { row: 0, end: 0 };
      for (const reach of this.#reachesBehind(row, end >> 1, end % 2)) ask(row, reach, step);
    }
    return [...sources].toSorted((one, other) => one - other);
  }

  /** Which ends of its terms’ reach can have made a row move this end of a variable. */
  #reachesBehind(row: number, variable: Variable, end: number): (typeof LOW | typeof HIGH)[] {
    const reaches = new Set<typeof LOW | typeof HIGH>();
    for (let entry = this.#start[row] ?? 0; entry < (this.#start[row + 1] ?? 0); entry++) {
      if (this.#variables[entry] !== variable) continue;
      // An upper end of a positive term is moved by the least that the others add.
      reaches.add((this.#coefficients[entry] ?? 0) > 0 === (end === HIGH) ? LOW : HIGH);
    }
    return [...reaches];
  }
}
