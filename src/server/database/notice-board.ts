/** Who in this process wants to be told of what was committed. */
export class NoticeBoard {
  readonly #listeners = new Set<(notice: string) => void>();

  /** Calls with every notice from now on. @returns how to stop. */
  listen(listener: (notice: string) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Tells everybody who listens. */
  tell(notice: string): void {
    for (const listener of this.#listeners) listener(notice);
  }
}
