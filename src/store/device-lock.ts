import type { Instant } from '../domain/time/zone.ts';
import type { DeviceDatabase } from './device-database.ts';

/** The settings of a device in which its screen lock is remembered. */
export const LOCK_SETTINGS = {
  /** How it is opened; no such setting, no lock. */
  lock: 'lock',
  /** Until when it stays open without asking again, as milliseconds since 1970. */
  openUntil: 'lock-open-until',
  /** What was tried in vain. */
  tries: 'lock-tries',
} as const;

/** The setting that says a device is used by several people and shows nothing of one person. */
export const SHARED = 'shared';

/** Whether the screen lock of a device is closed at that moment, where none of its windows is open already. */
export async function isLockedAt(device: DeviceDatabase, at: Instant): Promise<boolean> {
  const { lock, openUntil } = LOCK_SETTINGS;
  const [set, until] = await device.settings.many([lock, openUntil]);
  return set !== undefined && !(typeof until?.value === 'number' && at < until.value);
}
