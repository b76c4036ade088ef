import type { Problem } from './problem.ts';

/** Limits of one call of the engine. */
export interface Allowance {
  readonly workMax: number | null;
  readonly secondsMax: number | null;
}

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
    this.#secondsMax = secondsMax;
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

const LEAST = 0.001;
