import type { indexedFields, Kind } from '../kind-names.ts';
import type { Row } from '../kinds.ts';

/** The fields by which rows of this kind can be listed. */
export type IndexedField<K extends Kind> = K extends keyof typeof indexedFields
  ? (typeof indexedFields)[K][number]
  : never;

/**
 * The rows as a change sees them, inside one transaction. One small port with a side for IndexedDB, one in memory and
 * later one for SQL; nothing else may be awaited inside a change.
 */
export interface Rows {
  /** The row, or undefined. */
  get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined>;
  /** The rows of these ids, in their order; undefined where there is none. */
  many(kind: Kind, ids: readonly string[]): Promise<(Row<Kind> | undefined)[]>;
  /** All rows of the kind, by ascending id. */
  all<K extends Kind>(kind: K): Promise<Row<K>[]>;
  /** The rows whose indexed field has this value, by ascending id. */
  by<K extends Kind>(kind: K, field: IndexedField<K>, value: string): Promise<Row<K>[]>;
  /** Writes rows whole, replacing those of the same id. */
  put<K extends Kind>(kind: K, rows: readonly Row<K>[]): Promise<void>;
  /** Removes the rows of these ids; ids without a row are passed over. */
  remove(kind: Kind, ids: readonly string[]): Promise<void>;
}
