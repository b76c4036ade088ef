import type { ProgramId } from '../domain/id.ts';
import type { DeviceDatabase } from '../store/device-database.ts';

/**
 * What a device remembers of its owner in a program, and where: their days as last seen, their calendar as given out, when
 * what it holds was last compared with the server.
 */
const NAMES = ['seen', 'calendar', 'compared'] as const;

/** The name of the setting that holds it. */
export function ownMemory(what: (typeof NAMES)[number], programId: ProgramId): string {
  return `${what} ${programId}`;
}

/** Forgets all of it: the program goes, or the device is somebody else's. */
export async function forgetOwn(device: DeviceDatabase, programId: ProgramId): Promise<void> {
  await Promise.all(NAMES.map((what) => device.settings.delete(ownMemory(what, programId))));
}
