/** A transaction in which a part can fail and leave nothing, while the rest goes on. */
export interface Attempting {
  /** Does the work, all or nothing. @throws only where the whole transaction is lost. */
  attempt<Answer>(work: () => Promise<Answer>): Promise<Attempted<Answer>>;
}

/** What a part of a transaction came to. */
export type Attempted<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly error: unknown };

interface Waiting<Tx> {
  /** Does the work. @returns how to say what came of it, once that is stored. */
  readonly work: (transaction: Tx, isAlone: boolean) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

/** So many are stored together at most, so that none waits long for the others. */
const TOGETHER_MAX = 100;

/**
 * Stores what waits at the same time in one transaction, because flushing to the disk takes longer than writing. Each piece
 * of work is still all or nothing, sees what those before it did, and is answered when it is stored.
 */
export class Together<Tx extends Attempting> {
  readonly #store: (work: (transaction: Tx) => Promise<void>) => Promise<void>;
  readonly #waiting: Waiting<Tx>[] = [];
  #isRunning = false;

  /** @param store does work in a transaction and stores it. */
  constructor(store: (work: (transaction: Tx) => Promise<void>) => Promise<void>) {
    this.#store = store;
  }

  /** Whether nothing waits and nothing is being stored. */
  get isIdle(): boolean {
    return !this.#isRunning;
  }

  /** Does the work with whatever else waits. @throws what the work threw, or why it could not be stored. */
  add<Answer>(work: (transaction: Tx) => Promise<Answer>): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        fail: reject,
        work: async (transaction, isAlone) => {
          if (isAlone) {
            const answer = await work(transaction);
            return () => resolve(answer);
          }
          const attempted = await transaction.attempt(() => work(transaction));
          return () => (attempted.ok ? resolve(attempted.answer) : reject(attempted.error));
        },
      });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // Whoever asks in the same moment comes along.
      await new Promise(setImmediate);
      await this.#storeSome(this.#waiting.splice(0, TOGETHER_MAX));
    }
    this.#isRunning = false;
  }

  async #storeSome(some: readonly Waiting<Tx>[]): Promise<void> {
    const says: (() => void)[] = [];
    try {
      await this.#store(async (transaction) => {
        for (const { work } of some) says.push(await work(transaction, some.length === 1));
      });
    } catch (error) {
      for (const { fail } of some) fail(error);
      return;
    }
    for (const say of says) say();
  }
}
