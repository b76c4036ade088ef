import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Database } from './database.ts';

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A step of the layout of the database: numbered, never changed once it was released, never taken back. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** All migrations, by ascending number: the same files for both databases. @throws where numbers have gaps. */
export const migrations: readonly Migration[] = Object.entries(files)
  .map(([path, sql]) => {
    const read = /(\d{4})-([a-z-]+)\.sql$/.exec(path);
    if (!read) throw new Error(`A migration is called 0001-what-it-does.sql, not ${path}`);
    return { number: Number(read[1]), name: String(read[2]), sql };
  })
  .toSorted((one, other) => one.number - other.number);

/** The tables that migrations make, each after those it refers to. */
export function tablesOf(done: readonly Migration[]): string[] {
  return done.flatMap(({ sql }) =>
    [...sql.matchAll(/^create table (\w+)/gm)].map(([, name]) => String(name)),
  );
}

const doneSchema = z.object({ number: z.int(), name: z.string(), checksum: z.string() });

/**
 * Brings the layout of the database to the newest version; several processes may do so at once.
 * @returns the names of the migrations that were run.
 * @throws when a migration that was run before has been changed since, or the database is newer than the program.
 */
export async function migrate(
  database: Database,
  wanted: readonly Migration[] = migrations,
): Promise<string[]> {
  return database.transaction(async (transaction) => {
    const { lockForMigration } = transaction.dialect;
    if (lockForMigration !== null) await transaction.script(lockForMigration);
    await transaction.script(
      'create table if not exists migration (number integer primary key, name text not null, checksum text not null)',
    );
    const done = await transaction.query(
      doneSchema,
      'select number, name, checksum from migration order by number',
    );
    checkDone(done, wanted);
    const fresh = wanted.slice(done.length);
    for (const { number, name, sql } of fresh) {
      await transaction.script(sql);
      await transaction.run('insert into migration (number, name, checksum) values ($1, $2, $3)', [
        number,
        name,
        checksumOf(sql),
      ]);
    }
    return fresh.map(({ name }) => name);
  });
}

/** Whether the database has exactly the layout that this program was made for. @throws when it cannot be read. */
export async function hasThisLayout(
  database: Database,
  wanted: readonly Migration[] = migrations,
): Promise<boolean> {
  const done = await database.read((queries) =>
    queries.query(
      z.object({ checksum: z.string() }),
      'select checksum from migration order by number',
    ),
  );
  const checksums = wanted.map(({ sql }) => checksumOf(sql));
  return (
    done.length === checksums.length &&
    done.every(({ checksum }, place) => checksum === checksums[place])
  );
}

function checkDone(
  done: readonly z.infer<typeof doneSchema>[],
  wanted: readonly Migration[],
): void {
  wanted.forEach(({ number }, place) => {
    if (number !== place + 1) throw new Error(`Migration ${place + 1} is missing`);
  });
  for (const { number, name, checksum } of done) {
    const known = wanted[number - 1];
    if (!known) {
      throw new Error(
        `The database is newer than this program: it has migration ${number} ${name}`,
      );
    }
    if (checksumOf(known.sql) !== checksum) {
      throw new Error(`Migration ${number} ${name} was changed after it was run`);
    }
  }
}

/** What is remembered of a migration, so that it is never changed. */
export function checksumOf(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
