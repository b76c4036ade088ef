import 'fake-indexeddb/auto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { MemberRole } from '../../src/domain/changes/change.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import { accountIdSchema, personIdSchema, programIdSchema } from '../../src/domain/id.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { createServerApp } from '../../src/server/app.ts';
import type { Database } from '../../src/server/database/database.ts';
import { type RunningServer, listen } from '../../src/server/listen.ts';
import { declaredPermissions } from '../../src/server/permissions.ts';
import { createProgram } from '../../src/server/programs.ts';
import { BODY_BYTES_MAX } from '../../src/sync/messages/protocol.ts';
import { pullResponseSchema } from '../../src/sync/messages/pull.ts';
import { pushResponseSchema } from '../../src/sync/messages/push.ts';
import { troubleSchema } from '../../src/sync/messages/trouble.ts';
import { tinyProgram } from '../domain/tiny-program.ts';
import { describeEachDatabase, type NewDatabase } from './each-database.ts';

const programId = programIdSchema.parse('tiny');
const ends: (() => unknown)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** Who has signed in, by token: the door is the server's own, what is behind it the test's. */
const MEMBERS: Readonly<Record<string, readonly [MemberRole, string | null]>> = {
  desk: ['coordinator', null],
  ada: ['resident', 'ada'],
  bo: ['resident', 'bo'],
};

