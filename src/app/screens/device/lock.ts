import * as z from 'zod/mini';
import type { Instant } from '../../../domain/time/zone.ts';
import type { DeviceDatabase } from '../../../store/device-database.ts';
import { LOCK_SETTINGS } from '../../../store/device-lock.ts';
import { askPasskey } from './passkey.ts';
import { isKeptPin, keptPinSchema } from './pin.ts';

const MINUTE = 60_000;
/** So many wrong PINs in a row cost nothing; each further one costs twice the wait of the one before. */
const FREE_TRIES = 5;
const FIRST_WAIT = MINUTE;
const LONGEST_WAIT = 60 * MINUTE;

const lockSchema = z.object({
  pin: keptPinSchema,
  /** The passkey that opens it besides, where there is one. */
  passkeyId: z.nullable(z.instanceof(Uint8Array<ArrayBuffer>)),
  /** How long the app may be in the background before it asks again. */
  minutesOpen: z.int(),
});
/** The screen lock of a device. */
export type Lock = z.infer<typeof lockSchema>;

const triesSchema = z.object({ wrong: z.int(), waitUntil: z.int() });
const NO_TRIES = { wrong: 0, waitUntil: 0 };

/** What came of trying to open the lock. */
export type Opened =
  | { readonly kind: 'open' | 'not-recognised' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  | { readonly kind: 'wait'; readonly until: Instant };

/** The screen lock of the device; null where there is none. */
export async function readLock(device: DeviceDatabase): Promise<Lock | null> {
  return lockSchema.safeParse((await device.settings.get(LOCK_SETTINGS.lock))?.value).data ?? null;
}

/** Sets the lock, open for now. */
export async function setLock(device: DeviceDatabase, lock: Lock, at: Instant): Promise<void> {
  await stayOpen(device, at, Math.max(lock.minutesOpen, 1));
  await device.settings.put({ name: LOCK_SETTINGS.lock, value: lock });
}

/** Takes the lock away with all that is remembered of it. */
export async function removeLock(device: DeviceDatabase): Promise<void> {
  for (const name of Object.values(LOCK_SETTINGS)) await device.settings.delete(name);
}

/** Remembers that the lock stays open for so many minutes more, also when the app is loaded anew. */
export async function stayOpen(
  device: DeviceDatabase,
  at: Instant,
  minutes: number,
): Promise<void> {
  await device.settings.put({ name: LOCK_SETTINGS.openUntil, value: at + minutes * MINUTE });
}

/** Tries a PIN. Wrong ones are counted on the device, so that loading the app anew does not begin the count again. */
export async function tryPin(
  device: DeviceDatabase,
  lock: Lock,
  pin: string,
  at: Instant,
): Promise<Opened> {
  const waiting = await waitingUntil(device, at);
  if (waiting !== null) return { kind: 'wait', until: waiting };
  if (await isKeptPin(pin, lock.pin)) return open(device, lock, at);
  const wrong = (await readTries(device)).wrong + 1;
  const over = wrong - FREE_TRIES;
  const wait = over < 0 ? 0 : Math.min(FIRST_WAIT * 2 ** over, LONGEST_WAIT);
  await device.settings.put({
    name: LOCK_SETTINGS.tries,
    value: { wrong, waitUntil: at + wait },
  });
  const until = await waitingUntil(device, at);
  return until === null
    ? { kind: 'wrong', triesLeft: FREE_TRIES - wrong }
    : { kind: 'wait', until };
}

/** Asks for the passkey. */
export async function tryPasskey(device: DeviceDatabase, lock: Lock, at: Instant): Promise<Opened> {
  const isRecognised = lock.passkeyId !== null && (await askPasskey(lock.passkeyId));
  return isRecognised ? open(device, lock, at) : { kind: 'not-recognised' };
}

async function open(device: DeviceDatabase, lock: Lock, at: Instant): Promise<Opened> {
  await device.settings.delete(LOCK_SETTINGS.tries);
  await stayOpen(device, at, lock.minutesOpen);
  return { kind: 'open' };
}

/** Until when no PIN can be tried; null where one can be. */
export async function waitingUntil(device: DeviceDatabase, at: Instant): Promise<Instant | null> {
  const { waitUntil } = await readTries(device);
  return at < waitUntil ? (waitUntil as Instant) : null;
}

async function readTries(device: DeviceDatabase) {
  const stored = (await device.settings.get(LOCK_SETTINGS.tries))?.value;
  return triesSchema.safeParse(stored).data ?? NO_TRIES;
}
