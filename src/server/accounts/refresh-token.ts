import { createHmac, timingSafeEqual } from 'node:crypto';
import { type SessionId, sessionIdSchema } from './session-id.ts';

/** Which refresh token it is: the first of a session is 1, each use makes the next. */
export interface RefreshToken {
  readonly sessionId: SessionId;
  readonly generation: number;
}

/**
 * A refresh token as the cookie carries it: which one it is, and 256 bits that only this server can compute. Nothing has to
 * be stored of it, and the same successor is made as often as it is asked for.
 */
export function writeRefreshToken(key: Uint8Array, token: RefreshToken): string {
  return `${token.sessionId}.${token.generation}.${proofOf(key, token)}`;
}

/** Reads what a cookie carries; null where it is none of ours. */
export function readRefreshToken(key: Uint8Array, text: string): RefreshToken | null {
  const parts = /^([0-9a-z]{12})\.([1-9][0-9]{0,14})\.([\w-]{43})$/.exec(text);
  const id = sessionIdSchema.safeParse(parts?.[1]);
  if (!parts || !id.success) return null;
  const token = { sessionId: id.data, generation: Number(parts[2]) };
  // Compared as they are written: several texts decode to the same bits, and only one of them is ours.
  const given = Buffer.from(parts[3] ?? '');
  const wanted = Buffer.from(proofOf(key, token));
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}

function proofOf(key: Uint8Array, { sessionId, generation }: RefreshToken): string {
  return createHmac('sha256', key).update(`${sessionId}.${generation}`).digest('base64url');
}
