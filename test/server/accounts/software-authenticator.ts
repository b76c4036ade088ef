import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const PRESENT_AND_VERIFIED = 0x05;
const HAS_CREDENTIAL = 0x40;

const base64url = (data: string | Buffer): string => Buffer.from(data).toString('base64url');

/** What a page and its authenticator may do otherwise than they should. */
export interface Twist {
  readonly origin?: string;
  readonly type?: string;
  readonly rpId?: string;
  readonly flags?: number;
}

/** An authenticator made of software, together with the browser around it. */
export class SoftwareAuthenticator {
  readonly credentialId = base64url(randomBytes(32));
  readonly #privateKey: KeyObject;
  readonly publicKey: string;
  count: number;

  /** @param count what it counts from; 0 for one that does not count. */
  constructor(kind: 'ec' | 'ed25519' | 'rsa' = 'ec', count = 0) {
    const { publicKey, privateKey } =
      kind === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : kind === 'rsa'
          ? generateKeyPairSync('rsa', { modulusLength: 2048 })
          : generateKeyPairSync('ed25519');
    this.#privateKey = privateKey;
    this.publicKey = base64url(publicKey.export({ format: 'der', type: 'spki' }));
    this.count = count;
  }

  /** What the browser hands over once a passkey was made. */
  make(challenge: string, rpId: string, twist: Twist = {}) {
    const id = Buffer.from(this.credentialId, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, id, Buffer.from([0xa0])]);
    return {
      label: 'My phone',
      credentialId: this.credentialId,
      clientData: this.#clientData('webauthn.create', challenge, twist),
      authenticatorData: base64url(
        Buffer.concat([this.#head(rpId, HAS_CREDENTIAL, twist), credential]),
      ),
      publicKey: this.publicKey,
    };
  }

  /** What the browser hands over once it was signed. */
  sign(challenge: string, rpId: string, twist: Twist = {}) {
    const clientData = this.#clientData('webauthn.get', challenge, twist);
    const head = this.#head(rpId, 0, twist);
    const hash = createHash('sha256').update(Buffer.from(clientData, 'base64url')).digest();
    const algorithm = this.#privateKey.asymmetricKeyType === 'ed25519' ? null : 'sha256';
    const signature = sign(algorithm, Buffer.concat([head, hash]), this.#privateKey);
    return {
      label: 'My phone',
      credentialId: this.credentialId,
      clientData,
      authenticatorData: base64url(head),
      signature: base64url(signature),
    };
  }

  #clientData(type: string, challenge: string, twist: Twist): string {
    const origin = twist.origin ?? 'http://localhost';
    return base64url(JSON.stringify({ type: twist.type ?? type, challenge, origin }));
  }

  #head(rpId: string, more: number, twist: Twist): Buffer {
    if (this.count > 0) this.count += 1;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.count);
    const host = createHash('sha256')
      .update(twist.rpId ?? rpId)
      .digest();
    return Buffer.concat([
      host,
      Buffer.from([(twist.flags ?? PRESENT_AND_VERIFIED) | more]),
      count,
    ]);
  }
}
