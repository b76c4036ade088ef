import type { DeviceDatabase, KnownProgram } from '../../../store/device-database.ts';
import { SHARED } from '../../../store/device-lock.ts';
import { answerOf } from '../../../store/plain-database.ts';
import { plainProgramOf } from '../../device-session.tsx';
import { forgetOwn } from '../../own-memory.ts';

/** What somebody makes on their own phone: what they asked, what they logged, what waits to be handed on. */
const OWN_TABLES = ['request', 'swap', 'loggedDay', 'outbox'] as const;

/** How many things were asked on this device of which no answer has come. */
export async function unanswered(programs: readonly KnownProgram[]): Promise<number> {
  const counts = programs.map(({ id }) =>
    plainProgramOf(id).database.run('readonly', ['outbox'], (transaction) =>
      answerOf(transaction.objectStore('outbox').count()),
    ),
  );
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

/** Makes the device one of several people: forgets whose it was, with all that person made and asked on it. */
export async function shareDevice(device: DeviceDatabase): Promise<void> {
  for (const { id } of await device.all()) {
    await device.programs.update(id, { meId: null });
    await forgetOwn(device, id);
    await plainProgramOf(id).database.run('readwrite', OWN_TABLES, async (transaction) => {
      for (const table of OWN_TABLES) await answerOf(transaction.objectStore(table).clear());
    });
  }
  await device.settings.put({ name: SHARED, value: true });
}

/** Makes it one person's again; who that is, it asks. */
export async function stopSharing(device: DeviceDatabase): Promise<void> {
  await device.settings.delete(SHARED);
}
