import { answerOf, type PlainDatabase } from './plain-database.ts';

/** One table of a database, read and written row by row, each in a transaction of its own. */
export class PlainTable<Row extends object> {
  readonly #database: PlainDatabase;
  readonly #name: string;

  constructor(database: PlainDatabase, name: string) {
    this.#database = database;
    this.#name = name;
  }

  /** Every row, by ascending key. */
  async all(): Promise<Row[]> {
    return this.#run('readonly', (table) => answerOf<Row[]>(table.getAll()));
  }

  /** The row of that key, or undefined. */
  async get(key: string): Promise<Row | undefined> {
    return this.#run('readonly', (table) => answerOf<Row | undefined>(table.get(key)));
  }

  /** The rows of these keys, in their order; undefined where there is none. */
  async many(keys: readonly string[]): Promise<(Row | undefined)[]> {
    return this.#run('readonly', (table) =>
      Promise.all(keys.map((key) => answerOf<Row | undefined>(table.get(key)))),
    );
  }

  /** Writes a row whole, replacing the one of the same key. */
  async put(row: Row): Promise<void> {
    await this.#run('readwrite', (table) => answerOf(table.put(row)));
  }

  /** Changes some fields of a row; without one of that key nothing happens. */
  async update(key: string, fields: Partial<Row>): Promise<void> {
    await this.#run('readwrite', async (table) => {
      const row = await answerOf<Row | undefined>(table.get(key));
      if (row) await answerOf(table.put({ ...row, ...fields }));
    });
  }

  /** Removes the row of that key, if there is one. */
  async delete(key: string): Promise<void> {
    await this.#run('readwrite', (table) => answerOf(table.delete(key)));
  }

  /** Removes every row. */
  async clear(): Promise<void> {
    await this.#run('readwrite', (table) => answerOf(table.clear()));
  }

  #run<Answer>(
    mode: 'readonly' | 'readwrite',
    work: (table: IDBObjectStore) => Promise<Answer>,
  ): Promise<Answer> {
    return this.#database.run(mode, [this.#name], (transaction) =>
      work(transaction.objectStore(this.#name)),
    );
  }
}
