/** A browser with one page, driven from outside. */
export interface OpenedBrowser {
  /** Loads an address and waits until it is loaded. */
  readonly go: (address: string) => Promise<void>;
  /** Runs the body of a function in the page; a promise is waited for. @returns what it returns. */
  readonly ask: (script: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
}
