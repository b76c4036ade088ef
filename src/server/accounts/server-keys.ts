import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What the server signs and seals with, 32 bytes each. */
export interface ServerKeys {
  readonly accessTokens: Uint8Array;
  readonly refreshTokens: Uint8Array;
  readonly sealing: Uint8Array;
  /** Of the key pair by which push services know the server. */
  readonly push: Uint8Array;
}

const SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** One key for each purpose out of the server's secret. */
export function keysFrom(secret: Uint8Array): ServerKeys {
  const key = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', secret, '', `residency ${purpose}`, SECRET_BYTES));
  return {
    accessTokens: key('access tokens'),
    refreshTokens: key('refresh tokens'),
    sealing: key('sealing'),
    push: key('push'),
  };
}

/**
 * The server's secret: `SERVER_SECRET` (64 hexadecimal digits, the same for every process on one database), or a file in
 * `DATA_FOLDER`, made on first use and readable by nobody else. It is not in the database, so that a stolen copy of that
 * signs nobody in.
 * @throws where the environment gives neither, or something else.
 */
export async function readServerSecret({
  SERVER_SECRET: given,
  DATA_FOLDER: folder,
}: {
  readonly SERVER_SECRET?: string | undefined;
  readonly DATA_FOLDER?: string | undefined;
}): Promise<Uint8Array> {
  if (given) return parseSecret(given, 'SERVER_SECRET');
  if (!folder) {
    throw new Error(
      'SERVER_SECRET is missing: 64 hexadecimal digits, such as `openssl rand -hex 32` prints (or name a DATA_FOLDER to keep it in)',
    );
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'server-secret');
  const made = randomBytes(SECRET_BYTES).toString('hex');
  await writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: unknown) => {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    if (!exists) throw error;
  });
  return parseSecret((await readFile(file, 'utf8')).trim(), file);
}

function parseSecret(text: string, where: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new Error(`${where} must be 64 hexadecimal digits`);
  return Buffer.from(text, 'hex');
}

/** Encrypts a short text so that only this server reads it (AES-256-GCM). */
export function seal(key: Uint8Array, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** What was sealed. @throws when it was sealed with another key, or changed since. */
export function unseal(key: Uint8Array, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}
