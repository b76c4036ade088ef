import type { IndexedField, Rows } from '../domain/changes/rows-port.ts';
import type { Kind } from '../domain/kind-names.ts';
import type { Row } from '../domain/kinds.ts';
import type { ProgramDatabase } from './database.ts';
import type { RowReader } from './program-reader.ts';

/** The IndexedDB side of the port; use it inside a Dexie transaction over all tables. */
export class DexieRows implements Rows, RowReader {
  readonly #database: ProgramDatabase;

  /** @param database an open database. */
  constructor(database: ProgramDatabase) {
    this.#database = database;
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    return this.#database.rows(kind).get(id);
  }

  async many<K extends Kind>(kind: K, ids: readonly string[]): Promise<(Row<K> | undefined)[]> {
    return this.#database.rows(kind).bulkGet([...ids]);
  }

  async all<K extends Kind>(kind: K): Promise<Row<K>[]> {
    return this.#database.rows(kind).orderBy('id').toArray();
  }

  async by<K extends Kind>(kind: K, field: IndexedField<K>, value: string): Promise<Row<K>[]> {
    return this.#database.rows(kind).where(String(field)).equals(value).sortBy('id');
  }

  async from<K extends Kind>(kind: K, field: IndexedField<K>, least: string): Promise<Row<K>[]> {
    return this.#database.rows(kind).where(String(field)).aboveOrEqual(least).toArray();
  }

  async put<K extends Kind>(kind: K, rows: readonly Row<K>[]): Promise<void> {
    await this.#database.rows(kind).bulkPut([...rows]);
  }

  async remove(kind: Kind, ids: readonly string[]): Promise<void> {
    await this.#database.rows(kind).bulkDelete([...ids]);
  }
}
