import { disconnectProgram } from '../../../sync/connect.ts';
import { ProgramDatabase } from '../../../store/database.ts';
import type { DeviceDatabase, KnownProgram } from '../../../store/device-database.ts';
import { forgetOwn } from '../../own-memory.ts';

/** How many changes in these programs the server has not decided. */
export async function countWaiting(programs: readonly KnownProgram[]): Promise<number> {
  let waiting = 0;
  for (const { id } of programs) {
    const database = new ProgramDatabase(id);
    waiting += await database.waiting.count();
    database.close();
  }
  return waiting;
}

/** Deletes these programs from the device, with what was not sent. */
export async function forgetHeld(
  device: DeviceDatabase,
  programs: readonly KnownProgram[],
): Promise<void> {
  for (const { id } of programs) {
    await device.programs.delete(id);
    await forgetOwn(device, id);
    await new ProgramDatabase(id).delete();
  }
}

/** Lets the device keep a program as its own: no server has a say in it any more. */
export async function keepAsOwn(device: DeviceDatabase, program: KnownProgram): Promise<void> {
  const database = new ProgramDatabase(program.id);
  await disconnectProgram(database);
  database.close();
  const { server: _server, ...own } = program;
  await device.programs.put(own);
}
