import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { accountIdSchema } from '../../src/domain/id.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { SqliteDatabase } from '../../src/server/database/sqlite.ts';
import { migrate } from '../../src/server/database/migrate.ts';
import { meSchema } from '../../src/sync/messages/auth.ts';
import { ServerClient } from '../../src/sync/server-client.ts';
import { AuthServer, emailOf, PASSWORD } from '../server/accounts/auth-server.ts';

// The client against the server's own routes, over a network of the test's own: one cookie, several tabs.

const usualFetch = globalThis.fetch;

/** What lies between: it counts, and can lose or replace what comes back. */
class Phone {
  readonly server: AuthServer;
  readonly asked: string[] = [];
  /** What happens to the next requests, in order. */
  readonly faults: ('lost' | 'answer-lost' | 'bad-gateway')[] = [];
  #cookie: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(server: AuthServer) {
    this.server = server;
    globalThis.fetch = (input) => this.#deliver(new Request(input));
  }

  newTab(): ServerClient {
    return new ServerClient({
      server: 'http://localhost',
      exclusive: (work) => {
        const turn = this.#turn.then(work);
        this.#turn = turn.catch(() => undefined);
        return turn;
      },
      now: () => this.server.now(),
    });
  }

  count(path: string): number {
    return this.asked.filter((each) => each === path).length;
  }

  async #deliver(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    this.asked.push(pathname);
    const fault = this.faults.shift();
    if (fault === 'lost') throw new TypeError('Failed to fetch');
    if (fault === 'bad-gateway') return new Response('Bad gateway', { status: 502 });
    const headers = new Headers(request.headers);
    headers.set('sec-fetch-site', 'same-origin');
    if (this.#cookie !== null) headers.set('cookie', `__Host-refresh=${this.#cookie}`);
    const body = await request.text();
    const response = await this.server.app.request(pathname, { method: 'POST', headers, body });
    if (fault === 'answer-lost') throw new TypeError('Failed to fetch');
    const set = /__Host-refresh=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
    if (set !== undefined) this.#cookie = set === '' ? null : set;
    return response;
  }
}

let server: AuthServer;
let phone: Phone;

beforeEach(async () => {
  const database = new SqliteDatabase(':memory:');
  await migrate(database);
  server = new AuthServer(database);
  await server.makeProgram();
  await server.makeMember('ada', ['resident'], 'ada');
  phone = new Phone(server);
});
afterEach(async () => {
  globalThis.fetch = usualFetch;
  await server.close();
});

const wanted = { email: emailOf('ada'), password: PASSWORD, label: 'phone' };

async function signedIn(): Promise<ServerClient> {
  const tab = phone.newTab();
  expect(await tab.signIn(wanted)).toMatchObject({ ok: true });
  return tab;
}
const me = (tab: ServerClient) => tab.ask('/auth/me', meSchema);

test('whoever signed in asks without refreshing, for ten minutes, then with one refresh for all questions', async () => {
  const tab = await signedIn();
  expect(await me(tab)).toMatchObject({ ok: true, value: { email: emailOf('ada') } });
  expect(phone.count('/auth/refresh')).toBe(0);
  server.pass(11 * 60);
  const answers = await Promise.all([me(tab), me(tab), me(tab)]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  expect(phone.count('/auth/refresh')).toBe(1);
  // Nothing is asked with a token that is known to be over.
  expect(phone.count('/auth/me')).toBe(4);
});

test('a token that the server calls over is refreshed, and the same asked again once', async () => {
  const tab = await signedIn();
  const usual = server.clock;
  server.pass(11 * 60);
  const late = server.clock;
  // The device's clock went back.
  const slow = new ServerClient({
    server: 'http://localhost',
    exclusive: (work) => work(),
    now: () => tabTime(usual),
  });
  expect(await slow.signIn(wanted)).toMatchObject({ ok: true });
  server.clock = late + 11 * 60_000;
  expect(await me(slow)).toMatchObject({ ok: true });
  expect(phone.asked.slice(-3)).toEqual(['/auth/me', '/auth/refresh', '/auth/me']);
  expect(await me(tab)).toMatchObject({ ok: true });
});

const tabTime = (at: number) => instantSchema.parse(at);

test('tabs refresh one after the other, and none signs the other out', async () => {
  await signedIn();
  const tabs = [phone.newTab(), phone.newTab(), phone.newTab()];
  for (let hour = 0; hour < 5; hour++) {
    server.pass(60 * 60);
    const answers = await Promise.all(tabs.map(me));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  }
});

test('no network, a bad gateway and lost answers sign nobody out', async () => {
  const tab = await signedIn();
  for (const fault of ['lost', 'bad-gateway', 'answer-lost', 'answer-lost'] as const) {
    server.pass(60 * 60);
    phone.faults.push(fault);
    expect(await me(tab)).toEqual({ ok: false, code: 'offline', details: {} });
  }
  server.pass(60 * 60);
  expect(await me(tab)).toMatchObject({ ok: true });
});

test('what the server wants to be left alone with is not asked before', async () => {
  const tab = phone.newTab();
  const wrong = { ...wanted, password: 'something else' };
  for (let attempt = 0; attempt < 5; attempt++) {
    expect(await tab.signIn(wrong)).toMatchObject({ code: 'sign-in-refused' });
  }
  expect(await tab.signIn(wanted)).toMatchObject({ code: 'too-many-attempts' });
  const asked = phone.asked.length;
  expect(await tab.signIn(wanted)).toMatchObject({ code: 'too-many-attempts' });
  expect(phone.asked).toHaveLength(asked);
  server.pass(16 * 60);
  expect(await tab.signIn(wanted)).toMatchObject({ ok: true });
});

test('a program syncs as its own account alone', async () => {
  await signedIn();
  const other = phone.newTab().transportOf(accountIdSchema.parse('somebody-else'));
  expect(await other.ask('pull', {})).toEqual({ ok: false, code: 'other-account', details: {} });
  expect(phone.asked.some((path) => path.startsWith('/sync'))).toBe(false);
});

test('a device that was revoked is told so, and whether to delete what it holds', async () => {
  const tab = await signedIn();
  const line = z.object({ sessionId: z.string() });
  const devices = await tab.ask('/auth/devices', z.array(line));
  if (!devices.ok) throw new Error('There are devices');
  const [own] = devices.value;
  const revoke = { sessionId: own?.sessionId, isWiped: true };
  expect(await tab.ask('/auth/devices/revoke', z.null(), revoke)).toMatchObject({ ok: true });
  expect(await me(tab)).toEqual({ ok: false, code: 'device-revoked', details: { isWiped: true } });
  server.pass(60 * 60);
  expect(await me(phone.newTab())).toMatchObject({ code: 'device-revoked' });
});

test('after signing out nobody is asked as', async () => {
  const tab = await signedIn();
  phone.faults.push('lost');
  expect(await tab.signOut()).toMatchObject({ code: 'offline' });
  expect(await me(tab)).toMatchObject({ ok: true });
  expect(await tab.signOut()).toEqual({ ok: true, value: null });
  expect(await me(tab)).toMatchObject({ code: 'not-signed-in' });
});
