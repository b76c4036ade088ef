import * as z from 'zod/mini';
import { type AccountId, accountIdSchema } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { SessionLine } from '../../sync/messages/auth.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { noteAuthEvent } from './auth-events.ts';
import type { RefreshToken } from './refresh-token.ts';
import { randomId, type SessionId, sessionIdSchema } from './session-id.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A session that nobody used for so long is over. */
const IDLE_DAYS_MAX = 30;
/** A session is over after so long, however often it was used. */
export const SESSION_DAYS_MAX = 180;
/** How long a token that was replaced is answered with the newest one all the same: several tabs, late requests. */
const REPLAY_SECONDS_MAX = 60;

/** Why a session ended. */
export type EndReason = 'signed-out' | 'revoked' | 'token-reused' | 'expired' | 'password-changed';

const sessionSchema = z.object({
  account_id: accountIdSchema,
  is_strong: z.int(),
  created_at: z.int(),
  seen_at: z.int(),
  generation: z.int(),
  confirmed_generation: z.int(),
  replaced_at: z.int(),
  replaced_before_at: z.int(),
  ended_at: z.nullable(z.int()),
  end_reason: z.nullable(z.string()),
  is_wiped: z.int(),
});

/** Begins a session. @returns its first refresh token. */
export async function openSession(
  transaction: Transaction,
  session: { readonly accountId: AccountId; readonly label: string; readonly isStrong: boolean },
  at: Instant,
): Promise<RefreshToken> {
  const sessionId = sessionIdSchema.parse(randomId());
  await transaction.run(
    `insert into session (id, account_id, label, is_strong, created_at, seen_at, generation,
       confirmed_generation, replaced_at, replaced_before_at, ended_at, end_reason, is_wiped)
     values ($1, $2, $3, $4, $5, $5, 1, 1, 0, 0, null, null, 0)`,
    [sessionId, session.accountId, session.label, session.isStrong ? 1 : 0, at],
  );
  return { sessionId, generation: 1 };
}

/** What became of a refresh token: the token that follows, or why there is none. */
export type Refreshed =
  | { readonly ok: true; readonly accountId: AccountId; readonly token: RefreshToken }
  | { readonly ok: false; readonly code: 'session-ended' }
  | { readonly ok: false; readonly code: 'device-revoked'; readonly isWiped: boolean };

const OVER: Refreshed = { ok: false, code: 'session-ended' };

/**
 * Exchanges a refresh token. One that was replaced is answered with the newest one where that did not surely arrive (it, or
 * an access token sent with it, was never seen), however long ago, and for a minute in any case. Otherwise two hold the
 * same token, and the session ends.
 */
export async function refreshSession(
  transaction: Transaction,
  { sessionId, generation }: RefreshToken,
  at: Instant,
): Promise<Refreshed> {
  const [session] = await transaction.query(
    sessionSchema,
    `select account_id, is_strong, created_at, seen_at, generation, confirmed_generation, replaced_at,
       replaced_before_at, ended_at, end_reason, is_wiped
     from session where id = $1 ${transaction.dialect.forUpdate}`,
    [sessionId],
  );
  if (!session) return OVER;
  const accountId = session.account_id;
  if (session.ended_at !== null) {
    if (session.end_reason !== 'revoked') return OVER;
    return { ok: false, code: 'device-revoked', isWiped: session.is_wiped === 1 };
  }
  if (isOver(session.created_at, session.seen_at, at)) {
    await endSession(transaction, sessionId, 'expired', at);
    return OVER;
  }
  // After a restored copy of the database a device can be ahead of it.
  if (generation >= session.generation) {
    await transaction.run(
      `update session set generation = $2, confirmed_generation = $3, seen_at = $4, replaced_at = $4,
         replaced_before_at = replaced_at where id = $1`,
      [sessionId, generation + 1, generation, at],
    );
    return { ok: true, accountId, token: { sessionId, generation: generation + 1 } };
  }
  if (mayReplay(session, generation, at)) {
    return { ok: true, accountId, token: { sessionId, generation: session.generation } };
  }
  await endSession(transaction, sessionId, 'token-reused', at);
  const event = { name: 'token-reused', at, accountId, byAccountId: null, sessionId } as const;
  await noteAuthEvent(transaction, event);
  return OVER;
}

function mayReplay(
  session: z.infer<typeof sessionSchema>,
  generation: number,
  at: Instant,
): boolean {
  const isRecent = (replacedAt: number): boolean => at - replacedAt <= REPLAY_SECONDS_MAX * 1000;
  if (generation === session.generation - 1) {
    return session.confirmed_generation < session.generation || isRecent(session.replaced_at);
  }
  return generation === session.generation - 2 && isRecent(session.replaced_before_at);
}

function isOver(createdAt: number, seenAt: number, at: Instant): boolean {
  return at - seenAt > IDLE_DAYS_MAX * DAY || at - createdAt > SESSION_DAYS_MAX * DAY;
}

/** Notes that the newest token surely arrived: what was sent with it came back. */
export async function confirmGeneration(
  transaction: Transaction,
  sessionId: SessionId,
  generation: number,
): Promise<void> {
  await transaction.run(
    'update session set confirmed_generation = $2 where id = $1 and confirmed_generation < $2 and generation >= $2',
    [sessionId, generation],
  );
}

/** Notes that a second factor was given in the session. */
export async function strengthenSession(
  transaction: Transaction,
  sessionId: SessionId,
): Promise<void> {
  await transaction.run('update session set is_strong = 1 where id = $1', [sessionId]);
}

/** Ends a session unless it has ended. @returns whose it was, or null. */
export async function endSession(
  transaction: Transaction,
  sessionId: SessionId,
  reason: EndReason,
  at: Instant,
  isWiped = false,
): Promise<AccountId | null> {
  const [ended] = await transaction.query(
    z.object({ account_id: accountIdSchema }),
    `update session set ended_at = $2, end_reason = $3, is_wiped = $4
     where id = $1 and ended_at is null returning account_id`,
    [sessionId, at, reason, isWiped ? 1 : 0],
  );
  return ended?.account_id ?? null;
}

/** Ends all sessions of an account, but for one where it is named. */
export async function endSessions(
  transaction: Transaction,
  accountId: AccountId,
  reason: EndReason,
  at: Instant,
  butFor: SessionId | null,
): Promise<void> {
  await transaction.run(
    'update session set ended_at = $2, end_reason = $3 where account_id = $1 and id <> $4 and ended_at is null',
    [accountId, at, reason, butFor ?? ''],
  );
}

const lineSchema = z.object({
  id: sessionIdSchema,
  label: z.string(),
  created_at: z.int(),
  seen_at: z.int(),
});

/** Where an account is signed in, last used first. */
export async function readSessions(
  queries: Queries,
  accountId: AccountId,
  thisOne: SessionId | null,
): Promise<SessionLine[]> {
  const lines = await queries.query(
    lineSchema,
    `select id, label, created_at, seen_at from session
     where account_id = $1 and ended_at is null order by seen_at desc, id`,
    [accountId],
  );
  return lines.map(({ id, label, created_at: createdAt, seen_at: seenAt }) => ({
    sessionId: id,
    label,
    createdAt,
    seenAt,
    isThis: id === thisOne,
  }));
}
