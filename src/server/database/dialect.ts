/** Everything that SQLite and PostgreSQL write differently here. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgresql';
  /** After a select: keeps other writers of these rows waiting until the transaction ends. */
  readonly forUpdate: string;
  /** After a select: takes rows of that table that no other transaction has taken, and keeps others from them. */
  readonly takeUnlocked: (table: string) => string;
  /** A condition that is true where the text holds the piece. */
  readonly holds: (text: string, piece: string) => string;
  /** Keeps other processes from migrating at the same time; null where writing does so by itself. */
  readonly lockForMigration: string | null;
  /** How many values one statement may carry. */
  readonly valuesMax: number;
}

/** SQLite has one writer at a time, which is all the locking there is. */
export const sqlite: Dialect = {
  name: 'sqlite',
  forUpdate: '',
  takeUnlocked: () => '',
  holds: (text, piece) => `instr(${text}, ${piece}) > 0`,
  lockForMigration: null,
  valuesMax: 30_000,
};

/** PostgreSQL from version 15 on. */
export const postgresql: Dialect = {
  name: 'postgresql',
  forUpdate: 'for update',
  takeUnlocked: (table) => `for update of ${table} skip locked`,
  holds: (text, piece) => `strpos(${text}, ${piece}) > 0`,
  lockForMigration: 'select pg_advisory_xact_lock(7215001)',
  valuesMax: 60_000,
};
