import { afterAll, describe } from 'vitest';
import type { Database } from '../../src/server/database/database.ts';
import { migrate } from '../../src/server/database/migrate.ts';
import { PostgresqlDatabase } from '../../src/server/database/postgresql.ts';
import { SqliteDatabase } from '../../src/server/database/sqlite.ts';
import { postgresqlPrograms, startCluster } from './postgresql-cluster.ts';

/** Makes a fresh, empty database with today's layout. */
export type NewDatabase = () => Promise<Database>;

/** Runs the same tests on SQLite and, where it is installed, on PostgreSQL. */
export function describeEachDatabase(
  name: string,
  tests: (newDatabase: NewDatabase) => void,
): void {
  describe(`${name} (SQLite)`, () => {
    tests(() => laidOut(new SqliteDatabase(':memory:')));
  });
  describe.skipIf(postgresqlPrograms() === null)(`${name} (PostgreSQL)`, () => {
    const cluster = startCluster();
    afterAll(() => cluster?.stop());
    let count = 0;
    tests(() => {
      if (!cluster) throw new Error('PostgreSQL is not installed');
      return laidOut(new PostgresqlDatabase(cluster.newDatabase(`test${++count}`)));
    });
  });
}

async function laidOut(database: Database): Promise<Database> {
  await migrate(database);
  return database;
}
