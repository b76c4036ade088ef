import { createHash, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import * as z from 'zod/mini';

// The parts of WebAuthn (Level 2) that passkeys without attestation need: the browser hands over the public key as such.

const HASH_BYTES = 32;
const FLAGS_AT = HASH_BYTES;
const COUNT_AT = FLAGS_AT + 1;
const CREDENTIAL_AT = COUNT_AT + 4;
const MODEL_BYTES = 16;
const PRESENT = 0x01;
const VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

const clientDataSchema = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.optional(z.boolean()),
});

/** What the browser says it was asked, where it was asked that, by a page of this host. */
export function readClientData(
  clientData: string,
  type: 'webauthn.create' | 'webauthn.get',
  host: string,
): { readonly challenge: string } | null {
  const read = clientDataSchema.safeParse(parsed(Buffer.from(clientData, 'base64url').toString()));
  if (!read.success || read.data.type !== type || read.data.crossOrigin === true) return null;
  const { origin, challenge } = read.data;
  if (!URL.canParse(origin)) return null;
  const { protocol, host: from, hostname } = new URL(origin);
  const isSecure = protocol === 'https:' || hostname === 'localhost';
  return isSecure && from === host ? { challenge } : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What an authenticator says: for which host, that it knows its owner, and how often it signed. */
export interface AuthenticatorData {
  readonly signCount: number;
  /** The id of the credential that was made; null where none was. */
  readonly credentialId: string | null;
}

/** Reads what an authenticator says; null unless it is for that host and its owner was present and verified. */
export function readAuthenticatorData(data: Buffer, rpId: string): AuthenticatorData | null {
  if (data.length < CREDENTIAL_AT) return null;
  const wanted = createHash('sha256').update(rpId).digest();
  if (!timingSafeEqual(data.subarray(0, HASH_BYTES), wanted)) return null;
  const flags = data.readUInt8(FLAGS_AT);
  if ((flags & PRESENT) === 0 || (flags & VERIFIED) === 0) return null;
  const signCount = data.readUInt32BE(COUNT_AT);
  if ((flags & HAS_CREDENTIAL) === 0) return { signCount, credentialId: null };
  const lengthAt = CREDENTIAL_AT + MODEL_BYTES;
  if (data.length < lengthAt + 2) return null;
  const from = lengthAt + 2;
  const to = from + data.readUInt16BE(lengthAt);
  if (data.length < to) return null;
  return { signCount, credentialId: data.subarray(from, to).toString('base64url') };
}

/** A public key that signatures can be checked with: on P-256, Ed25519, or RSA of at least 2048 bits; else null. */
export function readPublicKey(publicKey: string): KeyObject | null {
  try {
    const der = Buffer.from(publicKey, 'base64url');
    const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
    const isTaken =
      type === 'ed25519' ||
      (type === 'ec' && details?.namedCurve === 'prime256v1') ||
      (type === 'rsa' && (details?.modulusLength ?? 0) >= 2048);
    return isTaken ? key : null;
  } catch {
    return null;
  }
}

/** Whether the authenticator that holds the key signed these. */
export function isSignedBy(
  key: KeyObject,
  { clientData, authenticatorData, signature }: Readonly<Record<SignedPart, string>>,
): boolean {
  const hash = createHash('sha256').update(Buffer.from(clientData, 'base64url')).digest();
  const signed = Buffer.concat([Buffer.from(authenticatorData, 'base64url'), hash]);
  const algorithm = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return verify(algorithm, signed, key, Buffer.from(signature, 'base64url'));
}

type SignedPart = 'clientData' | 'authenticatorData' | 'signature';
