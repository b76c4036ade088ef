import { type Database, MISSED_NOTICES } from '../database/database.ts';
import { SEND_NOTICE } from './webhook-rows.ts';

const LOOK_AGAIN_MILLISECONDS = 15_000;

/** Something that sends what is due. @returns how much that was: as long as it is anything, it is asked again. */
export type SendDue = () => Promise<number>;

/**
 * Sends what is due, when a notice says that there is something and every few seconds besides, one round at a time. What
 * fails is tried again in the next round.
 */
export class SendingLoop {
  readonly #sendDue: readonly SendDue[];
  readonly #onFailure: (error: unknown) => void;
  readonly #stopListening: () => void;
  readonly #timer: NodeJS.Timeout;
  #round: Promise<void> | null = null;
  #isWanted = false;
  #isStopped = false;

  constructor(
    database: Database,
    sendDue: readonly SendDue[],
    onFailure: (error: unknown) => void,
  ) {
    this.#sendDue = sendDue;
    this.#onFailure = onFailure;
    this.#stopListening = database.onNotice((notice) => {
      if (notice === SEND_NOTICE || notice === MISSED_NOTICES) this.wake();
    });
    this.#timer = setInterval(() => this.wake(), LOOK_AGAIN_MILLISECONDS);
    this.#timer.unref();
    this.wake();
  }

  /** Looks soon, once more where it is looking already. */
  wake(): void {
    this.#isWanted = true;
    if (this.#isStopped || this.#round) return;
    this.#round = this.#run().finally(() => {
      this.#round = null;
      if (this.#isWanted) this.wake();
    });
  }

  /** Ends after what is being sent. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    this.#stopListening();
    await this.#round;
  }

  async #run(): Promise<void> {
    this.#isWanted = false;
    for (const sendDue of this.#sendDue) {
      try {
        while (!this.#isStopped && (await sendDue()) > 0);
      } catch (error) {
        this.#onFailure(error);
      }
    }
  }
}
