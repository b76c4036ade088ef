import * as z from 'zod/mini';

/** What OWASP recommends for PBKDF2 with SHA-256 (2023): about half a second on a phone. */
const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const DIGEST_BITS = 256;

/** Shortest and longest PIN, in digits. */
export const PIN_LENGTH = { min: 4, max: 12 } as const;

const bytesSchema = z.instanceof(Uint8Array<ArrayBuffer>);

/** A PIN as it is kept: what a slow hash makes of it with random bytes, from which it cannot be read back. */
export const keptPinSchema = z.object({
  salt: bytesSchema,
  digest: bytesSchema,
  iterations: z.int(),
});
/** A PIN as it is kept. */
export type KeptPin = z.infer<typeof keptPinSchema>;

/** Whether it is of digits alone, neither too few nor too many. */
export function isPin(text: string): boolean {
  return /^\d+$/.test(text) && text.length >= PIN_LENGTH.min && text.length <= PIN_LENGTH.max;
}

/** Makes of a PIN what is kept of it. */
export async function keptPin(pin: string): Promise<KeptPin> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { salt, digest: await digestOf(pin, salt, ITERATIONS), iterations: ITERATIONS };
}

/** Whether this is the PIN that is kept. */
export async function isKeptPin(pin: string, kept: KeptPin): Promise<boolean> {
  const digest = await digestOf(pin, kept.salt, kept.iterations);
  return digest.every((byte, place) => byte === kept.digest[place]);
}

async function digestOf(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new TextEncoder().encode(pin);
  const key = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveBits']);
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, key, DIGEST_BITS));
}
