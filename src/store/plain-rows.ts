import type { IndexedField, Rows } from '../domain/changes/rows-port.ts';
import type { Kind } from '../domain/kind-names.ts';
import type { Row } from '../domain/kinds.ts';
import { answerOf } from './plain-database.ts';
import type { RowReader } from './program-reader.ts';

/** The side of the port over the browser's own IndexedDB; use it inside `PlainDatabase.run`. */
export class PlainRows implements Rows, RowReader {
  readonly #transaction: IDBTransaction;

  /** @param transaction over every kind that is asked for. */
  constructor(transaction: IDBTransaction) {
    this.#transaction = transaction;
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    return answerOf<Row<K> | undefined>(this.#table(kind).get(id));
  }

  async many<K extends Kind>(kind: K, ids: readonly string[]): Promise<(Row<K> | undefined)[]> {
    return Promise.all(ids.map((id) => this.get(kind, id)));
  }

  async all<K extends Kind>(kind: K): Promise<Row<K>[]> {
    return answerOf<Row<K>[]>(this.#table(kind).getAll());
  }

  async by<K extends Kind>(kind: K, field: IndexedField<K>, value: string): Promise<Row<K>[]> {
    return answerOf<Row<K>[]>(this.#table(kind).index(String(field)).getAll(value));
  }

  async from<K extends Kind>(kind: K, field: IndexedField<K>, least: string): Promise<Row<K>[]> {
    const range = IDBKeyRange.lowerBound(least);
    return answerOf<Row<K>[]>(this.#table(kind).index(String(field)).getAll(range));
  }

  async put<K extends Kind>(kind: K, rows: readonly Row<K>[]): Promise<void> {
    const table = this.#table(kind);
    await Promise.all(rows.map((row) => answerOf(table.put(row))));
  }

  async remove(kind: Kind, ids: readonly string[]): Promise<void> {
    const table = this.#table(kind);
    await Promise.all(ids.map((id) => answerOf(table.delete(id))));
  }

  #table(kind: Kind): IDBObjectStore {
    return this.#transaction.objectStore(kind);
  }
}
