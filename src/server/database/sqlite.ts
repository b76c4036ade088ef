import Libsql from 'libsql';
import type * as z from 'zod/mini';
import type { Database, Queries, SqlValue, Transaction } from './database.ts';
import { sqlite } from './dialect.ts';
import { NoticeBoard } from './notice-board.ts';
import { type Attempted, type Attempting, Together } from './together.ts';

/** How long another process on the same file may keep a writer waiting. */
const BUSY_MILLISECONDS_MAX = 5000;

/** One thing after the other: SQLite has one writer, and a connection one transaction. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** A connection to SQLite and the statements it has prepared. */
class Connection {
  readonly turns = new Turns();
  readonly #connection: Libsql.Database;
  readonly #statements = new Map<string, Libsql.Statement>();

  constructor(file: string) {
    this.#connection = new Libsql(file);
    this.#connection.pragma(`busy_timeout = ${BUSY_MILLISECONDS_MAX}`);
    this.#connection.pragma('journal_mode = WAL');
    this.#connection.pragma('synchronous = FULL');
    this.#connection.pragma('foreign_keys = ON');
  }

  all(sql: string, values: readonly SqlValue[]): unknown[] {
    return this.#prepare(sql).all(values);
  }

  iterate(sql: string): IterableIterator<unknown> {
    return this.#prepare(sql).iterate([]);
  }

  run(sql: string, values: readonly SqlValue[]): number {
    return this.#prepare(sql).run(values).changes;
  }

  script(sql: string): void {
    this.#connection.exec(sql);
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }

  /** SQLite calls by place what stands as `?1`. */
  #prepare(sql: string): Libsql.Statement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const made = this.#connection.prepare(sql.replaceAll(/\$(\d+)/g, '?$1'));
    this.#statements.set(sql, made);
    return made;
  }
}

class SqliteTransaction implements Transaction, Attempting {
  readonly dialect = sqlite;
  readonly notices: string[] = [];
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async query<Schema extends z.ZodMiniType>(
    schema: Schema,
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<z.infer<Schema>[]> {
    return this.#connection.all(sql, values).map((row) => schema.parse(row));
  }

  async *pages(sql: string, rowsMax: number): AsyncIterable<Record<string, unknown>[]> {
    let page: Record<string, unknown>[] = [];
    for (const row of this.#connection.iterate(sql)) {
      page.push({ ...Object(row) });
      if (page.length < rowsMax) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return this.#connection.run(sql, values);
  }

  async script(sql: string): Promise<void> {
    this.#connection.script(sql);
  }

  async notify(notice: string): Promise<void> {
    this.notices.push(notice);
  }

  async attempt<Answer>(work: () => Promise<Answer>): Promise<Attempted<Answer>> {
    const noticesBefore = this.notices.length;
    this.#connection.script('savepoint attempt');
    try {
      const answer = await work();
      this.#connection.script('release attempt');
      return { ok: true, answer };
    } catch (error) {
      // Where SQLite has given up the whole transaction, there is no savepoint any more: then this throws.
      this.#connection.script('rollback to attempt; release attempt');
      this.notices.length = noticesBefore;
      return { ok: false, error };
    }
  }
}

/**
 * The embedded database: a file with a write-ahead log, flushed to the disk with every commit; one process owns it.
 * `:memory:` keeps everything in memory, for as long as it is open.
 */
export class SqliteDatabase implements Database {
  readonly dialect = sqlite;
  readonly #writer: Connection;
  readonly #reader: Connection;
  readonly #board = new NoticeBoard();
  readonly #together = new Together<SqliteTransaction>((work) => this.#store(work));

  /** @param file the path of the file, made where there is none. @throws when it cannot be opened. */
  constructor(file: string) {
    this.#writer = new Connection(file);
    this.#reader = file === ':memory:' ? this.#writer : new Connection(file);
  }

  read<Answer>(work: (queries: Queries) => Promise<Answer>): Promise<Answer> {
    const reader = this.#reader;
    return reader.turns.take(() => within(reader, 'begin', work));
  }

  transaction<Answer>(work: (transaction: Transaction) => Promise<Answer>): Promise<Answer> {
    return this.#together.add(work);
  }

  async #store(work: (transaction: SqliteTransaction) => Promise<void>): Promise<void> {
    const writer = this.#writer;
    let notices: readonly string[] = [];
    await writer.turns.take(() =>
      within(writer, 'begin immediate', (transaction) => {
        notices = transaction.notices;
        return work(transaction);
      }),
    );
    for (const notice of notices) this.#board.tell(notice);
  }

  onNotice(listener: (notice: string) => void): () => void {
    return this.#board.listen(listener);
  }

  async close(): Promise<void> {
    await this.#reader.turns.take(async () => this.#reader.close());
    if (this.#writer !== this.#reader) {
      await this.#writer.turns.take(async () => this.#writer.close());
    }
  }
}

async function within<Answer>(
  connection: Connection,
  begin: string,
  work: (transaction: SqliteTransaction) => Promise<Answer>,
): Promise<Answer> {
  connection.script(begin);
  try {
    const answer = await work(new SqliteTransaction(connection));
    connection.script('commit');
    return answer;
  } catch (error) {
    rollBack(connection);
    throw error;
  }
}

/** Where the disk is full or broken, SQLite has rolled back by itself, and says so. */
function rollBack(connection: Connection): void {
  try {
    connection.script('rollback');
  } catch (error) {
    if (!String(error).includes('no transaction is active')) throw error;
  }
}
