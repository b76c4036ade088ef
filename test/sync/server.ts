import type { Hono } from 'hono';
import * as z from 'zod/mini';
import type { Membership } from '../../src/domain/access/membership.ts';
import type { AnyChange } from '../../src/domain/changes/run-change.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import { programIdSchema } from '../../src/domain/id.ts';
import { type Instant, instantSchema } from '../../src/domain/time/zone.ts';
import type { Database, SqlValue } from '../../src/server/database/database.ts';
import { declaredPermissions } from '../../src/server/permissions.ts';
import { createProgram, forgetDeleted, startEpoch } from '../../src/server/programs.ts';
import { createSyncRoutes } from '../../src/server/sync/sync-routes.ts';
import { counterRaised } from './counter.ts';

/** The program of every walk. */
export const PROGRAM = programIdSchema.parse('tiny');

/** What a mutant may break besides sources. */
export interface ServerSettings {
  /** Opens the database, again after every crash. */
  readonly open: () => Promise<Database>;
}

const TABLES = ['program', 'program_row', 'device', 'change'] as const;

/** A server with everything real but its socket and its sign-in, which here is a token for each member. */
export class TestServer {
  readonly #settings: ServerSettings;
  #database: Database | null = null;
  #app: Hono | null = null;
  readonly sessions = new Map<string, Membership>();
  clock = 1_790_000_000_000;
  readonly #protocols = { min: 1, max: 1 };
  readonly #changes = new Map<string, AnyChange>([...changes, [counterRaised.name, counterRaised]]);
  /** In so many statements of writing the database fails; 0 for never. */
  failsIn = 0;
  #copy: Map<string, Record<string, SqlValue>[]> | null = null;
  #epochs = 1;
  crashes: string[] = [];

  constructor(settings: ServerSettings) {
    this.#settings = settings;
  }

  /** Which versions of the messages it speaks from now on. */
  speak(protocols: { readonly min: number; readonly max: number }): void {
    Object.assign(this.#protocols, protocols);
  }

  /** Whether it has heard of that change from now on. */
  hear(name: string, isHeard: boolean): void {
    const change = changes.get(name);
    if (isHeard && change) this.#changes.set(name, change);
    else this.#changes.delete(name);
  }

  get database(): Database {
    if (!this.#database) throw new Error('The server is down');
    return this.#database;
  }

  async start(): Promise<void> {
    this.#database = await this.#settings.open();
    this.#app = createSyncRoutes({
      database: failing(this.#database, this),
      permissions: declaredPermissions,
      changes: this.#changes,
      protocols: this.#protocols,
      now: () => this.now(),
      onCrash: (name, error) => this.crashes.push(`${name}: ${String(error)}`),
      authenticate: async (request) => {
        const token = request.headers.get('authorization') ?? '';
        const membership = this.sessions.get(token);
        const refusal = { status: 401, code: 'not-signed-in', message: 'Please sign in.' } as const;
        return membership ? { ok: true, membership } : { ok: false, refusal };
      },
    });
    this.#app.onError(() => Response.json(null, { status: 500 }));
  }

  now(): Instant {
    return instantSchema.parse(++this.clock);
  }

  async makeProgram(): Promise<void> {
    await createProgram(this.database, PROGRAM, 'epoch-1');
  }

  /** Sends a message as it came from the network. */
  async answer(question: string, token: string, text: string): Promise<Response> {
    if (!this.#app) throw new Error('The server is down');
    return this.#app.request(`/${question}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-residency': '1',
        authorization: token,
      },
      body: text,
    });
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    await this.#database?.close();
    this.#database = null;
  }

  /** Forgets every row that is deleted. */
  async purge(): Promise<void> {
    await forgetDeleted(this.database, PROGRAM, this.now());
  }

  async newEpoch(): Promise<void> {
    await startEpoch(this.database, PROGRAM, `epoch-${++this.#epochs}`);
  }

  /** Copies everything, to be restored later. */
  async copy(): Promise<void> {
    this.#copy = new Map();
    for (const table of TABLES) {
      const rows = await this.database.read((queries) =>
        queries.query(
          z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
          `select * from ${table}`,
        ),
      );
      this.#copy.set(table, rows);
    }
  }

  /** Restores the copy as an operator does: everything as it was, and a new epoch. */
  async restore(): Promise<void> {
    const copy = this.#copy;
    if (!copy) return;
    await this.database.transaction(async (transaction) => {
      for (const table of [...TABLES].toReversed()) await transaction.run(`delete from ${table}`);
      for (const table of TABLES) {
        for (const row of copy.get(table) ?? []) {
          const columns = Object.keys(row);
          const places = columns.map((_column, place) => `$${place + 1}`);
          await transaction.run(
            `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
            Object.values(row),
          );
        }
      }
    });
    await this.newEpoch();
  }
}

/** The same database, of which a statement fails when the server is told so. */
function failing(database: Database, server: TestServer): Database {
  return {
    dialect: database.dialect,
    read: (work) => database.read(work),
    transaction: (work, together) =>
      database.transaction(
        (transaction) =>
          work({
            dialect: transaction.dialect,
            query: (schema, sql, values) => transaction.query(schema, sql, values),
            pages: (sql, rowsMax) => transaction.pages(sql, rowsMax),
            run: (sql, values) => {
              if (server.failsIn > 0 && --server.failsIn === 0) throw new Error('disk full');
              return transaction.run(sql, values);
            },
            script: (sql) => transaction.script(sql),
            notify: (notice) => transaction.notify(notice),
          }),
        together,
      ),
    onNotice: (listener) => database.onNotice(listener),
    close: () => database.close(),
  };
}
