import * as z from 'zod/mini';
import { accountIdSchema } from '../../domain/id.ts';
import { labelSchema } from './tokens.ts';

/** Bytes as browsers hand them over, in base64url without padding. */
const bytesSchema = (lettersMax: number) =>
  z.string().check(z.regex(/^[\w-]+$/), z.maxLength(lettersMax));

/** `POST /auth/passkeys/begin`: asks for the password. */
export const beginPasskeySchema = z.object({
  password: z.string().check(z.minLength(1), z.maxLength(1000)),
});

/** What `/auth/passkeys/begin` answers: what `navigator.credentials.create` needs; bytes in base64url. */
export const passkeyOptionsSchema = z.object({
  challenge: z.string(),
  rpId: z.string(),
  userId: accountIdSchema,
  userName: z.string(),
  /** Passkeys that the account has already. */
  known: z.array(z.string()),
});
/** What making a passkey needs. */
export type PasskeyOptions = z.infer<typeof passkeyOptionsSchema>;

/** `POST /auth/passkeys/finish`: what the browser made (`getAuthenticatorData()`, `getPublicKey()`). */
export const finishPasskeySchema = z.object({
  label: labelSchema,
  credentialId: bytesSchema(1400),
  clientData: bytesSchema(4000),
  authenticatorData: bytesSchema(4000),
  publicKey: bytesSchema(2000),
});
/** A passkey that the browser made. */
export type FinishPasskey = z.infer<typeof finishPasskeySchema>;

/** `POST /auth/passkeys` answers a list of these. */
export const passkeyLineSchema = z.object({
  credentialId: z.string(),
  label: z.string(),
  createdAt: z.int(),
  usedAt: z.nullable(z.int()),
});
/** A passkey of the account. */
export type PasskeyLine = z.infer<typeof passkeyLineSchema>;

/** `POST /auth/passkeys/remove`. */
export const removePasskeySchema = z.object({ credentialId: bytesSchema(1400) });

/** What `/auth/passkey/begin` answers to nobody in particular: what `navigator.credentials.get` needs. */
export const passkeyChallengeSchema = z.object({ challenge: z.string(), rpId: z.string() });

/** `POST /auth/passkey/sign-in`: what the browser signed; answers as `/auth/sign-in` does. */
export const passkeySignInSchema = z.object({
  label: labelSchema,
  credentialId: bytesSchema(1400),
  clientData: bytesSchema(4000),
  authenticatorData: bytesSchema(4000),
  signature: bytesSchema(2000),
});
/** What the browser signed. */
export type PasskeySignIn = z.infer<typeof passkeySignInSchema>;

/** `POST /auth/second-factor/recovery-codes`: asks for the password and a code; makes ten codes in place of those before. */
export const makeRecoveryCodesSchema = z.object({
  password: z.string().check(z.minLength(1), z.maxLength(1000)),
  code: z.string().check(z.regex(/^[0-9]{6}$/)),
});

/** What `/auth/second-factor/recovery-codes` answers, once. */
export const recoveryCodesSchema = z.object({ codes: z.array(z.string()) });
