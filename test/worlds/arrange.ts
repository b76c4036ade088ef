import type { Random } from './random.ts';
import { curriculumOf, type RotationLine } from './rotations.ts';

/** Who does which blocks. */
export interface Learner {
  readonly pgy: number;
  /** The first block on duty, from 0. */
  readonly firstBlock: number;
}

/** How many learners of these classes must be, and may be, in any of these rotations in every block. */
export interface Need {
  readonly classes: readonly number[];
  readonly codes: readonly string[];
  readonly min: number;
  readonly max: number;
}

/** What an arrangement keeps, besides every learner's curriculum. */
export interface ArrangeOptions {
  readonly rotations: readonly RotationLine[];
  readonly learners: readonly Learner[];
  readonly blocks: number;
  /** Needs besides those of the rotations, such as a pool for call. */
  readonly needs: readonly Need[];
  /** The most heavy blocks in a row. */
  readonly heavyRunMax: number;
}

const STEPS_MAX = 3_000_000;

/**
 * Arranges every learner's curriculum over the blocks so that all needs, prerequisites and heavy runs are kept: swaps
 * two blocks of a learner wherever that breaks no more than before, until nothing is broken.
 * @returns for every learner the code of the rotation in each block, null before the first block.
 * @throws if it finds none.
 */
export function arrange(options: ArrangeOptions, random: Random): (string | null)[][] {
  const arrangement = new Arrangement(options, random);
  for (let step = 0; arrangement.broken > 0; step++) {
    if (step === STEPS_MAX) throw new Error(`Still ${arrangement.broken} demands broken`);
    arrangement.trySwap(random);
  }
  return arrangement.codes();
}

/** The curriculum of a learner who is not there for all blocks: what repeats or can wait is left out, from the end on. */
function shortened(curriculum: readonly string[], length: number): string[] {
  const share = length / curriculum.length;
  const left = [...curriculum];
  for (let at = left.length - 1; left.length > length && at >= 0; at--) {
    const code = left[at];
    const whole = curriculum.filter((each) => each === code).length;
    const now = left.filter((each) => each === code).length;
    if (now - 1 >= Math.floor(whole * share)) left.splice(at, 1);
  }
  return left.slice(0, length);
}

/** Spreads what repeats evenly. */
function spread(curriculum: readonly string[], random: Random): string[] {
  const seen = new Map<string, number>();
  return curriculum
    .map((code) => {
      const place = seen.get(code) ?? 0;
      seen.set(code, place + 1);
      const total = curriculum.filter((each) => each === code).length;
      return { code, at: (place + random.next()) / total };
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ code }) => code);
}

class Arrangement {
  broken = 0;
  readonly #options: ArrangeOptions;
  readonly #numberOf: ReadonlyMap<string, number>;
  /** Rotation numbers by learner and block; -1 before the first block. */
  readonly #rows: Int16Array[];
  readonly #needs: readonly Need[];
  /** For every class and rotation, the needs it counts for. */
  readonly #needsOf: readonly (readonly number[])[][];
  /** For every need and block, how many there are. */
  readonly #counts: Int16Array[];
  readonly #before: readonly (readonly number[])[];
  readonly #heavy: readonly boolean[];

