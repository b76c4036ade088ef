import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disconnectProgram, forgetProgram } from '../../src/sync/connect.ts';
import { SyncLoop, waitMilliseconds } from '../../src/sync/sync-loop.ts';
import { readSyncState, WAITING_MILLISECONDS_MAX, wordFor } from '../../src/sync/sync-state.ts';
import { type Databases, sqliteDatabases } from './open-databases.ts';
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

function devices() {
  const [desk, ada, cy] = world.devices;
  if (!desk || !ada || !cy) throw new Error('There are three devices');
  return { desk, ada, cy };
}

async function wordOf(device: Walk['devices'][number]) {
  const state = await readSyncState(device.database);
  return state && wordFor(state, device.now());
}

describe('a device always says how it stands', () => {
  test('from the first sync over what waits to being up to date', async () => {
    const { ada } = devices();
    expect(await wordOf(ada)).toBe('never-synced');
    await ada.sync();
    expect(await wordOf(ada)).toBe('up-to-date');
    await ada.make('counter-raised', { personId: 'ada' });
    expect(await wordOf(ada)).toBe('waiting');
    world.server.clock += WAITING_MILLISECONDS_MAX + 10;
    expect(await wordOf(ada)).toBe('stuck');
    await ada.sync();
    expect(await wordOf(ada)).toBe('up-to-date');
  });

  test('offline since it first was, refused, too old, signed out', async () => {
    const { ada } = devices();
    await ada.sync();
    ada.network.faults.push('request-lost', 'bad-gateway');
    await ada.sync();
    const since = (await readSyncState(ada.database))?.trouble?.since;
    await ada.sync();
    expect(await readSyncState(ada.database)).toMatchObject({
      trouble: { kind: 'offline', since },
    });
    await ada.sync();
    expect(await wordOf(ada)).toBe('up-to-date');
    world.server.clock += 1000;
    ada.network.faults.push('sign-in-page');
    await ada.sync();
    const state = await readSyncState(ada.database);
    expect(state?.trouble?.kind).toBe('offline');
    expect(state?.trouble?.since).toBeGreaterThan(since ?? Infinity);
    world.server.speak({ min: 2, max: 2 });
    await ada.sync();
    expect(await wordOf(ada)).toBe('too-old');
    world.server.speak({ min: 1, max: 1 });
    world.server.sessions.delete(ada.name);
    await ada.sync();
    expect(await wordOf(ada)).toBe('signed-out');
  });

  test('a change that was refused is told, and taken back from rows and history', async () => {
    const { ada } = devices();
    await ada.sync();
    const draft = { id: 'own', yearId: 'year', name: 'Own', startedAt: 1, isArchived: false };
    const id = await ada.make('draft-started', { draft });
    expect(await ada.database.rows('draft').count()).toBe(1);
    await ada.sync();
    expect(await ada.database.rows('draft').count()).toBe(0);
    expect(await ada.database.refused.toArray()).toMatchObject([
      { id, name: 'draft-started', problem: { kind: 'not-allowed' } },
    ]);
    expect(await ada.database.history.toArray()).toEqual([]);
    expect(await wordOf(ada)).toBe('refused');
  });
});

describe('a device that differs from the server', () => {
  test('is found by digest and reads everything anew', async () => {
    const { desk } = devices();
    await desk.sync();
    expect(await desk.checkDigest()).toEqual({ kind: 'same' });
    await desk.database.rows('site').delete('main');
    expect(await desk.checkDigest()).toEqual({ kind: 'differs', kinds: ['site'] });
    await desk.sync();
    expect(await desk.database.rows('site').get('main')).toBeDefined();
    expect(await desk.checkDigest()).toEqual({ kind: 'same' });
  });

  test('keeps what it cannot read until a newer app can', async () => {
    const { cy } = devices();
    await cy.sync();
    expect(await cy.database.quarantine.toArray()).toMatchObject([{ key: 'zebra/one' }]);
    const row = { id: 'annex', name: 'Annex' };
    await cy.database.quarantine.put({ key: 'site/annex', kind: 'site', row });
    await world.moveZebra();
    await cy.sync();
    expect(await cy.database.rows('site').get('annex')).toMatchObject(row);
    expect(await cy.database.quarantine.count()).toBe(1);
  });

  test('keeps fields that only a newer server knows', async () => {
    const { desk, cy } = devices();
    await desk.sync();
    await world.server.database.transaction((transaction) =>
      transaction.run(
        `update program_row set data = $1, version = 1 where kind = 'site' and id = 'main'`,
        [JSON.stringify({ id: 'main', name: 'Main', helipad: true })],
      ),
    );
    await cy.sync();
    expect(await cy.database.rows('site').get('main')).toMatchObject({ helipad: true });
  });
});

