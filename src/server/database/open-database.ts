import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import { PostgresqlDatabase } from './postgresql.ts';
import { SqliteDatabase } from './sqlite.ts';

/** Where the server keeps its data. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgresql'; readonly url: string };

/** What of the configuration says where the data are. */
export interface DataSettings {
  readonly DATA_FOLDER?: string | undefined;
  readonly DATABASE_URL?: string | undefined;
}

/**
 * Where the data are: `DATABASE_URL` for PostgreSQL, else the folder `DATA_FOLDER` with a SQLite file; null where the
 * configuration says neither.
 */
export function databaseLocation({
  DATABASE_URL: url,
  DATA_FOLDER: folder,
}: DataSettings): DatabaseLocation | null {
  if (url) return { kind: 'postgresql', url };
  return folder ? { kind: 'sqlite', file: path.join(folder, 'residency.sqlite') } : null;
}

/** Opens the database and brings its layout to the newest version. @throws when it cannot be used. */
export async function openDatabase(location: DatabaseLocation): Promise<Database> {
  const database = await openAsItIs(location);
  try {
    await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Opens the database with whatever layout it has. */
export async function openAsItIs(location: DatabaseLocation): Promise<Database> {
  if (location.kind === 'postgresql') return new PostgresqlDatabase(location.url);
  await makeOwnFile(location.file);
  return new SqliteDatabase(location.file);
}

/** Makes file and folder where there are none; nobody but their owner reads them. */
async function makeOwnFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const handle = await open(file, 'a', 0o600);
  // One that was made with wider rights is narrowed; what SQLite puts beside it has the same.
  await handle.chmod(0o600);
  await handle.close();
}
