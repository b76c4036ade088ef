import type { Problem } from '../domain/changes/change.ts';
import type { TouchedRow } from '../domain/changes/history.ts';
import type { ChangeId, DeviceId, PersonId } from '../domain/id.ts';
import type { Instant } from '../domain/time/zone.ts';
import type { ProgramDatabase } from './database.ts';

/** What keeps a device from being up to date, and since when. */
export interface SyncTrouble {
  /** Stable name, such as `offline` or `too-old`. */
  readonly kind: string;
  readonly since: Instant;
}

/** That a program is kept on a server too, and how far this device has come with it. One row, or none without a server. */
export interface Connection {
  readonly id: 'connection';
  /** Where the server is, such as `https://schedule.example.org`. */
  readonly server: string;
  /** Under which id this copy numbers its changes. */
  readonly deviceId: DeviceId;
  /** What the server said last of how far was read; null before everything was read once. */
  readonly cookie: unknown;
  /** The last of its changes that is decided and in the rows here. */
  readonly lastSequence: number;
  /** When everything was last read to the end. */
  readonly syncedAt: Instant | null;
  readonly trouble: SyncTrouble | null;
}

/** A change that was made here and that the server has not decided, or whose rows have not come yet. */
export interface WaitingChange {
  /** Its place among the changes of this device, from 1 and without gaps. */
  readonly sequence: number;
  readonly id: ChangeId;
  readonly name: string;
  readonly args: unknown;
  readonly at: Instant;
  readonly by: PersonId | null;
  /** Accepted before by a server that was restored from a copy since: its rows may hold it, so it is not shown on top. */
  readonly isSentAgain?: boolean;
}

/** A row as the server has it, where changes that wait have made another of it here. */
export interface BaseRow {
  /** Kind and id, with a slash between. */
  readonly key: string;
  readonly kind: string;
  readonly id: string;
  /** Null where the server has none. */
  readonly row: unknown;
}

/** A change that was accepted, kept for some days: a server that was restored from a copy may have lost it. */
export interface AcceptedChange extends Omit<WaitingChange, 'sequence'> {
  /** Ascending in the order they were made in. */
  readonly place: number;
  readonly acceptedAt: Instant;
}

/** A change that the server refused, kept until its maker has seen it. */
export interface RefusedChange extends Omit<WaitingChange, 'sequence'> {
  readonly refusedAt: Instant;
  readonly problem: Problem;
}

/** A row of a kind or form that only a newer app can read, kept for it. */
export interface QuarantinedRow {
  /** Kind and id, with a slash between. */
  readonly key: string;
  readonly kind: string;
  readonly row: unknown;
}

/** The connection of a program; undefined where no server keeps it. */
export async function readConnection(database: ProgramDatabase): Promise<Connection | undefined> {
  return database.connection.get('connection');
}

/**
 * Notes that a change waits for the server's word, and what its rows were before; nothing where no server keeps the program.
 * For the transaction in which the change is made.
 */
export async function noteWaiting(
  database: ProgramDatabase,
  change: Omit<WaitingChange, 'sequence'>,
  touched: readonly TouchedRow[],
): Promise<void> {
  const connection = await readConnection(database);
  if (!connection) return;
  const last = await database.waiting.orderBy('sequence').last();
  await database.waiting.add({
    ...change,
    sequence: Math.max(connection.lastSequence, last?.sequence ?? 0) + 1,
  });
  await keepBase(database, touched);
}

/** Keeps rows as they were before, unless a change that waits has touched them already. */
export async function keepBase(
  database: ProgramDatabase,
  touched: readonly TouchedRow[],
): Promise<void> {
  const keys = touched.map(({ kind, id }) => `${kind}/${id}`);
  const kept = await database.base.bulkGet(keys);
  const fresh = touched.flatMap(({ kind, id, before }, place) =>
    kept[place] ? [] : [{ key: `${kind}/${id}`, kind, id, row: before ?? null }],
  );
  if (fresh.length > 0) await database.base.bulkAdd(fresh);
}

/** Forgets a refused change that its maker has seen. */
export async function dismissRefused(database: ProgramDatabase, id: ChangeId): Promise<void> {
  await database.refused.delete(id);
}
