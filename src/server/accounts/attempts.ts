import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { Instant } from '../../domain/time/zone.ts';
import type { Database } from '../database/database.ts';

/** How often something may be tried. */
export interface AttemptLimit {
  /** What is counted, such as `sign-in-address`, and for whom. */
  readonly of: string;
  readonly who: string;
  readonly countMax: number;
  readonly windowSeconds: number;
}

const MINUTES = 60;

/** The limits there are; each counts on its own. */
export const attemptLimits = {
  /** Passwords for one account from one address. */
  signIn: (email: string, address: string): AttemptLimit => ({
    of: 'sign-in',
    who: `${email} ${address}`,
    countMax: 5,
    windowSeconds: 15 * MINUTES,
  }),
  /** Passwords for one account from anywhere: above what one person mistypes, below what guessing needs. */
  signInAccount: (email: string): AttemptLimit => ({
    of: 'sign-in-account',
    who: email,
    countMax: 50,
    windowSeconds: 60 * MINUTES,
  }),
  /** Passwords and invitations from one address: a whole hospital may share it. */
  address: (address: string): AttemptLimit => ({
    of: 'address',
    who: address,
    countMax: 100,
    windowSeconds: 15 * MINUTES,
  }),
  /** Codes of the second factor, and passwords asked for again, of one account. */
  secondLook: (accountId: string): AttemptLimit => ({
    of: 'second-look',
    who: accountId,
    countMax: 5,
    windowSeconds: 15 * MINUTES,
  }),
  /** Refreshing one session. */
  refresh: (sessionId: string): AttemptLimit => ({
    of: 'refresh',
    who: sessionId,
    countMax: 30,
    windowSeconds: MINUTES,
  }),
} as const;

const countedSchema = z.object({ count: z.int(), ends_at: z.int() });

/**
 * Counts one attempt under each limit, before it is made: whoever tries many at once gains nothing.
 * @returns null, or after how many seconds to try again.
 */
export async function countAttempt(
  database: Database,
  limits: readonly AttemptLimit[],
  at: Instant,
): Promise<number | null> {
  return database.transaction(async (transaction) => {
    await transaction.run('delete from attempt where ends_at <= $1', [at]);
    let waitSeconds: number | null = null;
    for (const limit of limits.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))) {
      const [counted] = await transaction.query(
        countedSchema,
        `insert into attempt (key, count, ends_at) values ($1, 1, $2)
         on conflict (key) do update set count = attempt.count + 1
         returning count, ends_at`,
        [keyOf(limit), at + limit.windowSeconds * 1000],
      );
      if (!counted || counted.count <= limit.countMax) continue;
      waitSeconds = Math.max(waitSeconds ?? 1, Math.ceil((counted.ends_at - at) / 1000));
    }
    return waitSeconds;
  });
}

/** Forgets what was counted: it came out right. */
export async function forgetAttempts(
  database: Database,
  limits: readonly AttemptLimit[],
): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const limit of limits) {
      await transaction.run('delete from attempt where key = $1', [keyOf(limit)]);
    }
  });
}

function keyOf({ of, who }: AttemptLimit): string {
  return `${of} ${createHash('sha256').update(who).digest('base64url')}`;
}