describe('a device whose clock jumps', () => {
  test.each([30, -30])('by %d days still has what a restored server lost', async (days) => {
    const { ada } = devices();
    await ada.sync();
    await world.server.copy();
    await ada.make('counter-raised', { personId: 'ada' });
    await ada.sync();
    ada.clockOff = days * 24 * 60 * 60 * 1000;
    await ada.make('counter-raised', { personId: 'ada' });
    await ada.sync();
    expect(await ada.database.accepted.count()).toBe(2);
    await world.server.restore();
    await ada.sync();
    expect(await ada.count()).toBe(2);
    await ada.sync();
    expect([await ada.count(), await ada.database.waiting.count()]).toEqual([2, 0]);
  });

  test('keeps what was accepted for seven days of the server', async () => {
    const { ada } = devices();
    await ada.sync();
    await ada.make('counter-raised', { personId: 'ada' });
    await ada.sync();
    world.server.clock += 6 * 24 * 60 * 60 * 1000;
    await ada.sync();
    expect(await ada.database.accepted.count()).toBe(1);
    world.server.clock += 2 * 24 * 60 * 60 * 1000;
    await ada.sync();
    expect(await ada.database.accepted.count()).toBe(0);
  });
});

describe('leaving a server', () => {
  test('keeps the rows, and what is changed afterwards waits for nobody', async () => {
    const { ada } = devices();
    await ada.sync();
    await disconnectProgram(ada.database);
    expect(await ada.sync()).toBe('not-connected');
    await ada.make('counter-raised', { personId: 'ada' });
    expect(await ada.database.waiting.count()).toBe(0);
    expect(await ada.count()).toBe(1);
  });

  test('can leave nothing behind', async () => {
    const { ada } = devices();
    await ada.sync();
    await ada.make('counter-raised', { personId: 'ada' });
    await forgetProgram(ada.database);
    for (const table of ada.database.tables)
      expect([table.name, await table.count()]).toEqual([table.name, 0]);
  });
});

describe('the loop', () => {
  test('waits longer with every trouble and never more than a minute and a quarter', () => {
    expect([1, 2, 3, 9].map((troubles) => waitMilliseconds(troubles, 0.5))).toEqual([
      1000, 2000, 4000, 60_000,
    ]);
    expect([waitMilliseconds(0, 0), waitMilliseconds(0, 1)]).toEqual([45_000, 75_000]);
  });

  test('runs one cycle at a time, and once more for whoever woke it meanwhile', async () => {
    let running = 0;
    let cycles = 0;
    const waits: number[] = [];
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const loop = new SyncLoop({
      cycle: async () => {
        expect(++running).toBe(1);
        if (++cycles === 1) [1, 2, 3].forEach(() => loop.wake());
        await Promise.resolve();
        running--;
        return 'done';
      },
      later: (_work, milliseconds) => {
        waits.push(milliseconds);
        end();
        return () => undefined;
      },
      dice: () => 0.5,
      onCrash: (error) => {
        throw error;
      },
    });
    loop.wake();
    await ended;
    expect([cycles, waits]).toEqual([2, [60_000]]);
    loop.stop();
    loop.wake();
    expect(cycles).toBe(2);
  });
});
