import * as z from 'zod/mini';
import { type Outcome, refused } from '../domain/changes/change.ts';
import { headerProblem, parseJsonObject, schemaProblem } from './file-problems.ts';

/** What the header of a sealed file says it is. */
export const SEALED_FORMAT = 'residency-scheduler-sealed';
/** The version this build writes; it reads every version up to this one. */
export const SEALED_FORMAT_VERSION = 1;

const CIPHER = 'AES-GCM-256';
const DERIVATION = 'PBKDF2-SHA-256';
/** What OWASP recommends for PBKDF2 with SHA-256 (2023). */
const ITERATIONS = 600_000;
/** More would only keep a phone busy. */
const ITERATIONS_MAX = 5_000_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;
/** As much of the content's SHA-256 as tells one file from another. */
const ID_BYTES = 12;

const base64Schema = z.string().check(
  z.regex(/^[A-Za-z0-9+/]+={0,2}$/),
  z.refine((text) => text.length % 4 === 0),
);
const sealedSchema = z.object({
  contentId: z.string(),
  cipher: z.literal(CIPHER),
  kdf: z.literal(DERIVATION),
  iterations: z.int().check(z.gte(1), z.lte(ITERATIONS_MAX)),
  salt: base64Schema,
  iv: base64Schema,
  data: base64Schema,
});

/** Random bytes for one sealing, never used twice: 16 of salt, 12 of initialisation vector. */
export interface SealingBytes {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iv: Uint8Array<ArrayBuffer>;
}

/**
 * Encrypts a text with a passphrase. Outside stands only how it was sealed and an id of the content, by which a device
 * sees that it changed. @throws if the random bytes are of other lengths.
 */
export async function sealFile(
  text: string,
  passphrase: string,
  { salt, iv }: SealingBytes,
): Promise<string> {
  if (salt.length !== SALT_BYTES || iv.length !== IV_BYTES) {
    throw new Error(`Sealing needs ${SALT_BYTES} bytes of salt and ${IV_BYTES} of vector`);
  }
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const id = toBase64(new Uint8Array(digest).subarray(0, ID_BYTES));
  const key = await keyFrom(await passphraseKey(passphrase), salt, ITERATIONS);
  const data = await crypto.subtle.encrypt(cipherOf(iv, id), key, new TextEncoder().encode(text));
  const file = {
    format: SEALED_FORMAT,
    version: SEALED_FORMAT_VERSION,
    contentId: id,
    cipher: CIPHER,
    kdf: DERIVATION,
    iterations: ITERATIONS,
    salt: toBase64(salt),
    iv: toBase64(iv),
    data: toBase64(new Uint8Array(data)),
  };
  return `${JSON.stringify(file)}\n`;
}

/** Whether the text says it is a sealed file, so that a passphrase must be asked for. */
export function isSealed(text: string): boolean {
  const read = parseJsonObject(text, 'a sealed file');
  return read.ok && read.value.format === SEALED_FORMAT;
}

/**
 * A passphrase as a key that cannot be read back, for a device to keep: it opens every file sealed with the same
 * passphrase, whatever the salt.
 */
export async function passphraseKey(passphrase: string): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize('NFC'));
  return crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
}

/**
 * Decrypts what `sealFile` wrote, with the passphrase or the key made of it. Problems: `not-json`, `wrong-format`, `newer-version`, `invalid`,
 * `wrong-passphrase` (or the file was altered: the two cannot be told apart).
 */
export async function openSealedFile(
  text: string,
  passphrase: string | CryptoKey,
): Promise<Outcome<string>> {
  const read = parseJsonObject(text, 'a sealed file');
  if (!read.ok) return read;
  const problem = headerProblem(read.value, SEALED_FORMAT, SEALED_FORMAT_VERSION, 'a sealed file');
  if (problem) return problem;
  const parsed = sealedSchema.safeParse(read.value);
  if (!parsed.success) return schemaProblem(parsed.error.issues, read.value);
  const { iterations, salt, iv, data, contentId: id } = parsed.data;
  const secret = typeof passphrase === 'string' ? await passphraseKey(passphrase) : passphrase;
  const key = await keyFrom(secret, fromBase64(salt), iterations);
  try {
    const opened = await crypto.subtle.decrypt(cipherOf(fromBase64(iv), id), key, fromBase64(data));
    return { ok: true, value: new TextDecoder().decode(opened) };
  } catch {
    return refused(
      'wrong-passphrase',
      'This passphrase does not open the file. Check capitals and blanks, or ask for the file again.',
      'passphrase',
    );
  }
}

async function keyFrom(
  material: CryptoKey,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  const cipher = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, material, cipher, false, ['encrypt', 'decrypt']);
}

/** The content id is bound to the content: a file whose header was exchanged does not open. */
function cipherOf(iv: Uint8Array<ArrayBuffer>, id: string): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) };
}

const SLICE_BYTES = 0x8000;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
    text += String.fromCharCode(...bytes.subarray(at, at + SLICE_BYTES));
  }
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
