import { say } from '../../../answers/say.ts';

/** The bit of the authenticator's flags that says it has recognised its owner, by finger, face or the phone's own PIN. */
const USER_VERIFIED = 0x04;
/** Where the flags stand in what the authenticator says. */
const FLAGS_AT = 32;
const RANDOM_BYTES = 32;
const TIMEOUT = 60_000;

/** ES256 and RS256, which together every platform has. */
const ALGORITHMS = [-7, -257] as const;

/** Whether this device can recognise its owner by finger, face or its own PIN. */
export async function canUsePasskey(): Promise<boolean> {
  if (!('PublicKeyCredential' in window)) return false;
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false);
}

/** Makes a passkey on this device. @returns its id; null where the person or the browser would not. */
export async function makePasskey(): Promise<Uint8Array<ArrayBuffer> | null> {
  const made = await navigator.credentials
    .create({
      publicKey: {
        rp: { name: 'Residency Scheduler' },
        user: { id: random(), name: say`This device`, displayName: say`This device` },
        challenge: random(),
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: {
          authenticatorAttachment: 'platform',
          userVerification: 'required',
          residentKey: 'discouraged',
        },
        timeout: TIMEOUT,
      },
    })
    .catch(() => null);
  return made instanceof PublicKeyCredential ? new Uint8Array(made.rawId) : null;
}

/**
 * Asks the device to recognise its owner. There is no server to convince: it is enough that the device says whom it
 * recognised, as with the phone's own lock.
 */
export async function askPasskey(id: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const given = await navigator.credentials
    .get({
      publicKey: {
        challenge: random(),
        allowCredentials: [{ type: 'public-key', id, transports: ['internal'] }],
        userVerification: 'required',
        timeout: TIMEOUT,
      },
    })
    .catch(() => null);
  if (!(given instanceof PublicKeyCredential)) return false;
  const { response } = given;
  if (!(response instanceof AuthenticatorAssertionResponse)) return false;
  const flags = new Uint8Array(response.authenticatorData)[FLAGS_AT] ?? 0;
  return (flags & USER_VERIFIED) !== 0;
}

function random(): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(RANDOM_BYTES));
}
