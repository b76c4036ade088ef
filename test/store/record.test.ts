import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defineChange } from '../../src/domain/changes/change.ts';
import { undoState } from '../../src/domain/changes/history.ts';
import { MemoryProgram } from '../../src/domain/changes/memory-rows.ts';
import { changes } from '../../src/domain/changes/registry.ts';
import { changeIdSchema, programIdSchema } from '../../src/domain/id.ts';
import { siteSchema } from '../../src/domain/rows/academic-year.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import * as z from 'zod/mini';
import { ProgramDatabase } from '../../src/store/database.ts';
import { LAYOUT_VERSION } from '../../src/store/program-layout.ts';
import { databaseName } from '../../src/store/stored-program.ts';
import { readContent, replaceContent } from '../../src/store/program-content.ts';
import { readUndoState, record } from '../../src/store/record.ts';
import { acceptedCases, type ChangeCase } from '../domain/accepted-cases.ts';
import { refusedCases } from '../domain/refused-cases.ts';
import { tinyProgram } from '../domain/tiny-program.ts';
import { worlds } from '../worlds/index.ts';

let database: ProgramDatabase;
let opened = 0;

async function openTiny(): Promise<ProgramDatabase> {
  const fresh = new ProgramDatabase(programIdSchema.parse(`tiny-${++opened}`));
  await replaceContent(fresh, { rows: tinyProgram, history: [] });
  return fresh;
}

beforeEach(async () => {
  database = await openTiny();
});

afterEach(async () => {
  await database.delete();
});

function made(place: number) {
  return { changeId: changeIdSchema.parse(`c${place}`), at: instantSchema.parse(place), by: null };
}

async function attempt(into: ProgramDatabase, { change, args }: ChangeCase): Promise<string> {
  const found = changes.get(change);
  if (!found) throw new Error(`No change ${change}`);
  const outcome = await record(into, found, args, made((await into.history.count()) + 1));
  return outcome.ok ? 'ok' : outcome.problem.kind;
}

async function takeBack(into: ProgramDatabase, way: 'undo' | 'redo'): Promise<string> {
  const changeId = (await readUndoState(into))[way];
  return changeId === null ? 'nothing' : attempt(into, { change: 'undone', args: { changeId } });
}

/** Makes what the case comes after. */
async function prepare({ first = [] }: ChangeCase): Promise<void> {
  for (const each of first) expect(await attempt(database, each)).toBe('ok');
}

describe('accepted', () => {
  test.each(acceptedCases)('$change is kept, undone and redone', async (each) => {
    await prepare(each);
    const before = (await readContent(database)).rows;
    expect(await attempt(database, each)).toBe('ok');
    const after = (await readContent(database)).rows;
    expect(after).not.toEqual(before);
    expect(await takeBack(database, 'undo')).toBe('ok');
    expect((await readContent(database)).rows).toEqual(before);
    expect(await takeBack(database, 'redo')).toBe('ok');
    expect((await readContent(database)).rows).toEqual(after);
    expect((await readContent(database)).history.map((entry) => entry.seq)).toEqual(
      Array.from({ length: (each.first?.length ?? 0) + 3 }, (_, place) => place + 1),
    );
  });
});

describe('refused', () => {
  test.each(refusedCases)('$change: $refused writes nothing', async (each) => {
    await prepare(each);
    const before = await readContent(database);
    expect(await attempt(database, each)).toBe(each.refused);
    expect(await readContent(database)).toEqual(before);
  });
});

