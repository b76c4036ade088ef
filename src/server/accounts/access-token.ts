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
  iat: z.int(),
  exp: z.int(),
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

interface KnownToken {
  readonly claims: AccessClaims;
  readonly issuedAt: number;
  readonly endsAt: number;
}

/** Tokens whose signature was checked before, by key: checking takes longer than all else that is done for most requests. */
const known = new WeakMap<Uint8Array, Map<string, KnownToken>>();
const KNOWN_MAX = 10_000;

/** What a token says, or that it is over, or that it is none of ours. @param at in milliseconds. */
export async function readAccessToken(
  key: Uint8Array,
  token: string,
  at: number,
): Promise<AccessClaims | 'expired' | 'invalid'> {
  const before = known.get(key)?.get(token);
  if (before && at >= before.issuedAt && at < before.endsAt) return before.claims;
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
    const { sub, sid, sv, gen, iat, exp } = read.data;
    const claims = { accountId: sub, sessionId: sid, sessionVersion: sv, generation: gen };
    remember(key, token, { claims, issuedAt: iat * 1000, endsAt: exp * 1000 });
    return claims;
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
  }
}

function remember(key: Uint8Array, token: string, read: KnownToken): void {
  const tokens = known.get(key) ?? new Map<string, KnownToken>();
  known.set(key, tokens);
  const [oldest] = tokens.keys();
  if (tokens.size >= KNOWN_MAX && oldest !== undefined) tokens.delete(oldest);
  tokens.set(token, read);
}
