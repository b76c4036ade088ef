import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { pullResponseSchema } from '../../src/sync/messages/pull.ts';
import { pushResponseSchema } from '../../src/sync/messages/push.ts';
import { readSyncState, wordFor } from '../../src/sync/sync-state.ts';
import type { TestDevice } from './device.ts';
import { type Databases, sqliteDatabases } from './open-databases.ts';
import { PROGRAM } from './server.ts';
import { Walk } from './walk.ts';

let databases: Databases;
let world: Walk;

beforeEach(async () => {
  databases = sqliteDatabases();
  world = new Walk(await databases.fresh(), 3, 25);
  await world.start();
});

afterEach(async () => {
  await world.end();
  databases.end();
});

const BEFORE = { min: 1, max: 1 };
const BOTH = { min: 1, max: 2 };
const NEXT = { min: 2, max: 2 };
type Spoken = typeof BEFORE;

async function wordOf(device: TestDevice): Promise<string | null> {
  const state = await readSyncState(device.database);
  return state && wordFor(state, device.now());
}

/** A device that has something to say, as that app to that server. @returns how it then stands. */
async function meet(app: Spoken, server: Spoken): Promise<string | null> {
  const [, ada] = world.devices;
  if (!ada) throw new Error('There are three devices');
  await ada.sync();
  ada.protocols = app;
  world.server.speak(server);
  await ada.make('counter-raised', { personId: 'ada' });
  await ada.sync();
  return wordOf(ada);
}

describe('app and server of different versions', () => {
  test.each([
    ['the same', BEFORE, BEFORE, 'up-to-date'],
    ['an app of before, a server that knows both', BEFORE, BOTH, 'up-to-date'],
    ['an app that knows both, a server of before', BOTH, BEFORE, 'up-to-date'],
    ['both know both', BOTH, BOTH, 'up-to-date'],
    ['an app that knows both, the next server', BOTH, NEXT, 'up-to-date'],
    ['the next app, a server that knows both', NEXT, BOTH, 'up-to-date'],
    ['an app of before, the next server', BEFORE, NEXT, 'too-old'],
    ['the next app, a server of before', NEXT, BEFORE, 'server-behind'],
  ])('%s', async (_what, app, server, word) => {
    expect(await meet(app, server)).toBe(word);
    const [, ada] = world.devices;
    if (!ada) throw new Error('There are three devices');
    // Whatever they could say to each other, nothing is lost: once both are updated, all is there.
    expect(await ada.count()).toBe(1);
    expect(await ada.database.waiting.count()).toBe(word === 'up-to-date' ? 0 : 1);
    expect(await meet(NEXT, NEXT)).toBe('up-to-date');
    expect(await ada.count()).toBe(2);
  });

  test('a change that the server does not know yet waits, with those after it, and is made later', async () => {
    const [desk] = world.devices;
    await desk?.sync();
    world.server.hear('comment-written', false);
    const comment = { id: 'new', draftId: 'draft', subject: { kind: 'draft' }, text: 'x' };
    const written = { ...comment, writtenBy: null, writtenAt: 1, isSettled: false };
    await desk?.make('comment-written', { comment: written });
    await desk?.make('site-defined', { site: { id: 'after', name: 'After' } });
    await desk?.sync();
    expect(desk && (await wordOf(desk))).toBe('server-behind');
    expect(await desk?.database.waiting.count()).toBe(2);
    world.server.hear('comment-written', true);
    await desk?.sync();
    expect(desk && (await wordOf(desk))).toBe('up-to-date');
    expect(await desk?.database.rows('comment').get('new')).toBeDefined();
    expect(await desk?.database.rows('site').get('after')).toBeDefined();
  });
});

describe('messages as they were recorded from the first version', () => {
  const head = { protocol: 1, programId: PROGRAM, deviceId: 'recorded' };
  const ask = async (question: string, message: object): Promise<unknown> =>
    (await world.server.answer(question, 'desk', JSON.stringify(message))).json();

  test('are still answered, whatever a newer app says besides', async () => {
    const site = { id: 'recorded', name: 'Recorded' };
    const change = { sequence: 1, id: 'recorded-1', name: 'site-defined', args: { site }, at: 1 };
    const pushed = await ask('push', { ...head, changes: [{ ...change, mood: 'new' }], hint: 1 });
    expect(pushed).toEqual({
      deviceId: 'recorded',
      verdicts: [{ sequence: 1, problem: null }],
      stopped: null,
      lastSequence: 1,
    });
    const pulled = await ask('pull', { ...head, cookie: null, knownVerdict: 0, packing: 'none' });
    expect(pulled).toMatchObject({
      deviceId: 'recorded',
      asked: null,
      cookie: { epoch: 'epoch-1', view: 'all', after: null, since: null },
      isReset: true,
      isLast: true,
      lastSequence: 1,
      refused: [],
    });
    const { rows } = pullResponseSchema.parse(pulled);
    expect(rows.find(([, id]) => id === 'recorded')).toMatchObject([
      'site',
      'recorded',
      { ...site, rev: 'recorded-1' },
    ]);
    const { cookie } = pullResponseSchema.parse(pulled);
    expect(await ask('digest', { ...head, cookie })).toMatchObject({
      kinds: { site: { count: 3 } },
    });
  });

  test('answers are still read, with less and with more than today', () => {
    const cookie = { epoch: 'e', view: 'all', version: 1, after: null, since: null };
    const page = { deviceId: 'd', asked: null, cookie, isReset: true, isLast: true, rows: [] };
    const read = pullResponseSchema.safeParse({ ...page, lastSequence: 0, refused: [] });
    expect(read.success).toBe(true);
    const more = { ...page, lastSequence: 0, refused: [], answeredAt: 1, weather: 'fine' };
    expect(pullResponseSchema.safeParse(more).success).toBe(true);
    const pushed = { deviceId: 'd', verdicts: [], stopped: null, lastSequence: 0 };
    expect(pushResponseSchema.safeParse({ ...pushed, weather: 'fine' }).success).toBe(true);
  });
});
