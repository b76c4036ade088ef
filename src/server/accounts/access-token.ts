import { SignJWT, errors, jwtVerify } from 'jose';
import * as z from 'zod/mini';
import { type AccountId, accountIdSchema } from '../../domain/id.ts';
import { type SessionId, sessionIdSchema } from './session-id.ts';

/** How long an access token is good. */
export const ACCESS_TOKEN_SECONDS = 600;

const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';
const AUDIENCE = 'residency';

/** What an access token says: who, in which session. What they may do is read from the database each time. */
export interface AccessClaims {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  /** The account's session version when it was made. */
  readonly sessionVersion: number;
  /** The refresh token it was sent with. */
  readonly generation: number;
}

const claimsSchema = z.object({
  sub: accountIdSchema,
  sid: sessionIdSchema,
  sv: z.int(),
  gen: z.int(),
});

/** Signs an access token. @param at in milliseconds. */
export function signAccessToken(
  key: Uint8Array,
  { accountId, sessionId, sessionVersion, generation }: AccessClaims,
  at: number,
): Promise<string> {
  const seconds = Math.floor(at / 1000);
  return new SignJWT({ sid: sessionId, sv: sessionVersion, gen: generation })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(accountId)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + ACCESS_TOKEN_SECONDS)
    .sign(key);
}

/** What a token says, or that it is over, or that it is none of ours. @param at in milliseconds. */
export async function readAccessToken(
  key: Uint8Array,
  token: string,
  at: number,
): Promise<AccessClaims | 'expired' | 'invalid'> {
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      typ: TYPE,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'iat', 'exp'],
      maxTokenAge: ACCESS_TOKEN_SECONDS,
      currentDate: new Date(at),
    });
    const read = claimsSchema.safeParse(payload);
    if (!read.success) return 'invalid';
    const { sub, sid, sv, gen } = read.data;
    return { accountId: sub, sessionId: sid, sessionVersion: sv, generation: gen };
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
  }
}
