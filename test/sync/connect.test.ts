import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { changes } from '../../src/domain/changes/registry.ts';
import {
  changeIdSchema,
  deviceIdSchema,
  personIdSchema,
  programIdSchema,
} from '../../src/domain/id.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { ProgramDatabase } from '../../src/store/database.ts';
import { ask, readOutbox } from '../../src/store/outbox.ts';
import { readOwnAsks } from '../../src/store/queries/asks.ts';
import { readContent, replaceContent } from '../../src/store/program-content.ts';
import { connectProgram, disconnectProgram } from '../../src/sync/connect.ts';
import { tinyProgram } from '../domain/tiny-program.ts';

const ada = personIdSchema.parse('ada');
const deviceId = deviceIdSchema.parse('phone');
let opened = 0;
let database: ProgramDatabase;

beforeEach(async () => {
  database = new ProgramDatabase(programIdSchema.parse(`joining-${++opened}`));
  const rows = { ...tinyProgram, request: [], swap: [] };
  expect((await replaceContent(database, { rows, history: [] })).ok).toBe(true);
});
afterEach(() => database.delete());

async function askForLeave(id: string): Promise<void> {
  const made = { changeId: changeIdSchema.parse(id), at: instantSchema.parse(1) };
  const change = changes.get('request-made');
  if (!change) throw new Error('There is such a change');
  const wish = { kind: 'leave', firstDay: '2026-08-03', lastDay: '2026-08-05', type: 'vacation' };
  const request = {
    id: `asked-${id}`,
    personId: ada,
    wish,
    rank: 1,
    madeAt: 1,
    status: 'requested',
    note: '',
    decision: null,
  };
  const outcome = await ask(database, change, { request }, made, { by: ada, deviceId });
  expect(outcome).toMatchObject({ ok: true });
}

test('what was asked before a server kept the program waits for it from then on', async () => {
  await askForLeave('first');
  await askForLeave('second');
  const asked = (await readOutbox(database)).map(({ id, name, args, at, by }) => ({
    id,
    name,
    args,
    at,
    by,
  }));
  await connectProgram(database, 'https://schedule.example.org', deviceId, asked);
  expect(await readOutbox(database)).toEqual([]);
  expect(await database.waiting.toArray()).toMatchObject([
    { sequence: 1, id: 'first', name: 'request-made' },
    { sequence: 2, id: 'second' },
  ]);
  await askForLeave('third');
  expect(await readOutbox(database)).toEqual([]);
  const own = await readOwnAsks(database, ada);
  expect([...own.waiting]).toEqual(['asked-first', 'asked-second', 'asked-third']);
  expect(own.requests).toHaveLength(3);
});

test('a file does not take the place of what a server keeps, before and after leaving it', async () => {
  const content = await readContent(database);
  await connectProgram(database, 'https://schedule.example.org', deviceId);
  await askForLeave('first');
  expect(await replaceContent(database, content)).toMatchObject({
    ok: false,
    problem: { kind: 'kept-by-server' },
  });
  expect(await database.rows('request').count()).toBe(1);
  await disconnectProgram(database);
  expect(await database.rows('request').count()).toBe(1);
  expect(await replaceContent(database, content)).toEqual({ ok: true, value: undefined });
  expect(await database.rows('request').count()).toBe(0);
});
