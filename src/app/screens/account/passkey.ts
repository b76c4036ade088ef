import * as z from 'zod/mini';
import { say } from '../../../answers/say.ts';
import { passkeyChallengeSchema, passkeyOptionsSchema } from '../../../sync/messages/passkeys.ts';
import { base64urlOf, bytesOf } from './base64url.ts';
import { deviceLabel } from './device-label.ts';
import { serverClient } from './server-client.ts';
import { refusalWords } from './trouble-words.ts';

/** EdDSA, ES256 and RS256: what the server can check. */
const ALGORITHMS = [-8, -7, -257] as const;

/** Whether this browser knows passkeys at all. */
export function knowsPasskeys(): boolean {
  return 'PublicKeyCredential' in window;
}

/** Makes a passkey for the account that is signed in. @returns why not, in words, or null. */
export async function makePasskey(password: string): Promise<string | null> {
  const client = serverClient();
  const begun = await client.ask('/auth/passkeys/begin', passkeyOptionsSchema, { password });
  if (!begun.ok) {
    return begun.code === 'unreadable' ? say`Please enter your password.` : refusalWords(begun);
  }
  const { challenge, rpId, userId, userName, known } = begun.value;
  const made = await navigator.credentials
    .create({
      publicKey: {
        challenge: bytesOf(challenge),
        rp: { id: rpId, name: 'Residency Scheduler' },
        user: { id: new TextEncoder().encode(userId), name: userName, displayName: userName },
        pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        excludeCredentials: known.map((id) => ({ type: 'public-key', id: bytesOf(id) })),
      },
    })
    .catch(() => null);
  if (!(made instanceof PublicKeyCredential)) return notMade();
  const { response } = made;
  const publicKey =
    response instanceof AuthenticatorAttestationResponse ? response.getPublicKey() : null;
  if (!(response instanceof AuthenticatorAttestationResponse) || !publicKey) return notMade();
  const finished = await client.ask('/auth/passkeys/finish', z.null(), {
    label: deviceLabel(navigator.userAgent),
    credentialId: made.id,
    clientData: base64urlOf(response.clientDataJSON),
    authenticatorData: base64urlOf(response.getAuthenticatorData()),
    publicKey: base64urlOf(publicKey),
  });
  return finished.ok ? null : refusalWords(finished);
}

/** Signs in with a passkey of whatever account its owner chooses. @returns why not, in words, or null. */
export async function signInWithPasskey(): Promise<string | null> {
  const client = serverClient();
  const begun = await client.askOpenly('/auth/passkey/begin', passkeyChallengeSchema, {});
  if (!begun.ok) return refusalWords(begun);
  const { challenge, rpId } = begun.value;
  const given = await navigator.credentials
    .get({ publicKey: { challenge: bytesOf(challenge), rpId, userVerification: 'required' } })
    .catch(() => null);
  if (!(given instanceof PublicKeyCredential)) return notUsed();
  const { response } = given;
  if (!(response instanceof AuthenticatorAssertionResponse)) return notUsed();
  const signedIn = await client.signInWithPasskey({
    label: deviceLabel(navigator.userAgent),
    credentialId: given.id,
    clientData: base64urlOf(response.clientDataJSON),
    authenticatorData: base64urlOf(response.authenticatorData),
    signature: base64urlOf(response.signature),
  });
  return signedIn.ok ? null : refusalWords(signedIn);
}

function notMade(): string {
  return say`No passkey was made: it was cancelled, or this device has one already.`;
}

function notUsed(): string {
  return say`No passkey was used: it was cancelled, or this device has none for this address.`;
}
