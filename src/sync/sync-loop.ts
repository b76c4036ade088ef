import type { CycleEnd } from './sync-cycle.ts';

/** What keeps a device syncing needs from outside. */
export interface SyncLoopParts {
  /** One cycle; only one runs at a time here, and a second tab does no harm. */
  readonly cycle: () => Promise<CycleEnd>;
  /** Calls back after so many milliseconds. @returns how to give that up. */
  readonly later: (work: () => void, milliseconds: number) => () => void;
  /** A number from 0 up to 1, so that phones that lost the same network do not all come back at once. */
  readonly dice: () => number;
  /** Told of what nobody expected. */
  readonly onCrash: (error: unknown) => void;
}

/** How often a device asks although nothing hints at news. */
const POLL_MILLISECONDS = 60_000;

/** The first wait after trouble; it doubles with every further one. */
const RETRY_MILLISECONDS = 1000;

/**
 * How long to wait for the next cycle: a minute or so when all is well, else twice as long each time up to that.
 * @param troubles how many cycles in a row ended in trouble. @param dice from 0 up to 1.
 */
export function waitMilliseconds(troubles: number, dice: number): number {
  const least = RETRY_MILLISECONDS * 2 ** Math.min(troubles - 1, 10);
  const usual = troubles === 0 ? POLL_MILLISECONDS : Math.min(POLL_MILLISECONDS, least);
  return Math.round(usual * (0.75 + dice / 2));
}

/** Keeps a device in step with the server: at once when told to, otherwise now and then. */
export class SyncLoop {
  readonly #parts: SyncLoopParts;
  #isRunning = false;
  #isWanted = false;
  #isStopped = false;
  #troubles = 0;
  #giveUp: () => void = () => undefined;

  constructor(parts: SyncLoopParts) {
    this.#parts = parts;
  }

  /** Syncs now: something was changed, the server hinted, the network or the user came back. */
  wake(): void {
    if (this.#isStopped) return;
    this.#isWanted = true;
    if (!this.#isRunning) void this.#run();
  }

  /** Ends it; a cycle that runs is not broken off. */
  stop(): void {
    this.#isStopped = true;
    this.#giveUp();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    this.#giveUp();
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      const end = await this.#parts.cycle().catch((error: unknown) => {
        this.#parts.onCrash(error);
        return { trouble: 'crashed' };
      });
      this.#troubles = typeof end === 'string' ? 0 : this.#troubles + 1;
      if (this.#troubles > 0) break;
    }
    this.#isRunning = false;
    if (this.#isStopped) return;
    const wait = waitMilliseconds(this.#troubles, this.#parts.dice());
    this.#giveUp = this.#parts.later(() => this.wake(), wait);
  }
}
