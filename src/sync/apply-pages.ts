import { BufferedRows } from '../domain/changes/buffered-rows.ts';
import type { Problem } from '../domain/changes/change.ts';
import type { TouchedRow } from '../domain/changes/history.ts';
import { type AnyChange, runChange } from '../domain/changes/run-change.ts';
import type { DeviceId } from '../domain/id.ts';
import type { Instant } from '../domain/time/zone.ts';
import {
  type Connection,
  keepBase,
  readConnection,
  type WaitingChange,
} from '../store/connection.ts';
import { type ProgramDatabase, rowTables } from '../store/database.ts';
import { DexieRows } from '../store/dexie-rows.ts';
import { readEntry } from '../store/record.ts';
import { type Cookie, cookieSchema } from './messages/pull.ts';
import { readQuarantined, writeReceived } from './received-rows.ts';
import { renumberWaiting, sendAgain } from './renumber.ts';
import { type CompletePages, isSameCookie } from './staged-pages.ts';

/** What applying needs from outside. */
export interface Applying {
  readonly database: ProgramDatabase;
  /** Every change there is, by name. */
  readonly changes: ReadonlyMap<string, AnyChange>;
  readonly now: () => Instant;
  readonly newDeviceId: () => DeviceId;
}

/**
 * How long an accepted change is kept: so long may a restored copy be old. By the server's clock, since that of a device may
 * jump by more than that.
 */
const ACCEPTED_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;

/**
 * Makes what was read the state of this device, in one transaction: what waits is taken off, what moved is written, what
 * is decided is dropped, and what still waits is made again on top.
 * @returns false where the device has read something else meanwhile; then nothing was done.
 */
export async function applyPages(applying: Applying, pages: CompletePages): Promise<boolean> {
  const { database, now } = applying;
  return database.transaction('rw', database.tables, async () => {
    const connection = await readConnection(database);
    if (!connection || connection.deviceId !== pages.deviceId) return false;
    const cookie = readCookie(connection);
    if (!isSameCookie(cookie, pages.from)) return false;
    await takeOffWaiting(database);
    if (pages.isReset) {
      for (const table of rowTables(database)) await table.clear();
      await database.quarantine.clear();
    }
    await readQuarantined(database);
    await writeReceived(database, pages.rows);
    const at = now();
    await dropDecided(database, pages, pages.answeredAt ?? at);
    const { lastSequence } = pages;
    await database.connection.put({
      ...connection,
      cookie: pages.cookie,
      lastSequence,
      syncedAt: at,
      trouble: null,
    });
    const isRestored =
      (cookie !== null && cookie.epoch !== pages.cookie.epoch) ||
      lastSequence < connection.lastSequence;
    if (isRestored) await sendAgain(database);
    const first = await database.waiting.orderBy('sequence').first();
    const hasGap = first !== undefined && first.sequence !== lastSequence + 1;
    if (isRestored || hasGap) await renumberWaiting(database, applying.newDeviceId());
    await makeWaitingAgain(applying);
    return true;
  });
}

/** How far a device has read; null where that is nothing, or was written by another version of the app. */
export function readCookie({ cookie }: Pick<Connection, 'cookie'>): Cookie | null {
  const read = cookieSchema.safeParse(cookie);
  return read.success ? read.data : null;
}

async function takeOffWaiting(database: ProgramDatabase): Promise<void> {
  for (const { kind, id, row } of await database.base.toArray()) {
    if (row === null) await database.table(kind).delete(id);
    else await database.table(kind).put(row);
  }
  await database.base.clear();
}

async function dropDecided(
  database: ProgramDatabase,
  { lastSequence, refused }: CompletePages,
  at: Instant,
): Promise<void> {
  const decided = await database.waiting
    .where('sequence')
    .belowOrEqual(lastSequence)
    .sortBy('sequence');
  const problems = new Map(refused.map(({ sequence, problem }) => [sequence, problem]));
  let place = (await database.accepted.orderBy('place').last())?.place ?? 0;
  for (const { sequence, ...change } of decided) {
    const problem = problems.get(sequence) ?? null;
    if (problem === null)
      await database.accepted.add({ ...change, place: ++place, acceptedAt: at });
    else await takeBack(database, change, problemOf(problem), at);
  }
  await database.waiting.bulkDelete(decided.map(({ sequence }) => sequence));
  await database.accepted
    .where('acceptedAt')
    .below(at - ACCEPTED_MILLISECONDS)
    .delete();
}

/** What was refused never happened: the history here forgets it, and its maker is told. */
async function takeBack(
  database: ProgramDatabase,
  change: Omit<WaitingChange, 'sequence'>,
  problem: Problem,
  refusedAt: Instant,
): Promise<void> {
  await database.refused.put({ ...change, problem, refusedAt });
  await database.history.where('id').equals(change.id).delete();
  await database.touched.delete(change.id);
}

function problemOf({
  kind,
  message,
  field,
}: {
  kind: string;
  message: string;
  field?: string | undefined;
}): Problem {
  return field === undefined ? { kind, message } : { kind, message, field };
}

/** What waits is made again in its order; what cannot be made any more keeps waiting for the server's word. */
async function makeWaitingAgain({ database, changes }: Applying): Promise<void> {
  const below = new DexieRows(database);
  for (const change of await database.waiting.orderBy('sequence').toArray()) {
    if (change.isSentAgain) continue;
    const rows = new BufferedRows(below);
    const touched = await makeAgain(database, changes.get(change.name), change, rows);
    if (touched.length > 0) {
      await keepBase(database, touched);
      await rows.writeTo(below);
    }
    await database.touched.put({ changeId: change.id, rows: [...touched] });
  }
}

async function makeAgain(
  database: ProgramDatabase,
  named: AnyChange | undefined,
  { id, args, at, by }: WaitingChange,
  rows: BufferedRows,
): Promise<readonly TouchedRow[]> {
  if (!named) return [];
  const context = {
    changeId: id,
    at,
    by,
    entry: (changeId: typeof id) => readEntry(database, changeId),
  };
  try {
    const { outcome, touched } = await runChange(named, args, rows, context);
    return outcome.ok ? touched : [];
  } catch {
    // The server breaks down over it as well, and says so.
    return [];
  }
}
