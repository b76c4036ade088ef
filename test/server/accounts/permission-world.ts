import { Hono } from 'hono';
import * as z from 'zod/mini';
import { changes } from '../../../src/domain/changes/registry.ts';
import { authenticateBy } from '../../../src/server/accounts/authenticate-token.ts';
import type { Database, Transaction } from '../../../src/server/database/database.ts';
import type { MadeChanges } from '../../../src/server/sync/push.ts';
import { tellOfChanges } from '../../../src/server/tell/on-made.ts';
import { createApiRoutes } from '../../../src/server/api/api-routes.ts';
import { declaredPermissions } from '../../../src/server/permissions.ts';
import { createSyncRoutes } from '../../../src/server/sync/sync-routes.ts';
import { madeTokenSchema, type TokenScope } from '../../../src/sync/messages/tokens.ts';
import { pullResponseSchema } from '../../../src/sync/messages/pull.ts';
import { pushResponseSchema, type SentChange } from '../../../src/sync/messages/push.ts';
import { tinyProgram } from '../../domain/tiny-program.ts';
import { AuthServer, Browser, PROGRAM } from './auth-server.ts';

/** What only the office may read, and what only Bo and the office may. */
export const SECRETS = { office: 'office-secret', bo: 'secret-of-bo' } as const;

/** A row as the database holds it. */
export interface StoredRow {
  readonly kind: string;
  readonly id: string;
  readonly data: string | null;
}

/** The tiny program on a real server with real accounts, and things in it that are nobody else's business. */
export class PermissionWorld {
  readonly auth: AuthServer;
  readonly sync: Hono;
  readonly api = new Hono();
  readonly crashes: string[] = [];
  readonly #sequences = new Map<string, number>();
  #changes = 0;

  constructor(database: Database) {
    this.auth = new AuthServer(database);
    const deciding = {
      database,
      permissions: declaredPermissions,
      changes,
      now: () => this.auth.now(),
      onMade: (transaction: Transaction, sent: MadeChanges) =>
        tellOfChanges(transaction, sent, this.auth.now()),
      onCrash: (name: string, error: unknown) =>
        void this.crashes.push(`${name}: ${String(error)}`),
    };
    this.sync = createSyncRoutes({
      ...deciding,
      authenticate: authenticateBy(this.auth.accounts),
    });
    this.sync.onError((error) => Response.json(String(error), { status: 500 }));
    this.api.route('/api', createApiRoutes(deciding));
    this.api.onError((error) => Response.json(String(error), { status: 500 }));
  }

  /** Puts the program on the server, with secrets. @returns the desk of the office. */
  async begin(): Promise<Browser> {
    await this.auth.makeProgram();
    await this.auth.makeMember('desk', ['coordinator']);
    const desk = new Browser(this.auth);
    await desk.signIn('desk');
    await this.push(desk, [
      ['rows-imported', { title: 'all', rows: tinyProgram }],
      [
        'draft-started',
        { draft: { id: 'hidden', yearId: 'year', name: SECRETS.office, startedAt: 1 } },
      ],
      ...planted(),
    ]);
    return desk;
  }

  /** Sends a message as a device of that browser. */
  async send(question: 'push' | 'pull', who: Browser, more: object): Promise<Response> {
    const deviceId = `device-${who.sessionId || 'none'}`;
    return this.sync.request(`/${question}`, {
      method: 'POST',
      headers: who.headers(),
      body: JSON.stringify({ protocol: 1, programId: PROGRAM, deviceId, ...more }),
    });
  }

  /** Pushes changes in one message. @returns the problems by change, and the answer as text. */
  async push(who: Browser, made: readonly (readonly [name: string, args: unknown])[]) {
    const from = this.#sequences.get(who.sessionId) ?? 0;
    const sent = made.map(([name, args], place) => ({
      sequence: from + place + 1,
      id: `change-${++this.#changes}`,
      name,
      args,
      at: this.auth.clock,
    }));
    this.#sequences.set(who.sessionId, from + made.length);
    const response = await this.send('push', who, { changes: sent });
    const text = await response.text();
    if (!response.ok) return { status: response.status, text, problems: [] };
    const { verdicts, stopped } = pushResponseSchema.parse(JSON.parse(text));
    if (stopped) throw new Error(`The server stopped at ${JSON.stringify(stopped)}`);
    return { status: 200, text, problems: verdicts.map(({ problem }) => problem?.kind ?? null) };
  }

  /** A fresh token of somebody who is signed in. */
  async token(who: Browser, scopes: readonly TokenScope[]): Promise<string> {
    const wanted = { programId: PROGRAM, label: 'board', scopes, days: 30 };
    return madeTokenSchema.parse((await who.ask('tokens/make', wanted)).body).token;
  }

  /** Asks the API. */
  async ask(
    token: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Asked> {
    const response = await this.api.request(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const said: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, body: said, text, etag: response.headers.get('etag') };
  }

  /** Everything somebody may read, as text. */
  async view(who: Browser): Promise<string> {
    const response = await this.send('pull', who, { cookie: null, knownVerdict: 0 });
    const text = await response.text();
    if (response.ok && !pullResponseSchema.parse(JSON.parse(text)).isLast) {
      throw new Error('The tiny program is no longer tiny');
    }
    return text;
  }

  /** The rows that a push of a version after that one wrote. */
  async movedAfter(version: number): Promise<{ rows: StoredRow[]; version: number }> {
    return this.auth.accounts.database.read(async (queries) => {
      const rows = await queries.query(
        z.object({ kind: z.string(), id: z.string(), data: z.nullable(z.string()) }),
        'select kind, id, data from program_row where program_id = $1 and version > $2',
        [PROGRAM, version],
      );
      const [program] = await queries.query(
        z.object({ version: z.int() }),
        'select version from program where id = $1',
        [PROGRAM],
      );
      return { rows, version: program?.version ?? 0 };
    });
  }
}

/** An answer of the API. */
export interface Asked {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
  readonly etag: string | null;
}

/** What a change looks like before it is sent. */
export type Made = readonly [name: SentChange['name'], args: unknown];

function planted(): Made[] {
  const leave = { firstDay: '2026-08-10', lastDay: '2026-08-11' };
  const absence = { id: 'bo-away', personId: 'bo', ...leave, isPlanned: true, isLeave: true };
  const wish = { kind: 'leave', type: 'sick', ...leave };
  const ask = { personId: 'bo', status: 'requested', madeAt: 1, rank: 1, decision: null };
  return [
    [
      'absence-entered',
      {
        absence: { ...absence, status: 'approved' },
        detail: { id: 'bo-away', type: 'bereavement', note: SECRETS.bo },
      },
    ],
    ['request-made', { request: { ...ask, id: 'bo-asks', wish, note: SECRETS.bo } }],
    ['site-defined', { site: { id: 'known', name: 'Known to all' } }],
  ];
}
