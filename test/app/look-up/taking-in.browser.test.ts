import { liveQuery } from 'dexie';
import { afterEach, describe, expect, test } from 'vitest';
import { programIdSchema } from '../../../src/domain/id.ts';
import type { PublishedContent } from '../../../src/domain/published-content.ts';
import { openContent } from '../../../src/app/open-content.ts';
import { takeInFile } from '../../../src/app/take-in.ts';
import { writeEditionFile } from '../../../src/formats/write-edition-file.ts';
import { ProgramDatabase } from '../../../src/store/database.ts';
import { DeviceDatabase, type KnownProgram } from '../../../src/store/device-database.ts';
import { PlainProgram } from '../../../src/store/plain-program.ts';
import { takeInEditions } from '../../../src/store/take-in-editions.ts';
import { smallPublished, smallRows } from '../../answers/small-program.ts';

const programId = programIdSchema.parse('program');
const device = new DeviceDatabase();

afterEach(async () => {
  await device.programs.clear();
  await new PlainProgram(programId).database.delete();
});

const wait = (milliseconds: number) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

test('a device that opens the whole program while editions are taken in goes on building it', async () => {
  const content = { rows: smallRows(), history: [] };
  // The file of the whole program is opened right after it was asked whether this device builds it.
  const asked = new DeviceDatabase();
  const openings: Promise<unknown>[] = [];
  asked.programs.get = async (id: string): Promise<KnownProgram | undefined> => {
    const known = await device.programs.get(id);
    openings.push(openContent(device, content));
    await Promise.race([...openings, wait(1_000)]);
    return known;
  };
  await takeInFile(asked, writeEditionFile(await smallPublished()), { mayOpenOther: true });
  expect(openings).toHaveLength(1);
  await Promise.all(openings);
  expect((await device.programs.get(programId))?.isLookUpOnly ?? false).toBe(false);
  expect(
    await new PlainProgram(programId).read(['person'], (rows) => rows.all('person')),
  ).not.toEqual([]);
  asked.close();
});

test('live queries notice the editions that were taken in past them', async () => {
  const database = new ProgramDatabase(programId);
  const seen: number[] = [];
  const live = liveQuery(() => database.rows('edition').toArray()).subscribe((editions) => {
    seen.push(editions.length);
  });
  await expect.poll(() => seen.at(-1)).toBe(0);
  const content: PublishedContent = await smallPublished();
  await takeInEditions(new PlainProgram(programId), content);
  await expect.poll(() => seen.at(-1)).toBe(content.editions.length);
  live.unsubscribe();
  database.close();
});

describe('a connection that the system closed', () => {
  // oxlint-disable-next-line typescript/unbound-method
  const { transaction } = IDBDatabase.prototype;
  afterEach(() => {
    IDBDatabase.prototype.transaction = transaction;
  });
  const spoil = {
    'is refused from then on': () => {
      throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
    },
    'ends in the middle of what is read': (begun: IDBTransaction) =>
      queueMicrotask(() => begun.abort()),
  };

  test.for(Object.entries(spoil))('%s: it is opened again', async ([, breakIt]) => {
    const plain = new PlainProgram(programId);
    await takeInEditions(plain, await smallPublished());
    const connections: IDBDatabase[] = [];
    IDBDatabase.prototype.transaction = function begin(...asked) {
      if (!connections.includes(this)) connections.push(this);
      const begun = transaction.apply(this, asked);
      if (connections[0] === this) breakIt(begun);
      return begun;
    };
    const editions = await plain.read(['edition'], (rows) => rows.all('edition'));
    expect(editions.length).toBeGreaterThan(0);
    expect(connections).toHaveLength(2);
  });
});
