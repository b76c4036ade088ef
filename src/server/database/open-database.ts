import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { PostgresqlDatabase } from './postgresql.ts';
import { SqliteDatabase } from './sqlite.ts';

/** Where the server keeps its data. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgresql'; readonly url: string };

/**
 * Where the environment says the data are: `DATABASE_URL` for PostgreSQL, else the folder `DATA_FOLDER` with a SQLite
 * file; null where it says neither.
 * @throws when `DATABASE_URL` is no address of PostgreSQL.
 */
export function databaseLocation(
  environment: Readonly<Record<string, string | undefined>>,
): DatabaseLocation | null {
  const { DATABASE_URL: url, DATA_FOLDER: folder } = environment;
  if (url) {
    if (!/^postgres(ql)?:\/\//.test(url)) {
      throw new Error('DATABASE_URL must begin with postgresql:// (leave it out to use SQLite)');
    }
    return { kind: 'postgresql', url };
  }
  return folder ? { kind: 'sqlite', file: path.join(folder, 'residency.sqlite') } : null;
}

/** Opens the database and brings its layout to the newest version. @throws when it cannot be used. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  if (location.kind === 'sqlite') await mkdir(path.dirname(location.file), { recursive: true });
  const database =
    location.kind === 'sqlite'
      ? new SqliteDatabase(location.file)
      : new PostgresqlDatabase(location.url);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
