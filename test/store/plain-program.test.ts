import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { personRemoved } from '../../src/domain/changes/person-removed.ts';
import { changeIdSchema, type ProgramId, programIdSchema } from '../../src/domain/id.ts';
import { day } from '../../src/domain/time/day.ts';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { ProgramDatabase } from '../../src/store/database.ts';
import { DeviceDatabase } from '../../src/store/device-database.ts';
import { NoDatabase } from '../../src/store/plain-database.ts';
import { PlainProgram } from '../../src/store/plain-program.ts';
import { replaceContent } from '../../src/store/program-content.ts';
import type { ProgramReader } from '../../src/store/program-reader.ts';
import { readPublished } from '../../src/store/queries/published.ts';
import { record } from '../../src/store/record.ts';
import { StoredProgram } from '../../src/store/stored-program.ts';
import { takeInEditions } from '../../src/store/take-in-editions.ts';
import { smallPublished, smallRows } from '../answers/small-program.ts';

let made = 0;

function freshId(): ProgramId {
  return programIdSchema.parse(`plain-${++made}`);
}

const span = { firstDay: day('2026-11-23'), lastDay: day('2026-11-24') };
const readPeople = (program: ProgramReader) =>
  program.read(['person'], async (rows) => (await rows.all('person')).map(({ id }) => id));

test('what the plain side takes in, both sides read alike', async () => {
  const id = freshId();
  const plain = new PlainProgram(id);
  expect(await takeInEditions(plain, await smallPublished())).toEqual({ ok: true, value: 2 });
  const found = await readPublished(plain, span);
  expect(found?.schedule.filled.length).toBeGreaterThan(5);
  expect(found?.schedule.plan.rows.absences.map((absence) => absence.id)).toEqual(['away']);
  expect(await readPublished(new StoredProgram(id), span)).toEqual(found);
  expect(await readPublished(new ProgramDatabase(id), span)).toEqual(found);
});

test('both sides make a database of the same tables and indexes', async () => {
  const layoutOf = async (id: ProgramId) => {
    const database = new ProgramDatabase(id);
    await database.open();
    const native = database.backendDB();
    const tables = [...native.objectStoreNames];
    const transaction = native.transaction(tables);
    const layout = tables.map((table) => {
      const store = transaction.objectStore(table);
      const indexes = [...store.indexNames].map((name) => {
        const { keyPath, unique } = store.index(name);
        return { name, keyPath, unique };
      });
      return { table, key: store.keyPath, indexes };
    });
    const { version } = native;
    database.close();
    return { version, layout };
  };
  const [plainId, dexieId] = [freshId(), freshId()];
  await readPeople(new PlainProgram(plainId));
  expect(await layoutOf(plainId)).toEqual(await layoutOf(dexieId));
});

test('what was read is kept until a change is recorded', async () => {
  const id = freshId();
  const database = new ProgramDatabase(id);
  await replaceContent(database, { rows: smallRows(), history: [] });
  const plain = new PlainProgram(id);
  const before = await readPeople(plain);
  expect(before).toContain('ben');
  expect(await plain.read(['person'], (rows) => rows.all('person'))).toBe(
    await plain.read(['person'], (rows) => rows.all('person')),
  );
  const changed = { changeId: changeIdSchema.parse('gone'), at: instantSchema.parse(1), by: null };
  const removed = await record(database, personRemoved, { personId: 'ben', name: 'Ben' }, changed);
  expect(removed).toEqual({ ok: true });
  await expect.poll(() => readPeople(plain)).not.toContain('ben');
});

test('rows from a value on are the same however they were read before', async () => {
  const plain = new PlainProgram(freshId());
  await takeInEditions(plain, await smallPublished());
  const endingFrom = (least: string) =>
    plain.read(['absence'], async (rows) =>
      (await rows.from('absence', 'lastDay', least)).map(({ id }) => id).toSorted(),
    );
  expect(await endingFrom('2026-11-24')).toEqual(['away']);
  expect(await endingFrom('2026-11-23')).toEqual(['asked', 'away']);
  expect(await endingFrom('2026-11-27')).toEqual(['away']);
  expect(await endingFrom('2026-11-28')).toEqual([]);
});

test('a write that fails leaves nothing behind', async () => {
  const plain = new PlainProgram(freshId());
  const rows = await smallPublished();
  const failing = plain.write(['edition'], async (written) => {
    await written.put('edition', rows.editions);
    throw new Error('A pulled plug');
  });
  await expect(failing).rejects.toThrow('A pulled plug');
  expect(await plain.read(['edition'], (read) => read.all('edition'))).toEqual([]);
});

test('who only reads makes no database', async () => {
  const id = freshId();
  await expect(readPeople(new StoredProgram(id))).rejects.toThrow(NoDatabase);
  await expect(new DeviceDatabase({ isMade: false }).current()).rejects.toThrow(NoDatabase);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(`residency-${id}`);
});
