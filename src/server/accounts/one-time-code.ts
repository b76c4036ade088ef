import { createHmac, timingSafeEqual } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
/** How many steps a clock may be off, either way. */
const STEPS_OFF_MAX = 1;
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The number of 30-second steps since 1970. @param at in milliseconds. */
export function stepAt(at: number): number {
  return Math.floor(at / 1000 / STEP_SECONDS);
}

/** The code of a time step, as RFC 6238 has it: SHA-1, which is what every authenticator app speaks. */
export function codeAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', secret).update(counter).digest();
  const offset = (hash.at(-1) ?? 0) & 0xf;
  const number = hash.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/**
 * The step a code belongs to, if it is of now or of a step before or after, and none is older than the last one used.
 * @param at in milliseconds.
 */
export function stepOfCode(
  secret: Uint8Array,
  code: string,
  at: number,
  lastStep: number,
): number | null {
  const now = stepAt(at);
  for (let step = now - STEPS_OFF_MAX; step <= now + STEPS_OFF_MAX; step++) {
    if (step > lastStep && isSame(codeAt(secret, step), code)) return step;
  }
  return null;
}

function isSame(wanted: string, given: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === wanted.length && timingSafeEqual(Buffer.from(wanted), bytes);
}

/** Bytes in base 32, as people type secrets into authenticator apps. */
export function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{1,5}/g) ?? [];
  return groups.map((group) => BASE_32.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('');
}

/** The address that authenticator apps read from a picture. */
export function codeAddress(secret: Uint8Array, email: string): string {
  const label = encodeURIComponent(`Residency Scheduler:${email}`);
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=Residency%20Scheduler`;
}
