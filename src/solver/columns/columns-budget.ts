import type { Parts } from './own-parts.ts';
import type { DrawnPerson } from './person-lines.ts';
import type { StopFlag } from '../engine/solve-model.ts';

/** What a search by columns may spend, and what it is given. Null means without. */
export interface ColumnsOptions {
  readonly seed: number;
  readonly secondsMax: number | null;
  /** Units of about a second, equal on every machine. */
  readonly workMax: number | null;
  /** Known solutions of the whole model, whose lines are taken in. */
  readonly incumbents?: readonly (readonly number[])[];
  readonly stopFlag?: StopFlag | null;
  /** Another thread that searches the same space; null or absent where there is none. */
  readonly companion?: Companion | null;
}

/** Another thread that searches the same space. */
export interface Companion {
  /** Lets its messages come in. Called where the search may be interrupted for a moment. */
  readonly pause: () => Promise<void>;
  /** Whether it wants this search to end. */
  readonly isEnded: () => boolean;
  /** The better solutions that it has found since it was last asked. */
  readonly takeSolutions: () => (readonly number[])[];
  /** Is handed everybody's lines once they are drawn. */
  readonly onDrawn: (drawn: readonly DrawnPerson[], parts: Parts) => void;
}

/** What a search by columns has spent, and what is left. */
export class ColumnsBudget {
  readonly seed: number;
  readonly #options: ColumnsOptions;
  readonly #start = performance.now();
  #work = 0;
  #isCutShort = false;

  constructor(options: ColumnsOptions) {
    this.#options = options;
    this.seed = options.seed;
  }

  get workUsed(): number {
    return this.#work;
  }

  get secondsUsed(): number {
    return (performance.now() - this.#start) / 1000;
  }

  /** Whether the same call gives the same answer: neither told to stop nor out of seconds. */
  get isRepeatable(): boolean {
    return !this.#isCutShort;
  }

  /** Whether there is nothing left to spend, or it was told to stop. */
  isSpent(): boolean {
    const { stopFlag = null, secondsMax, workMax, companion } = this.#options;
    const isStopped =
      (stopFlag !== null && Atomics.load(stopFlag, 0) !== 0) || companion?.isEnded() === true;
    if (isStopped || (secondsMax !== null && this.secondsUsed > secondsMax))
      this.#isCutShort = true;
    return this.#isCutShort || (workMax !== null && this.#work >= workMax);
  }

  /** Seconds and stop flag for a piece of work of the engine. */
  get limits(): { secondsMax: number | null; stopFlag: StopFlag | null } {
    const { secondsMax, stopFlag = null } = this.#options;
    const left = secondsMax === null ? null : Math.max(0.01, secondsMax - this.secondsUsed);
    return { secondsMax: left, stopFlag };
  }

  get workLeft(): number | null {
    const { workMax } = this.#options;
    return workMax === null ? null : Math.max(0, workMax - this.#work);
  }

  /** Lets messages come in. */
  async pause(): Promise<void> {
    await this.#options.companion?.pause();
  }

  spend(work: number): void {
    this.#work += work;
  }

  /** A share of what is left to spend: how much of it is left, from 1 down. */
  shareOf(part: number): () => number {
    const { secondsMax, workMax } = this.#options;
    const [seconds, work] = [this.secondsUsed, this.#work];
    return () => {
      const ofSeconds =
        secondsMax === null ? 0 : (this.secondsUsed - seconds) / (part * (secondsMax - seconds));
      const ofWork = workMax === null ? 0 : (this.#work - work) / (part * (workMax - work));
      return 1 - Math.max(ofSeconds, ofWork);
    };
  }
}
