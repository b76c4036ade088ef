const WINDOW_MILLISECONDS = 60_000;

/** How often each of many may ask within a minute, counted in this process alone. */
export class RequestLimit {
  readonly #countMax: number;
  #counts = new Map<string, number>();
  #startedAt = 0;

  /** @param countMax how often each may ask. */
  constructor(countMax: number) {
    this.#countMax = countMax;
  }

  /** Counts one request. @param at in milliseconds. @returns null, or after how many seconds to ask again. */
  take(who: string, at: number): number | null {
    if (at - this.#startedAt >= WINDOW_MILLISECONDS || at < this.#startedAt) {
      this.#counts = new Map();
      this.#startedAt = at;
    }
    const count = (this.#counts.get(who) ?? 0) + 1;
    this.#counts.set(who, count);
    if (count <= this.#countMax) return null;
    return Math.max(1, Math.ceil((this.#startedAt + WINDOW_MILLISECONDS - at) / 1000));
  }
}