async function startServer(database: Database) {
  await createProgram(database, programId, 'first');
  const folder = mkdtempSync(path.join(tmpdir(), 'server-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>app');
  writeFileSync(path.join(folder, '_headers'), '/*\n  X-Frame: none\n');
  const failures: string[] = [];
  const app = await createServerApp({
    database,
    appFolder: folder,
    permissions: declaredPermissions,
    changes,
    now: () => instantSchema.parse(1_790_000_000_000),
    onCrash: (name) => failures.push(name),
    onFailure: (where) => failures.push(where),
    authenticate: async (request, asked) => {
      const token = request.headers.get('authorization') ?? '';
      const [role, person] = MEMBERS[token] ?? [];
      if (role === undefined || asked !== programId) {
        const refusal = { status: 401, code: 'not-signed-in', message: 'Please sign in.' } as const;
        return { ok: false, refusal };
      }
      const personId = person === null ? null : personIdSchema.parse(person);
      const accountId = accountIdSchema.parse(token);
      return { ok: true, membership: { accountId, programId, roles: [role], personId } };
    },
  });
  ends.push(
    () => database.close(),
    () => rmSync(folder, { recursive: true }),
  );
  return { app, failures };
}

type Server = Awaited<ReturnType<typeof startServer>>;

function post({ app }: Server, question: string, token: string, body: unknown): Promise<Response> {
  return Promise.resolve(
    app.request(`/sync/${question}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-residency': '1',
        authorization: token,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
}

function pushOf(token: string, sequence: number, name: string, args: unknown) {
  const id = `${token}-${sequence}`;
  const change = { sequence, id, name, args, at: 1 };
  return { protocol: 1, programId, deviceId: `${token}-device`, changes: [change] };
}

async function push(server: Server, token: string, sequence: number, name: string, args: unknown) {
  const response = await post(server, 'push', token, pushOf(token, sequence, name, args));
  expect(response.status).toBe(200);
  return pushResponseSchema.parse(await response.json());
}

async function pull(server: Server, token: string) {
  const body = {
    protocol: 1,
    programId,
    deviceId: `${token}-device`,
    cookie: null,
    knownVerdict: 0,
  };
  const response = await post(server, 'pull', token, body);
  expect(response.status).toBe(200);
  return pullResponseSchema.parse(await response.json());
}

function leave(id: string, personId: string, status: string) {
  const days = { firstDay: '2026-07-06', lastDay: '2026-07-07' };
  const absence = { id, personId, ...days, status, isPlanned: true, isLeave: true };
  return { absence, detail: { id, type: 'other', note: 'private to all others' } };
}

async function startWithProgram(newDatabase: NewDatabase): Promise<Server> {
  const server = await startServer(await newDatabase());
  await push(server, 'desk', 1, 'rows-imported', { title: 'all', rows: tinyProgram });
  return server;
}

describeEachDatabase('the routes of sync', (newDatabase) => {
  test('a change is decided once, with a final word', async () => {
    const server = await startWithProgram(newDatabase);
    const args = leave('new', 'ada', 'requested');
    const first = await push(server, 'ada', 1, 'absence-entered', args);
    expect(first).toMatchObject({ verdicts: [{ sequence: 1, problem: null }], lastSequence: 1 });
    expect(await push(server, 'ada', 1, 'absence-entered', args)).toEqual(first);
    const gone = await push(server, 'ada', 2, 'request-withdrawn', {
      requestId: 'gone',
      personId: 'ada',
    });
    expect(gone.verdicts).toMatchObject([{ sequence: 2, problem: { kind: 'request-missing' } }]);
    expect(gone.lastSequence).toBe(2);
  });

  test('a gap, a taken place and an unknown change decide nothing', async () => {
    const server = await startWithProgram(newDatabase);
    const args = leave('new', 'ada', 'requested');
    const gap = await push(server, 'ada', 2, 'absence-entered', args);
    expect(gap).toMatchObject({ verdicts: [], stopped: { reason: 'gap' }, lastSequence: 0 });
    const unknown = await push(server, 'ada', 1, 'moon-landed', {});
    expect(unknown).toMatchObject({ stopped: { reason: 'unknown-change' }, lastSequence: 0 });
    await push(server, 'ada', 1, 'absence-entered', args);
    const other = pushOf('ada', 1, 'absence-entered', args);
    const taken = await post(server, 'push', 'ada', {
      ...other,
      changes: other.changes.map((change) => ({ ...change, id: 'another' })),
    });
    expect(await taken.json()).toMatchObject({ stopped: { reason: 'sequence-taken' } });
  });

  test('nobody does what only others may do, or touches what is not theirs', async () => {
    const server = await startWithProgram(newDatabase);
    const tries = [
      ['person-removed', { personId: 'bo', name: 'Bo' }],
      ['absence-entered', leave('new', 'bo', 'requested')],
      ['undone', { changeId: 'desk-1' }],
    ] as const;
    for (const [place, [name, args]] of tries.entries()) {
      const { verdicts } = await push(server, 'ada', place + 1, name, args);
      expect(verdicts, name).toMatchObject([{ problem: { kind: 'not-allowed' } }]);
    }
    await push(server, 'bo', 1, 'absence-entered', leave('of-bo', 'bo', 'requested'));
    const stolen = await push(
      server,
      'ada',
      4,
      'absence-entered',
      leave('of-bo', 'ada', 'approved'),
    );
    expect(stolen.verdicts).toMatchObject([{ problem: { kind: 'not-allowed' } }]);
    const { rows } = await pull(server, 'bo');
    expect(rows.find(([kind, id]) => kind === 'absence' && id === 'of-bo')?.[2]).toMatchObject({
      personId: 'bo',
      status: 'requested',
    });
  });

  test('rows go to those who may read them alone', async () => {
    const server = await startWithProgram(newDatabase);
    const { rows } = await pull(server, 'ada');
    const kinds = new Set(rows.map(([kind]) => kind));
    for (const kind of ['draft', 'assignment', 'comment', 'personYear', 'waiver', 'ruleSetting']) {
      expect(kinds, kind).not.toContain(kind);
    }
    const own = rows.filter(([kind]) => kind === 'request' || kind === 'person');
    expect(own.map(([, id]) => id).toSorted()).toEqual(['ada', 'wish-night']);
    expect(rows.some(([kind, id]) => kind === 'absenceDetail' && id === 'asked')).toBe(true);
    const others = (await pull(server, 'bo')).rows;
    expect(others.some(([kind]) => kind === 'absenceDetail')).toBe(false);
    expect(others.some(([kind, id]) => kind === 'absence' && id === 'away')).toBe(true);
    expect(others.some(([kind, id]) => kind === 'absence' && id === 'asked')).toBe(false);
  });

  test('a device belongs to one account', async () => {
    const server = await startWithProgram(newDatabase);
    await push(server, 'ada', 1, 'absence-entered', leave('new', 'ada', 'requested'));
    const request = pushOf('bo', 2, 'absence-entered', leave('of-bo', 'bo', 'requested'));
    const response = await post(server, 'push', 'bo', { ...request, deviceId: 'ada-device' });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: 'device-of-another' });
  });

  test('what cannot be answered is refused in one shape', async () => {
    const server = await startWithProgram(newDatabase);
    const body = pushOf('ada', 1, 'absence-entered', leave('new', 'ada', 'requested'));
    const cases = [
      [401, 'not-signed-in', await post(server, 'push', 'nobody', body)],
      [400, 'unreadable', await post(server, 'push', 'ada', '{')],
      [400, 'unreadable', await post(server, 'push', 'ada', { ...body, deviceId: 7 })],
      [426, 'too-old', await post(server, 'push', 'ada', { ...body, protocol: 0 })],
      [400, 'too-new', await post(server, 'push', 'ada', { protocol: 9, changed: 'everything' })],
      [413, 'too-long', await post(server, 'push', 'ada', ' '.repeat(BODY_BYTES_MAX + 1))],
      [404, 'no-such-address', await server.app.request('/sync/elsewhere')],
    ] as const;
    for (const [status, code, response] of cases) {
      expect([response.status, troubleSchema.parse(await response.json()).code]).toEqual([
        status,
        code,
      ]);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
    const text = JSON.stringify(body);
    const nestedTo = (depth: number): string =>
      text.replace(/"args":.*?,"at"/, `"args":${'['.repeat(depth)}${']'.repeat(depth)},"at"`);
    for (const depth of [62, 1000, 20_000, 1_000_000]) {
      const deep = await post(server, 'push', 'ada', nestedTo(depth));
      expect([depth, deep.status]).toEqual([depth, 400]);
    }
    // Brackets within a text are letters.
    const written = text.replace('private to all others', '[{'.repeat(200));
    expect((await post(server, 'push', 'ada', written)).status).toBe(200);
    const after = { kind: 'site\0', id: '\ud800' };
    const cookie = { epoch: 'first', view: 'own:ada', version: 1, after, since: null };
    const pulled = { protocol: 1, programId, deviceId: 'ada-device', cookie, knownVerdict: 0 };
    expect((await post(server, 'pull', 'ada', pulled)).status).toBe(400);
    const plain = { method: 'POST', body: JSON.stringify(body), headers: { authorization: 'ada' } };
    expect((await server.app.request('/sync/push', plain)).status).toBe(400);
  });

  test('the app, its health and its hints come from the same place', async () => {
    const server = await startWithProgram(newDatabase);
    const page = await server.app.request('/me', { headers: { accept: 'text/html' } });
    expect([await page.text(), page.headers.get('x-frame')]).toEqual([
      '<!doctype html>app',
      'none',
    ]);
    expect(await (await server.app.request('/healthz')).json()).toEqual({ isAlive: true });
    expect(await (await server.app.request('/readyz')).json()).toEqual({ isReady: true });
    expect((await server.app.request('/sync/events?program=tiny')).status).toBe(401);
    const running: RunningServer = await listen(server.app, {
      host: '127.0.0.1',
      port: 0,
      portsMax: 1,
    });
    ends.push(() => running.close());
    const address = `http://127.0.0.1:${running.port}`;
    const events = await fetch(`${address}/sync/events?program=tiny`, {
      headers: { authorization: 'ada' },
    });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: open');
    const args = leave('of-bo', 'bo', 'requested');
    const pushed = await fetch(`${address}/sync/push`, {
      method: 'POST',
      headers: { authorization: 'bo', 'content-type': 'application/json', 'x-residency': '1' },
      body: JSON.stringify(pushOf('bo', 1, 'absence-entered', args)),
    });
    expect(await pushed.json()).toMatchObject({ lastSequence: 1 });
    expect((await reader?.read())?.value).toContain('event: moved');
    await reader?.cancel();
  });

  test('ready is what reaches its database', async () => {
    const database = await newDatabase();
    const { app, failures } = await startServer(database);
    await database.close();
    ends.length = 0;
    const response = await app.request('/readyz');
    const { code } = troubleSchema.parse(await response.json());
    expect([response.status, code, failures]).toEqual([503, 'server-failed', ['/readyz']]);
  });
});
