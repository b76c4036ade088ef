import { afterEach, beforeEach, expect, test } from 'vitest';
import { changes } from '../../src/domain/changes/registry.ts';
import { deviceIdSchema } from '../../src/domain/id.ts';
import type { ProgramContent } from '../../src/domain/program-content.ts';
import { programContentBody } from '../../src/formats/program-file.ts';
import { authenticateBy } from '../../src/server/accounts/authenticate-token.ts';
import { declaredPermissions } from '../../src/server/permissions.ts';
import { createSyncRoutes } from '../../src/server/sync/sync-routes.ts';
import { pullResponseSchema } from '../../src/sync/messages/pull.ts';
import { pushResponseSchema } from '../../src/sync/messages/push.ts';
import { troubleSchema } from '../../src/sync/messages/trouble.ts';
import { at, publish, smallProgram } from '../answers/small-program.ts';
import { AuthServer, Browser, PROGRAM } from './accounts/auth-server.ts';
import { describeEachDatabase } from './each-database.ts';

/** The small program under the id of the tests' program, with its history. */
async function content(): Promise<ProgramContent> {
  const small = smallProgram();
  await publish(small, ['block'], '2026-07-01', '2027-06-30', at('2026-06-01 09:00'));
  const rows = small.rows.content();
  const program = (rows.program ?? []).map((each) => ({ ...each, id: PROGRAM }));
  return { rows: { ...rows, program }, history: small.history };
}

describeEachDatabase('a program that is taken in', (newDatabase) => {
  let server: AuthServer;
  let whole: ProgramContent;

  beforeEach(async () => {
    whole = await content();
    server = new AuthServer(await newDatabase());
    await server.makeProgram();
    await server.makeMember('chief', ['admin']);
    await server.makeMember('desk', ['coordinator']);
    await server.makeMember('ada', ['resident'], 'ada');
    const routes = createSyncRoutes({
      database: server.accounts.database,
      permissions: declaredPermissions,
      changes,
      now: () => server.now(),
      onCrash: (_name, error) => {
        throw error;
      },
      authenticate: authenticateBy(server.accounts),
    });
    server.app.route('/sync', routes);
  });
  afterEach(() => server.close());

  async function browserOf(name: string): Promise<Browser> {
    const browser = new Browser(server);
    expect((await browser.signIn(name)).status).toBe(200);
    return browser;
  }

  async function send(browser: Browser, body: unknown, program: string = PROGRAM) {
    const response = await server.app.request(`/sync/take-in?program=${program}&protocol=1`, {
      method: 'POST',
      headers: browser.headers(),
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    const trouble = troubleSchema.safeParse(answer);
    return trouble.success ? trouble.data.code : response.status;
  }

  async function pull(browser: Browser) {
    const response = await server.app.request('/sync/pull', {
      method: 'POST',
      headers: browser.headers(),
      body: JSON.stringify({
        protocol: 1,
        programId: PROGRAM,
        deviceId: 'device',
        cookie: null,
        knownVerdict: 0,
      }),
    });
    return pullResponseSchema.parse(await response.json()).rows;
  }

  test('is there for every role as far as it may read, once and not twice', async () => {
    const chief = await browserOf('chief');
    expect(await pull(chief)).toEqual([]);
    expect(await send(chief, programContentBody(whole))).toBe(200);
    const sent = Object.values(whole.rows).flat().length;
    expect(await pull(chief)).toHaveLength(sent);
    const read = await pull(await browserOf('ada'));
    const kinds = new Set(read.map(([kind]) => kind));
    expect(kinds.has('edition')).toBe(true);
    expect(kinds.has('assignment')).toBe(false);
    expect(kinds.has('personYear')).toBe(false);
    expect(await send(chief, programContentBody(whole))).toBe('program-not-empty');
    expect(await pull(chief)).toHaveLength(sent);
  });

  test('brings its history: what was done before can be taken back', async () => {
    const chief = await browserOf('chief');
    await send(chief, programContentBody(whole));
    const [published] = whole.history;
    const response = await server.app.request('/sync/push', {
      method: 'POST',
      headers: chief.headers(),
      body: JSON.stringify({
        protocol: 1,
        programId: PROGRAM,
        deviceId: deviceIdSchema.parse('desk'),
        changes: [
          { sequence: 1, id: 'back', name: 'undone', args: { changeId: published?.id }, at: 1 },
        ],
      }),
    });
    const { verdicts } = pushResponseSchema.parse(await response.json());
    expect(verdicts).toEqual([{ sequence: 1, problem: null }]);
    const editions = (await pull(chief)).filter(([kind, , row]) => kind === 'edition' && row);
    expect(editions).toEqual([]);
  });

  test('comes from an admin alone, whole, and under its own id', async () => {
    const chief = await browserOf('chief');
    const body = programContentBody(whole);
    expect(await send(await browserOf('desk'), body)).toBe('not-allowed');
    expect(await send(await browserOf('ada'), body)).toBe('not-allowed');
    expect(await send(new Browser(server), body)).toBe('not-signed-in');
    expect(await send(chief, body, 'other')).toBe('not-a-member');
    expect(await send(chief, '{"format"')).toBe('unreadable');
    const torn = { ...whole, rows: { ...whole.rows, academicYear: [] } };
    expect(await send(chief, programContentBody(torn))).toBe('unreadable');
    const [program] = whole.rows.program ?? [];
    const foreign = { ...whole, rows: { ...whole.rows, program: [{ ...program, id: 'other' }] } };
    expect(await send(chief, { ...body, ...foreign })).toBe('no-such-program');
    expect(await pull(chief)).toEqual([]);
  });

  test('is nothing at all where its history holds a change twice', async () => {
    const chief = await browserOf('chief');
    const history = [1, 2].flatMap((seq) => whole.history.map((each) => ({ ...each, seq })));
    expect(await send(chief, programContentBody({ ...whole, history }))).toBe('unreadable');
    expect(await pull(chief)).toEqual([]);
  });
});
