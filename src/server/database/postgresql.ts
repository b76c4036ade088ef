import pg from 'pg';
import type * as z from 'zod/mini';
import {
  type Database,
  MISSED_NOTICES,
  type Queries,
  type SqlValue,
  type Transaction,
} from './database.ts';
import { postgresql } from './dialect.ts';
import { NoticeBoard } from './notice-board.ts';
import { type Attempted, type Attempting, Together } from './together.ts';

const CHANNEL = 'residency';
const BIGINT = 20;
const CONNECTIONS_MAX = 10;
/** A transaction that does nothing for so long belongs to a process that has died. */
const IDLE_MILLISECONDS_MAX = 30_000;
const BEGIN_WRITING = 'begin isolation level read committed';
const LISTEN_AGAIN_AFTER_MILLISECONDS = 1000;

// Versions, sequences and moments are far below what a number holds exactly.
pg.types.setTypeParser(BIGINT, Number);

class PostgresqlTransaction implements Transaction, Attempting {
  readonly dialect = postgresql;
  readonly #client: pg.ClientBase;

  constructor(client: pg.ClientBase) {
    this.#client = client;
  }

  async query<Schema extends z.ZodMiniType>(
    schema: Schema,
    sql: string,
    values: readonly SqlValue[] = [],
  ): Promise<z.infer<Schema>[]> {
    const { rows } = await this.#client.query<pg.QueryResultRow>(sql, [...values]);
    return rows.map((row) => schema.parse(row));
  }

  async *pages(sql: string, rowsMax: number): AsyncIterable<pg.QueryResultRow[]> {
    await this.#client.query(`declare page no scroll cursor for ${sql}`);
    for (;;) {
      const { rows } = await this.#client.query<pg.QueryResultRow>(`fetch ${rowsMax} from page`);
      if (rows.length > 0) yield rows;
      if (rows.length < rowsMax) break;
    }
    await this.#client.query('close page');
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.#client.query(sql, [...values])).rowCount ?? 0;
  }

  async script(sql: string): Promise<void> {
    await this.#client.query(sql);
  }

  async notify(notice: string): Promise<void> {
    await this.#client.query('select pg_notify($1, $2)', [CHANNEL, notice]);
  }

  async attempt<Answer>(work: () => Promise<Answer>): Promise<Attempted<Answer>> {
    await this.#client.query('savepoint attempt');
    try {
      const answer = await work();
      await this.#client.query('release attempt');
      return { ok: true, answer };
    } catch (error) {
      await this.#client.query('rollback to attempt; release attempt');
      return { ok: false, error };
    }
  }
}

/** A PostgreSQL database; any number of server processes may share it. */
export class PostgresqlDatabase implements Database {
  readonly dialect = postgresql;
  readonly #pool: pg.Pool;
  readonly #settings: pg.ClientConfig;
  readonly #board = new NoticeBoard();
  readonly #queues = new Map<string, Together<PostgresqlTransaction>>();
  #listener: Promise<pg.Client> | null = null;
  #isClosed = false;

  /** @param url where it is, such as `postgresql://user@host/name`; connects when first used. */
  constructor(url: string) {
    this.#settings = { connectionString: url };
    this.#pool = new pg.Pool({
      ...this.#settings,
      max: CONNECTIONS_MAX,
      idle_in_transaction_session_timeout: IDLE_MILLISECONDS_MAX,
    });
    // A connection that breaks while nobody uses it is replaced when it is needed.
    this.#pool.on('error', () => undefined);
  }

  read<Answer>(work: (queries: Queries) => Promise<Answer>): Promise<Answer> {
    return this.#within('begin isolation level repeatable read read only', work);
  }

  async transaction<Answer>(
    work: (transaction: Transaction) => Promise<Answer>,
    together?: string,
  ): Promise<Answer> {
    const store = (each: (transaction: PostgresqlTransaction) => Promise<void>): Promise<void> =>
      this.#within(BEGIN_WRITING, each);
    if (together === undefined) return this.#within(BEGIN_WRITING, work);
    const queue = this.#queues.get(together) ?? new Together<PostgresqlTransaction>(store);
    this.#queues.set(together, queue);
    try {
      return await queue.add(work);
    } finally {
      if (queue.isIdle) this.#queues.delete(together);
    }
  }

  onNotice(listener: (notice: string) => void): () => void {
    if (!this.#listener) this.#listen();
    return this.#board.listen(listener);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const listener = await this.#listener?.catch(() => null);
    await listener?.end();
    await this.#pool.end();
  }

  async #within<Answer>(
    begin: string,
    work: (transaction: PostgresqlTransaction) => Promise<Answer>,
  ): Promise<Answer> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(begin);
      const answer = await work(new PostgresqlTransaction(client));
      await client.query('commit');
      return answer;
    } catch (error) {
      await client.query('rollback').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error(String(failure));
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  /** Listens on a connection of its own and, whenever that breaks, on another one. */
  #listen(): void {
    const client = new pg.Client(this.#settings);
    client.on('notification', ({ payload }) => this.#board.tell(payload ?? MISSED_NOTICES));
    client.on('error', () => undefined);
    client.once('end', () => this.#listenAgain());
    this.#listener = client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(() => {
        this.#board.tell(MISSED_NOTICES);
        return client;
      });
    this.#listener.catch(() => {
      client.removeAllListeners('end');
      this.#listenAgain();
    });
  }

  #listenAgain(): void {
    if (this.#isClosed) return;
    const wait = setTimeout(() => {
      if (!this.#isClosed) this.#listen();
    }, LISTEN_AGAIN_AFTER_MILLISECONDS);
    wait.unref();
  }
}
