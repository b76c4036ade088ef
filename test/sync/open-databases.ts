import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from '../../src/server/database/database.ts';
import { migrate } from '../../src/server/database/migrate.ts';
import { PostgresqlDatabase } from '../../src/server/database/postgresql.ts';
import { SqliteDatabase } from '../../src/server/database/sqlite.ts';

/** Where one walk after the other begins with an empty database. */
export interface Databases {
  /** Empties the database. @returns how to open it, again after every crash. */
  readonly fresh: () => Promise<() => Promise<Database>>;
  readonly end: () => void;
}

/** SQLite files in a folder in memory, if there is one. */
export function sqliteDatabases(): Databases {
  const folder = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'sync-'));
  let count = 0;
  return {
    fresh: async () => {
      const file = path.join(folder, `${++count}.sqlite`);
      rmSync(path.join(folder, `${count - 2}.sqlite`), { force: true });
      return () => opened(new SqliteDatabase(file));
    },
    end: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** One PostgreSQL database, emptied each time. */
export function postgresqlDatabases(url: string): Databases {
  return {
    fresh: async () => {
      const database = await opened(new PostgresqlDatabase(url));
      await database.transaction((transaction) =>
        transaction.script('truncate change, device, program_row, program cascade'),
      );
      await database.close();
      return async () => new PostgresqlDatabase(url);
    },
    end: () => undefined,
  };
}

async function opened(database: Database): Promise<Database> {
  await migrate(database);
  return database;
}
