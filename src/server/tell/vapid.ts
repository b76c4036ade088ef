import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';

const COORDINATE_BYTES = 32;
const TOKEN_SECONDS = 12 * 60 * 60;

/** By which push services know this server (RFC 8292). */
export interface VapidKeys {
  /** Uncompressed, in base64url, as browsers are given it. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

/** The key pair that belongs to 32 secret bytes. @throws where they are no number of the curve, which has odds of 2⁻³². */
export function vapidKeys(secret: Uint8Array): VapidKeys {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  const point = pair.getPublicKey();
  const coordinate = (from: number): string =>
    point.subarray(from, from + COORDINATE_BYTES).toString('base64url');
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-256',
      x: coordinate(1),
      y: coordinate(1 + COORDINATE_BYTES),
      d: Buffer.from(secret).toString('base64url'),
    },
  });
  return { publicKey: point.toString('base64url'), privateKey };
}

/** What a push service is shown. @param contact whom it can turn to, `mailto:` or `https:`. @param at in milliseconds. */
export async function vapidHeader(
  { publicKey, privateKey }: VapidKeys,
  endpoint: string,
  contact: string,
  at: number,
): Promise<string> {
  const token = await new SignJWT({})
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT' })
    .setAudience(new URL(endpoint).origin)
    .setExpirationTime(Math.floor(at / 1000) + TOKEN_SECONDS)
    .setSubject(contact)
    .sign(privateKey);
  return `vapid t=${token}, k=${publicKey}`;
}
