import type { IndexedField, Rows } from '../domain/changes/rows-port.ts';
import type { Kind } from '../domain/kind-names.ts';
import type { Row } from '../domain/kinds.ts';

/** Rows to be read, none to be written. */
export interface RowReader extends Omit<Rows, 'put' | 'remove' | 'many'> {
  /** The rows of these ids, in their order; undefined where there is none. */
  many<K extends Kind>(kind: K, ids: readonly string[]): Promise<(Row<K> | undefined)[]>;
  /** The rows whose indexed field is this value or comes after it, in no order. */
  from<K extends Kind>(kind: K, field: IndexedField<K>, least: string): Promise<Row<K>[]>;
}

/** Where the rows of a program are read, whatever holds them. */
export interface ProgramReader {
  /** Reads rows of these kinds as they stand at one moment; nothing but rows may be awaited in there. */
  read<Answer>(kinds: readonly Kind[], work: (rows: RowReader) => Promise<Answer>): Promise<Answer>;
}

/** Where rows that others decided are received. */
export interface ProgramWriter {
  /** Writes rows of these kinds, all or nothing; nothing but rows may be awaited in there. */
  write<Answer>(kinds: readonly Kind[], work: (rows: Rows) => Promise<Answer>): Promise<Answer>;
}