describe('what if it fails half-way', () => {
  const site = siteSchema.parse({ id: 'half-way', name: 'Half-way' });

  test('a change that writes and then refuses leaves nothing', async () => {
    const refusing = defineChange({
      name: 'refusing',
      args: z.object({}),
      roles: [],
      apply: async (rows) => {
        await rows.put('site', [site]);
        return { ok: false, problem: { kind: 'no', message: 'No.' } };
      },
      sentence: () => '',
    });
    const before = await readContent(database);
    expect((await record(database, refusing, {}, made(1))).ok).toBe(false);
    expect(await readContent(database)).toEqual(before);
  });

  test('a change that writes and then throws leaves nothing, and the bug is heard', async () => {
    const failing = defineChange({
      name: 'failing',
      args: z.object({}),
      roles: [],
      apply: async (rows) => {
        await rows.put('site', [site]);
        throw new Error('disk full');
      },
      sentence: () => '',
    });
    const before = await readContent(database);
    await expect(record(database, failing, {}, made(1))).rejects.toThrow('disk full');
    expect(await readContent(database)).toEqual(before);
  });

  test('a change id used twice is not recorded twice', async () => {
    const [first] = acceptedCases;
    const change = changes.get(first?.change ?? '');
    if (!first || !change) throw new Error('No case');
    await record(database, change, first.args, made(1));
    const before = await readContent(database);
    await expect(record(database, change, first.args, made(1))).rejects.toThrow();
    expect(await readContent(database)).toEqual(before);
  });
});

test('content written and read again is the same, history and all, and replaces what was there', async () => {
  for (const each of acceptedCases.slice(0, 6)) await attempt(database, each);
  const content = await readContent(database);
  const other = await openTiny();
  await attempt(other, { change: 'draft-removed', args: { draftId: 'draft', name: '' } });
  await replaceContent(other, content);
  expect(await readContent(other)).toEqual(content);
  expect(await readUndoState(other)).toEqual(undoState(content.history));
  await other.delete();
});

test('replacing with content that cannot be written keeps what was there', async () => {
  const before = await readContent(database);
  const twice = {
    ...tinyProgram,
    site: [...(tinyProgram.site ?? []), ...(tinyProgram.site ?? [])],
  };
  await expect(replaceContent(database, { rows: twice, history: [] })).rejects.toThrow();
  expect(await readContent(database)).toEqual(before);
});

test('a device from before a kind was added gets a table for it, and keeps its rows', async () => {
  const name = databaseName(programIdSchema.parse('older'));
  const older = new Dexie(name);
  older.version(1).stores({ program: 'id', history: 'seq,&id', touched: 'changeId' });
  await older.table('program').add({ id: 'older', name: 'Older' });
  older.close();
  const newer = new ProgramDatabase(programIdSchema.parse('older'));
  expect(await newer.rows('waiver').count()).toBe(0);
  expect(await newer.rows('complianceCase').count()).toBe(0);
  expect(await newer.rows('program').toArray()).toHaveLength(1);
  expect(newer.verno).toBe(LAYOUT_VERSION);
  await newer.delete();
});

test('a sample program is taken in as one change', async () => {
  const empty = new ProgramDatabase(programIdSchema.parse('sample'));
  const [world] = worlds;
  const rows = world?.make(3) ?? {};
  expect(await attempt(empty, { change: 'rows-imported', args: { title: 'a sample', rows } })).toBe(
    'ok',
  );
  expect((await readContent(empty)).rows.person).toHaveLength(30);
  expect(await takeBack(empty, 'undo')).toBe('ok');
  expect((await readContent(empty)).rows).toEqual({});
  await empty.delete();
});

test('the database and memory agree after any changes', async () => {
  const step = fc.constantFrom<ChangeCase | 'undo' | 'redo'>(
    ...acceptedCases,
    ...refusedCases,
    'undo',
    'redo',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const stored = await openTiny();
      const memory = new MemoryProgram(tinyProgram);
      for (const each of steps) {
        const changeId = typeof each === 'string' ? undoState(memory.history)[each] : null;
        if (typeof each === 'string' && changeId === null) continue;
        const one = typeof each === 'string' ? { change: 'undone', args: { changeId } } : each;
        const change = changes.get(one.change);
        if (!change) throw new Error(`No change ${one.change}`);
        const inMemory = await memory.record(change, one.args, made(memory.history.length + 1));
        const inStore = await record(
          stored,
          change,
          one.args,
          made((await stored.history.count()) + 1),
        );
        expect(inStore).toEqual(inMemory);
        expect(await readUndoState(stored)).toEqual(undoState(memory.history));
      }
      expect(await readContent(stored)).toEqual({
        rows: memory.rows.content(),
        history: memory.history,
      });
      await stored.delete();
    }),
    { numRuns: 25 },
  );
}, 30_000);
