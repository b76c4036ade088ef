import type { Problem } from './problem.ts';

/** Limits of one call of the engine. */
export interface Allowance {
  readonly workMax: number | null;
  readonly secondsMax: number | null;
}

/** Of the seconds, what the search may use: the rest is for ending the last step and for checking the answer. */
const PART_FOR_SEARCH = 0.93;

/** What a run may spend, and what it has spent. */
export class Budget {
  readonly #workMax: number | null;
  readonly #secondsMax: number | null;
  readonly #secondsElapsed: () => number;
  workUsed = 0;
  isRepeatable = true;

  /** @param secondsElapsed since the run began. */
  constructor(
    { workMax, secondsMax }: Pick<Problem, 'workMax' | 'secondsMax'>,
    secondsElapsed: () => number,
  ) {
    this.#workMax = workMax;
    this.#secondsMax = secondsMax === null ? null : secondsMax * PART_FOR_SEARCH;
    this.#secondsElapsed = secondsElapsed;
  }

  get secondsUsed(): number {
    return this.#secondsElapsed();
  }

  /** Whether nothing is left. */
  get isSpent(): boolean {
    const { workMax, secondsMax } = this.allow(1);
    return (workMax ?? 1) <= LEAST || (secondsMax ?? 1) <= LEAST;
  }

  /** A part, 0 to 1, of what is left. */
  allow(part: number): Allowance {
    const left = (max: number | null, used: number) =>
      max === null ? null : Math.max(LEAST, (max - used) * part);
    return {
      workMax: left(this.#workMax, this.workUsed),
      secondsMax: left(this.#secondsMax, this.secondsUsed),
    };
  }

  /** A part, 0 to 1, of what is left, to be spent by several calls together. */
  share(part: number): Share {
    return new Share(this, this.allow(part));
  }

  /** Notes what a call of the engine took. */
  spend({
    workUsed,
    isRepeatable,
  }: {
    readonly workUsed: number;
    readonly isRepeatable: boolean;
  }): void {
    this.workUsed += workUsed;
    this.isRepeatable &&= isRepeatable;
  }
}

/** A part of a budget, set aside for one purpose. */
export class Share {
  readonly #budget: Budget;
  readonly #start: { readonly work: number; readonly seconds: number };
  readonly #end: Allowance;

  constructor(budget: Budget, { workMax, secondsMax }: Allowance) {
    this.#budget = budget;
    this.#start = { work: budget.workUsed, seconds: budget.secondsUsed };
    const end = (max: number | null, used: number) => (max === null ? null : used + max);
    this.#end = {
      workMax: end(workMax, budget.workUsed),
      secondsMax: end(secondsMax, budget.secondsUsed),
    };
  }

  /** What is left of it, for one call of the engine. */
  get left(): Allowance {
    const left = (end: number | null, used: number) =>
      end === null ? null : Math.max(LEAST, end - used);
    return {
      workMax: left(this.#end.workMax, this.#budget.workUsed),
      secondsMax: left(this.#end.secondsMax, this.#budget.secondsUsed),
    };
  }

  /** A part, 0 to 1, of what is left of it. */
  part(part: number): Share {
    const { workMax, secondsMax } = this.left;
    const of = (max: number | null) => (max === null ? null : max * part);
    return new Share(this.#budget, { workMax: of(workMax), secondsMax: of(secondsMax) });
  }

  /** What is left of it, but no more than so much work. */
  atMost(workMax: number): Share {
    const { left } = this;
    return new Share(this.#budget, {
      ...left,
      workMax: Math.min(workMax, left.workMax ?? workMax),
    });
  }

  /** How much of it is spent, 0 to 1; 0 for ever where it has no end. */
  get partSpent(): number {
    const part = (end: number | null, start: number, used: number) =>
      end === null ? 0 : Math.min(1, (used - start) / Math.max(LEAST, end - start));
    const { workUsed, secondsUsed } = this.#budget;
    return Math.max(
      part(this.#end.workMax, this.#start.work, workUsed),
      part(this.#end.secondsMax, this.#start.seconds, secondsUsed),
    );
  }

  /** Whether the time is up. Whoever ends for this reason does not end the same way again. */
  get isOutOfSeconds(): boolean {
    return (this.left.secondsMax ?? 1) <= LEAST;
  }

  /** Whether nothing is left. */
  get isSpent(): boolean {
    return (this.left.workMax ?? 1) <= LEAST || this.isOutOfSeconds;
  }
}

const LEAST = 0.001;