  constructor(options: ArrangeOptions, random: Random) {
    const { rotations, learners, blocks } = options;
    this.#options = options;
    this.#numberOf = new Map(rotations.map((line, number) => [line.code, number]));
    this.#before = rotations.map((line) => line.after.map((code) => this.#number(code)));
    this.#heavy = rotations.map((line) => line.isHeavy);
    const ownNeeds = rotations.flatMap((line) =>
      line.demand.map((demand): Need => ({ ...demand, codes: [line.code] })),
    );
    this.#needs = [...ownNeeds, ...options.needs];
    this.#needsOf = Array.from({ length: 9 }, (_, pgy) =>
      rotations.map((line) => this.#needsFor(pgy, line.code)),
    );
    this.#counts = this.#needs.map(() => new Int16Array(blocks));
    const turns = new Map<number, number>();
    this.#rows = learners.map((learner) => {
      const turn = turns.get(learner.pgy) ?? 0;
      turns.set(learner.pgy, turn + 1);
      return this.#firstRow(learner, turn, random);
    });
    this.#countAll();
  }

  #number(code: string): number {
    const number = this.#numberOf.get(code);
    if (number === undefined) throw new Error(`No rotation ${code}`);
    return number;
  }

  #needsFor(pgy: number, code: string): number[] {
    return this.#needs.flatMap((need, at) =>
      need.codes.includes(code) && (need.classes.length === 0 || need.classes.includes(pgy))
        ? [at]
        : [],
    );
  }

  #firstRow({ pgy, firstBlock }: Learner, turn: number, random: Random): Int16Array {
    const { blocks, rotations, learners } = this.#options;
    const length = blocks - firstBlock;
    const order = spread(shortened(curriculumOf(rotations, pgy), length), random);
    const classmates = learners.filter((other) => other.pgy === pgy).length;
    const shift = Math.round((turn * length) / classmates);
    const row = new Int16Array(blocks).fill(-1);
    for (let at = 0; at < length; at++)
      row[firstBlock + at] = this.#number(order[(at + shift) % length] ?? '');
    return row;
  }

  #countAll(): void {
    this.#rows.forEach((row, learner) => {
      row.forEach((rotation, block) => {
        for (const need of this.#needsIn(learner, rotation)) this.#bump(need, block, 1);
      });
    });
    this.broken = this.#rows.reduce((sum, _, learner) => sum + this.#brokenBy(learner), 0);
    this.#needs.forEach((_, need) => {
      for (let block = 0; block < this.#options.blocks; block++)
        this.broken += this.#missed(need, block);
    });
  }

  #needsIn(learner: number, rotation: number): readonly number[] {
    return this.#needsOf[this.#options.learners[learner]?.pgy ?? 0]?.[rotation] ?? [];
  }

  #count(need: number, block: number): number {
    return this.#counts[need]?.[block] ?? 0;
  }

  #bump(need: number, block: number, by: number): void {
    const counts = this.#counts[need];
    if (counts) counts[block] = (counts[block] ?? 0) + by;
  }

  /** By how many the need is missed in the block. */
  #missed(at: number, block: number): number {
    const need = this.#needs[at];
    const count = this.#count(at, block);
    return need ? Math.max(0, need.min - count, count - need.max) : 0;
  }

  /** How many prerequisites and heavy runs the learner's year breaks. */
  #brokenBy(learner: number): number {
    const row = this.#rows[learner];
    const { pgy } = this.#options.learners[learner] ?? { pgy: 0 };
    let broken = 0;
    let run = 0;
    row?.forEach((rotation, block) => {
      run = this.#heavy[rotation] ? run + 1 : 0;
      if (run > this.#options.heavyRunMax) broken++;
      for (const before of this.#before[rotation] ?? []) {
        const earlier = this.#options.rotations[before]?.blocks
          .slice(0, pgy - 1)
          .some((blocks) => blocks > 0);
        if (!earlier && !row.subarray(0, block).includes(before)) broken++;
      }
    });
    return broken;
  }

  /** Swaps two blocks of somebody, and swaps them back when more is broken than before. */
  trySwap(random: Random): void {
    const learner = random.below(this.#rows.length);
    const row = this.#rows[learner];
    const { firstBlock } = this.#options.learners[learner] ?? { firstBlock: 0 };
    if (!row) return;
    const one = firstBlock + random.below(row.length - firstBlock);
    const other = firstBlock + random.below(row.length - firstBlock);
    if (row[one] === row[other]) return;
    const change = this.#swap(learner, row, one, other);
    if (change > 0 && random.next() > 0.002 / change) this.#swap(learner, row, other, one);
  }

  /** @returns how much more is broken than before. */
  #swap(learner: number, row: Int16Array, one: number, other: number): number {
    const [first, second] = [row[one] ?? -1, row[other] ?? -1];
    const needs = [...this.#needsIn(learner, first), ...this.#needsIn(learner, second)];
    const touched = needs.filter((need, at) => needs.indexOf(need) === at);
    const brokenHere = (): number =>
      touched.reduce((sum, need) => sum + this.#missed(need, one) + this.#missed(need, other), 0) +
      this.#brokenBy(learner);
    const before = brokenHere();
    for (const need of this.#needsIn(learner, first)) {
      this.#bump(need, one, -1);
      this.#bump(need, other, 1);
    }
    for (const need of this.#needsIn(learner, second)) {
      this.#bump(need, one, 1);
      this.#bump(need, other, -1);
    }
    row[one] = second;
    row[other] = first;
    const change = brokenHere() - before;
    this.broken += change;
    return change;
  }

  /** The codes of the rotations by learner and block. */
  codes(): (string | null)[][] {
    return this.#rows.map((row) =>
      Array.from(row, (rotation) => this.#options.rotations[rotation]?.code ?? null),
    );
  }
}
