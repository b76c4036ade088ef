import { ProgramDatabase } from '../../../store/database.ts';
import type { DeviceDatabase } from '../../../store/device-database.ts';
import { syncProgram } from './sync-program.ts';

/** Syncs the open program once; how that ended is noted in it, where every tab sees it. */
export async function syncNow(device: DeviceDatabase): Promise<void> {
  const program = await device.current();
  if (!program?.server) return;
  const database = new ProgramDatabase(program.id);
  try {
    await syncProgram(database, program.server.accountId);
  } finally {
    database.close();
  }
}
