import type * as z from 'zod/mini';
import type { Dialect } from './dialect.ts';

/** What can stand in the place of a `$1`; there are no booleans: flags are 0 and 1 in both databases. */
export type SqlValue = string | number | null;

/** Reads within one transaction. */
export interface Queries {
  /** What this database writes otherwise than the other. */
  readonly dialect: Dialect;
  /** Rows of a statement with `$1` values, each read by the schema. @throws when one does not read. */
  query<Schema extends z.ZodMiniType>(
    schema: Schema,
    sql: string,
    values?: readonly SqlValue[],
  ): Promise<z.infer<Schema>[]>;
  /** Rows of a statement without values as they are, some at a time: for what is too long to be held at once. */
  pages(sql: string, rowsMax: number): AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;
}

/** Reads and writes within one transaction. */
export interface Transaction extends Queries {
  /** Runs a statement. @returns how many rows it wrote. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>;
  /** Runs several statements without values, as migrations hold them. */
  script(sql: string): Promise<void>;
  /** Tells every process on this database, once the transaction is committed and not before. */
  notify(notice: string): Promise<void>;
}

/** What every process is told when it may have missed notices. */
export const MISSED_NOTICES = '*';

/**
 * A database of the server: SQLite in a file or in memory, or PostgreSQL. All SQL is written once, with `$1` values; what
 * differs stands in `dialect.ts`.
 */
export interface Database {
  readonly dialect: Dialect;
  /** Reads as of one moment, whatever is written meanwhile. */
  read<Answer>(work: (queries: Queries) => Promise<Answer>): Promise<Answer>;
  /**
   * Writes all or nothing; what it answers is stored for good. @throws what the work threw, having written nothing, or
   * when the database fails.
   * @param together those of the same name that wait at the same time may be flushed to the disk at once.
   */
  transaction<Answer>(
    work: (transaction: Transaction) => Promise<Answer>,
    together?: string,
  ): Promise<Answer>;
  /** Calls with every notice that any process sent, this one too, and with MISSED_NOTICES. @returns how to stop. */
  onNotice(listener: (notice: string) => void): () => void;
  /** Ends all connections. */
  close(): Promise<void>;
}
