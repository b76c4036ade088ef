import { Hono } from 'hono';
import { type AccountId, programIdSchema } from '../../../src/domain/id.ts';
import type { MemberRole } from '../../../src/domain/changes/change.ts';
import { personIdSchema } from '../../../src/domain/id.ts';
import { type Instant, instantSchema } from '../../../src/domain/time/zone.ts';
import {
  confirmCodes,
  beginCodes,
  makeAccount,
} from '../../../src/server/accounts/account-rows.ts';
import type { Accounts } from '../../../src/server/accounts/accounts.ts';
import { createAuthRoutes } from '../../../src/server/accounts/auth-routes.ts';
import { addMember } from '../../../src/server/accounts/members.ts';
import { codeAt, stepAt } from '../../../src/server/accounts/one-time-code.ts';
import { onlyOwnRequests } from '../../../src/server/accounts/own-requests.ts';
import { Passwords } from '../../../src/server/accounts/passwords.ts';
import { keysFrom, seal } from '../../../src/server/accounts/server-keys.ts';
import type { Database } from '../../../src/server/database/database.ts';
import { vapidKeys } from '../../../src/server/tell/vapid.ts';
import { isPublicAddress } from '../../../src/server/tell/public-address.ts';
import { createProgram } from '../../../src/server/programs.ts';
import { signedInSchema } from '../../../src/sync/messages/auth.ts';
import { troubleSchema } from '../../../src/sync/messages/trouble.ts';

/** The program that everybody belongs to. */
export const PROGRAM = programIdSchema.parse('tiny');

/** A password that is taken. */
export const PASSWORD = 'gravel otter umbrage 9';

const SECRET = new Uint8Array(20).fill(7);

/** A server's accounts with a clock of the test's own. */
export class AuthServer {
  readonly app = new Hono();
  readonly accounts: Accounts;
  clock = 1_790_000_000_000;
  /** Where the next requests seem to come from. */
  address = '192.0.2.1';
  /** Addresses of this machine to which messages may go besides those of the public Internet. */
  readonly reachable = new Set<string>();
  #passwordHash: Promise<string> | null = null;

  constructor(database: Database) {
    this.accounts = {
      database,
      keys: keysFrom(new Uint8Array(32).fill(1)),
      passwords: new Passwords(),
      now: () => this.now(),
    };
    this.app.use(
      '*',
      onlyOwnRequests(() => this.now()),
    );
    const routes = createAuthRoutes({
      ...this.accounts,
      addressOf: () => this.address,
      pushKey: vapidKeys(this.accounts.keys.push).publicKey,
      isAllowedAddress: (address) => this.reachable.has(address) || isPublicAddress(address),
    });
    this.app.route('/auth', routes);
    this.app.onError((error) => Response.json({ error: String(error) }, { status: 500 }));
  }

  now(): Instant {
    return instantSchema.parse(this.clock);
  }

  pass(seconds: number): void {
    this.clock += seconds * 1000;
  }

  /** The code that an authenticator app shows now. */
  code(): string {
    return codeAt(SECRET, stepAt(this.clock));
  }

  async makeProgram(id = PROGRAM): Promise<void> {
    await createProgram(this.accounts.database, id, 'first');
  }

  /** Makes a member with PASSWORD; admins and coordinators have a second factor. */
  async makeMember(
    name: string,
    roles: readonly MemberRole[],
    personId: string | null = null,
    programId = PROGRAM,
  ): Promise<AccountId> {
    this.#passwordHash ??= this.accounts.passwords.hash(PASSWORD);
    const hash = await this.#passwordHash;
    const isOffice = roles.some((role) => role === 'admin' || role === 'coordinator');
    return this.accounts.database.transaction(async (transaction) => {
      const accountId = await makeAccount(transaction, emailOf(name), hash, this.now());
      const person = personId === null ? null : personIdSchema.parse(personId);
      await addMember(transaction, { accountId, programId, roles, personId: person });
      if (isOffice) {
        const sealed = seal(this.accounts.keys.sealing, Buffer.from(SECRET).toString('base64url'));
        await beginCodes(transaction, accountId, sealed);
        await confirmCodes(transaction, accountId, 0);
      }
      return accountId;
    });
  }

  /** Ends the database. */
  close(): Promise<void> {
    return this.accounts.database.close();
  }
}

/** The e-mail address of somebody in the tests. */
export function emailOf(name: string): string {
  return `${name}@example.org`;
}

/** What an answer says: its status, and its code where it is a refusal. */
export interface Said {
  readonly status: number;
  readonly code: string | null;
  readonly body: unknown;
  readonly details: Readonly<Record<string, unknown>>;
}

/** A browser: it holds a cookie and an access token. */
export class Browser {
  readonly server: AuthServer;
  cookie: string | null = null;
  accessToken: string | null = null;
  sessionId = '';

  constructor(server: AuthServer) {
    this.server = server;
  }

  /** Sends a request as the app does. @param keep whether the answer arrives: its cookie and token are kept. */
  async ask(path: string, body: unknown = {}, keep = true): Promise<Said> {
    const response = await this.server.app.request(`/auth/${path}`, {
      method: 'POST',
      headers: this.headers(),
      body: JSON.stringify(body),
    });
    const text: unknown = await response.json();
    if (keep) this.#keep(response, text);
    const trouble = troubleSchema.safeParse(text);
    const isRefusal = !response.ok && trouble.success;
    return {
      status: response.status,
      code: isRefusal ? trouble.data.code : null,
      body: text,
      details: isRefusal ? trouble.data.details : {},
    };
  }

  headers(): Record<string, string> {
    return {
      'content-type': 'application/json',
      'x-residency': '1',
      'sec-fetch-site': 'same-origin',
      ...(this.cookie === null ? {} : { cookie: `__Host-refresh=${this.cookie}` }),
      ...(this.accessToken === null ? {} : { authorization: `Bearer ${this.accessToken}` }),
    };
  }

  /** Signs in with PASSWORD and, where there is a second factor, a fresh code. */
  async signIn(name: string, more: Readonly<Record<string, unknown>> = {}): Promise<Said> {
    const wanted = { email: emailOf(name), password: PASSWORD, label: `${name}'s phone`, ...more };
    const said = await this.ask('sign-in', wanted);
    if (said.code !== 'code-needed') return said;
    this.server.pass(60);
    return this.ask('sign-in', { ...wanted, code: this.server.code() });
  }

  #keep(response: Response, body: unknown): void {
    const cookie = /__Host-refresh=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
    if (cookie !== undefined) this.cookie = cookie === '' ? null : cookie;
    const signedIn = signedInSchema.safeParse(body);
    if (!signedIn.success) return;
    this.accessToken = signedIn.data.accessToken;
    this.sessionId = signedIn.data.sessionId;
  }
}
