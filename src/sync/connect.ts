import type { DeviceId } from '../domain/id.ts';
import { readConnection, type WaitingChange } from '../store/connection.ts';
import { type ProgramDatabase, rowTables } from '../store/database.ts';

/**
 * Says that a server keeps this program from now on: changes wait for its word, and the next cycle reads everything from
 * it. Rows that are here already are replaced then. @param waiting what was asked here before, oldest first: it is sent.
 * @throws where a server keeps it already.
 */
export async function connectProgram(
  database: ProgramDatabase,
  server: string,
  deviceId: DeviceId,
  waiting: readonly Omit<WaitingChange, 'sequence'>[] = [],
): Promise<void> {
  const tables = [database.connection, database.waiting, database.outbox];
  await database.transaction('rw', tables, async () => {
    if (await readConnection(database)) throw new Error('A server keeps this program already');
    await database.connection.add({
      id: 'connection',
      server,
      deviceId,
      cookie: null,
      lastSequence: 0,
      syncedAt: null,
      trouble: null,
    });
    await database.waiting.bulkAdd(
      waiting.map((change, place) => ({ ...change, sequence: place + 1 })),
    );
    await database.outbox.clear();
  });
}

/** Says that no server keeps this program any more: its rows stay as they are here, with what still waited. */
export async function disconnectProgram(database: ProgramDatabase): Promise<void> {
  const tables = [
    database.connection,
    database.waiting,
    database.base,
    database.accepted,
    database.refused,
  ];
  await database.transaction('rw', tables, async () => {
    for (const table of tables) await table.clear();
  });
}

/** Has the next cycle read everything anew; what waits keeps waiting. */
export async function readAnew(database: ProgramDatabase): Promise<void> {
  await database.connection.update('connection', { cookie: null });
}

/** Forgets every row that came from a server, and what was to be sent: for a device whose access was taken away. */
export async function forgetProgram(database: ProgramDatabase): Promise<void> {
  await database.transaction('rw', database.tables, async () => {
    for (const table of rowTables(database)) await table.clear();
    await Promise.all(
      [
        database.history,
        database.touched,
        database.outbox,
        database.connection,
        database.waiting,
        database.base,
        database.accepted,
        database.refused,
        database.quarantine,
      ].map((table) => table.clear()),
    );
  });
}
