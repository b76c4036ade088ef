import type { DeviceId } from '../domain/id.ts';
import { readConnection } from '../store/connection.ts';
import type { ProgramDatabase } from '../store/database.ts';

/**
 * Starts again as a new device, where this one and the server do not agree on what it sent: what waits is numbered anew.
 * The server knows changes by their own ids, so that none is made twice. For a transaction over all tables.
 */
export async function renumberWaiting(
  database: ProgramDatabase,
  deviceId: DeviceId,
): Promise<void> {
  const connection = await readConnection(database);
  if (!connection) return;
  const waiting = await database.waiting.orderBy('sequence').toArray();
  await database.waiting.clear();
  await database.waiting.bulkAdd(
    waiting.map((change, place) => ({ ...change, sequence: place + 1 })),
  );
  await database.connection.put({ ...connection, deviceId, lastSequence: 0 });
}

/**
 * Lets what was accepted lately wait again, before what waits already: the server was restored from a copy and may have
 * lost it. It must be numbered anew afterwards. For a transaction over all tables.
 */
export async function sendAgain(database: ProgramDatabase): Promise<void> {
  const accepted = await database.accepted.orderBy('place').toArray();
  const waiting = await database.waiting.orderBy('sequence').toArray();
  await database.accepted.clear();
  await database.waiting.clear();
  const again = accepted.map(({ place: _place, acceptedAt: _acceptedAt, ...change }) => ({
    ...change,
    isSentAgain: true,
  }));
  await database.waiting.bulkAdd(
    [...again, ...waiting].map((change, place) => ({ ...change, sequence: place + 1 })),
  );
}
