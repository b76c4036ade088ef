import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { MISSED_NOTICES } from '../../src/server/database/database.ts';
import { migrate, migrations } from '../../src/server/database/migrate.ts';
import { databaseLocation } from '../../src/server/database/open-database.ts';
import { SqliteDatabase } from '../../src/server/database/sqlite.ts';
import { describeEachDatabase } from './each-database.ts';

const one = z.object({ number: z.int(), text: z.nullable(z.string()) });

describeEachDatabase('the database port', (newDatabase) => {
  test('values go in and out as they are', async () => {
    const database = await newDatabase();
    const large = Number.MAX_SAFE_INTEGER;
    await database.transaction(async (transaction) => {
      await transaction.script('create table thing (number bigint, text text)');
      const written = await transaction.run('insert into thing values ($1, $2), ($3, $4)', [
        large,
        "it's $1 \u{1f600}",
        1,
        null,
      ]);
      expect(written).toBe(2);
    });
    const rows = await database.read((queries) =>
      queries.query(one, 'select * from thing where number >= $1 order by number desc', [1]),
    );
    expect(rows).toEqual([
      { number: large, text: "it's $1 \u{1f600}" },
      { number: 1, text: null },
    ]);
    await database.close();
  });

  test('a transaction that fails leaves nothing and tells nobody', async () => {
    const database = await newDatabase();
    const notices: string[] = [];
    database.onNotice((notice) => notices.push(notice));
    await database.transaction((transaction) =>
      transaction.script('create table thing (number bigint)'),
    );
    const failing = database.transaction(async (transaction) => {
      await transaction.run('insert into thing values (1)');
      await transaction.notify('lost');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    // Told again until it comes: a listener may still be on its way to the database.
    const told = async (): Promise<string[]> => {
      await database.transaction((transaction) => transaction.notify('kept'));
      return [...new Set(notices)].filter((notice) => notice !== MISSED_NOTICES);
    };
    await expect.poll(told, { timeout: 20_000 }).toEqual(['kept']);
    const rows = await database.read((queries) =>
      queries.query(z.object({ number: z.int() }), 'select number from thing'),
    );
    expect(rows).toEqual([]);
    await database.close();
  });

  test('transactions wait for each other and reads see one moment', async () => {
    const database = await newDatabase();
    await database.transaction(async (transaction) => {
      await transaction.script('create table thing (number bigint)');
      await transaction.run('insert into thing values (0)');
    });
    const count = { query: z.object({ number: z.int() }) };
    await Promise.all(
      Array.from({ length: 20 }, () =>
        database.transaction(async (transaction) => {
          const { forUpdate } = transaction.dialect;
          const [row] = await transaction.query(
            count.query,
            `select number from thing ${forUpdate}`,
          );
          await Promise.resolve();
          await transaction.run('update thing set number = $1', [(row?.number ?? 0) + 1]);
        }),
      ),
    );
    const rows = await database.read((queries) =>
      queries.query(count.query, 'select number from thing'),
    );
    expect(rows).toEqual([{ number: 20 }]);
    await database.close();
  });

  test('what is stored together is all or nothing each by itself', async () => {
    const database = await newDatabase();
    const notices: string[] = [];
    database.onNotice((notice) => notices.push(notice));
    await database.transaction((transaction) =>
      transaction.script('create table thing (number bigint primary key)'),
    );
    const insert = (number: number, other: number) =>
      database.transaction(async (transaction) => {
        await transaction.run('insert into thing values ($1)', [number]);
        await transaction.notify(`made ${number}`);
        await transaction.run('insert into thing values ($1)', [other]);
        return number;
      }, 'things');
    const work = [insert(1, 2), insert(3, 1), insert(5, 6), insert(7, 5), insert(9, 10)];
    const told = await Promise.allSettled(work);
    expect(told.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
    const rows = await database.read((queries) =>
      queries.query(z.object({ number: z.int() }), 'select number from thing order by number'),
    );
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 5, 6, 9, 10]);
    const made = () => [...new Set(notices)].filter((notice) => notice !== MISSED_NOTICES);
    if (database.dialect.name === 'sqlite') expect(made()).toEqual(['made 1', 'made 5', 'made 9']);
    await database.close();
  });

  test('migrations run once, by whoever comes first, and must not change', async () => {
    const database = await newDatabase();
    expect(await migrate(database)).toEqual([]);
    const further = {
      number: migrations.length + 1,
      name: 'more',
      sql: 'create table more (id text)',
    };
    const wanted = [...migrations, further];
    const both = await Promise.all([migrate(database, wanted), migrate(database, wanted)]);
    expect(both.flat()).toEqual(['more']);
    await expect(migrate(database)).rejects.toThrow('newer than this program');
    const changed = [...migrations, { ...further, sql: 'create table other (id text)' }];
    await expect(migrate(database, changed)).rejects.toThrow('was changed after it was run');
    await database.close();
  });
});

test('the environment says where the data are', () => {
  expect(databaseLocation({})).toBeNull();
  expect(databaseLocation({ DATA_FOLDER: '/data' })).toEqual({
    kind: 'sqlite',
    file: '/data/residency.sqlite',
  });
  expect(databaseLocation({ DATA_FOLDER: '/data', DATABASE_URL: 'postgres://x/y' })).toEqual({
    kind: 'postgresql',
    url: 'postgres://x/y',
  });
});

test('where the disk is full, what was answered is stored and nothing else is', async () => {
  const database = new SqliteDatabase(':memory:');
  await database.transaction((transaction) => transaction.script('create table thing (text text)'));
  const pages = (
    await database.read((queries) =>
      queries.query(z.object({ page_count: z.int() }), 'pragma page_count'),
    )
  )[0]?.page_count;
  await database.transaction((transaction) =>
    transaction.script(`pragma max_page_count = ${(pages ?? 0) + 40}`),
  );
  let stored = 0;
  for (let round = 0; round < 6; round++) {
    const told = await Promise.allSettled(
      Array.from({ length: 9 }, (_none, place) =>
        database.transaction((transaction) =>
          transaction.run('insert into thing values ($1)', ['x'.repeat(place * 2000)]),
        ),
      ),
    );
    stored += told.filter(({ status }) => status === 'fulfilled').length;
    const [row] = await database.read((queries) =>
      queries.query(z.object({ number: z.int() }), 'select count(*) as number from thing'),
    );
    expect(row?.number).toBe(stored);
  }
  expect(stored).toBeGreaterThan(9);
  expect(stored).toBeLessThan(54);
  await database.close();
});
