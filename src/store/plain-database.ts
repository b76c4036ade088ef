import { announcePlainChange } from './announce.ts';

/** The tables of a database and, separated by commas, their key and indexes, written as Dexie writes them. */
export type Layout = Readonly<Record<string, string>>;

/** Thrown when a database is asked for that is not there and must not be made. */
export class NoDatabase extends Error {}

/**
 * A database by the browser's own interface: what starts in an instant (the service worker, the look-up screens) reads
 * and writes by it. A connection that the system closed behind the app's back is opened again.
 */
export class PlainDatabase {
  readonly name: string;
  readonly #version: number | undefined;
  readonly #layout: Layout | null;
  #opened: Promise<IDBDatabase> | null = null;

  /** @param made how it is laid out where it has to be made or extended; null when it must be there already. */
  constructor(
    name: string,
    made: { readonly version: number; readonly layout: Layout } | null = null,
  ) {
    this.name = name;
    this.#version = made?.version;
    this.#layout = made?.layout ?? null;
  }

  /**
   * Runs within one transaction over these tables; nothing but its own requests may be awaited in there. What was
   * written is announced. Where the system closed the connection meanwhile, as phones do to apps in the background, all
   * of it runs once more over a new one. @throws NoDatabase, or when the database fails.
   */
  async run<Answer>(
    mode: 'readonly' | 'readwrite',
    tables: readonly string[],
    work: (transaction: IDBTransaction) => Promise<Answer>,
  ): Promise<Answer> {
    const answer = await this.#runOnce(mode, tables, work).catch((error: unknown) => {
      if (!isConnectionLost(error)) throw error;
      this.close();
      return this.#runOnce(mode, tables, work);
    });
    if (mode === 'readwrite') announcePlainChange(this.name);
    return answer;
  }

  async #runOnce<Answer>(
    mode: 'readonly' | 'readwrite',
    tables: readonly string[],
    work: (transaction: IDBTransaction) => Promise<Answer>,
  ): Promise<Answer> {
    const transaction = (await this.#open()).transaction(tables, mode);
    const ended = endOf(transaction);
    try {
      const answer = await work(transaction);
      // What was read is in hand: only what was written has to be seen through.
      if (mode === 'readwrite') await ended;
      else ended.catch(() => undefined);
      return answer;
    } catch (error) {
      abort(transaction);
      await ended.catch(() => undefined);
      throw error;
    }
  }

  /** Closes the connection; it is opened again when needed. */
  close(): void {
    void this.#opened?.then((database) => database.close()).catch(() => undefined);
    this.#opened = null;
  }

  /** Deletes the database with all it holds. */
  async delete(): Promise<void> {
    this.close();
    await answerOf(indexedDB.deleteDatabase(this.name));
    announcePlainChange(this.name);
  }

  #open(): Promise<IDBDatabase> {
    this.#opened ??= this.#connect().catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }

  async #connect(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.name, this.#version);
    let isMissing = false;
    request.addEventListener('upgradeneeded', () => {
      const { transaction } = request;
      if (this.#layout && transaction) {
        extend(request.result, transaction, this.#layout);
        return;
      }
      isMissing = true;
      transaction?.abort();
    });
    const database = await answerOf(request).catch((error: unknown) => {
      throw isMissing ? new NoDatabase(this.name) : error;
    });
    const forget = (): void => {
      database.close();
      this.#opened = null;
    };
    database.addEventListener('versionchange', forget);
    database.addEventListener('close', forget);
    return database;
  }
}

/**
 * Whether it is the connection that failed, not what was asked: closed already, ended within a transaction, or WebKit's
 * "Connection to Indexed Database server lost".
 */
function isConnectionLost(error: unknown): boolean {
  return (
    error instanceof DOMException &&
    ['InvalidStateError', 'AbortError', 'UnknownError'].includes(error.name)
  );
}

/** Makes the tables and indexes of the layout that are not there yet. */
function extend(database: IDBDatabase, transaction: IDBTransaction, layout: Layout): void {
  for (const [table, fields] of Object.entries(layout)) {
    const [key = '', ...indexes] = fields.split(',');
    const store = database.objectStoreNames.contains(table)
      ? transaction.objectStore(table)
      : database.createObjectStore(table, { keyPath: key });
    for (const index of indexes) {
      const name = index.replace('&', '');
      if (store.indexNames.contains(name)) continue;
      const path = name.startsWith('[') ? name.slice(1, -1).split('+') : name;
      store.createIndex(name, path, { unique: index.startsWith('&') });
    }
  }
}

/** What the request answers. @throws when it fails. */
export function answerOf<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('No reason given')));
  });
}

function endOf(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () =>
      reject(transaction.error ?? new Error('The transaction was given up')),
    );
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}
