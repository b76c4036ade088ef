import { createCipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';

/** The keys of a browser's subscription. */
export interface PushKeys {
  /** Its public key on P-256, uncompressed, in base64url. */
  readonly p256dh: string;
  /** 16 bytes in base64url. */
  readonly auth: string;
}

const CURVE = 'prime256v1';
const SALT_BYTES = 16;
const RECORD_BYTES = 4096;
/** After the text of the last record (RFC 8188). */
const LAST_RECORD = 2;

/**
 * Encrypts a message so that only that browser reads it (RFC 8291: aes128gcm of RFC 8188, in one record).
 * @param fresh a key pair and 16 random bytes for this message alone. @throws where the browser's key is no point of P-256.
 */
export function encryptPush(
  message: string,
  { p256dh, auth }: PushKeys,
  fresh: { readonly keys: ECDH; readonly salt: Uint8Array } = freshKeys(),
): Buffer {
  const theirs = Buffer.from(p256dh, 'base64url');
  const ours = fresh.keys.getPublicKey();
  const shared = fresh.keys.computeSecret(theirs);
  const about = Buffer.concat([Buffer.from('WebPush: info\0'), theirs, ours]);
  const secret = derive(shared, Buffer.from(auth, 'base64url'), about, 32);
  const key = derive(secret, fresh.salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = derive(secret, fresh.salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const cipher = createCipheriv('aes-128-gcm', key, nonce);
  const text = Buffer.concat([Buffer.from(message), Buffer.from([LAST_RECORD])]);
  const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const sizes = Buffer.alloc(5);
  sizes.writeUInt32BE(RECORD_BYTES, 0);
  sizes.writeUInt8(ours.length, 4);
  return Buffer.concat([fresh.salt, sizes, ours, sealed]);
}

/** Whether these are keys by which a message can be encrypted. */
export function arePushKeys(keys: PushKeys): boolean {
  try {
    encryptPush('', keys);
    return true;
  } catch {
    return false;
  }
}

function freshKeys() {
  const keys = createECDH(CURVE);
  keys.generateKeys();
  return { keys, salt: randomBytes(SALT_BYTES) };
}

function derive(key: Uint8Array, salt: Uint8Array, about: Uint8Array, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, about, bytes));
}
