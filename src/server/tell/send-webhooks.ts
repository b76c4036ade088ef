import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';
import type { Instant } from '../../domain/time/zone.ts';
import { unseal } from '../accounts/server-keys.ts';
import type { Database, Transaction } from '../database/database.ts';
import type { Post, Posted } from './post.ts';

const MINUTES = 60_000;
const HOURS = 60 * MINUTES;
/** After each try that failed, when the next one is made; after the last one none. */
const WAITS = [MINUTES, 5 * MINUTES, 30 * MINUTES, 2 * HOURS, 6 * HOURS, 12 * HOURS, 24 * HOURS];
/** How long a process has for a try before another one takes it over. */
const LEASE_MILLISECONDS = 2 * MINUTES;
const AT_ONCE_MAX = 10;

/** What sending needs from outside. */
export interface Sending {
  readonly database: Database;
  readonly sealing: Uint8Array;
  readonly post: Post;
  readonly now: () => Instant;
}

/**
 * Sends messages that are due, each at least once whatever processes die meanwhile, and notes what became of them.
 * @returns how many were tried.
 */
export async function sendWebhooks({ database, sealing, post, now }: Sending): Promise<number> {
  const due = await database.transaction((transaction) => take(transaction, now()));
  await Promise.all(
    due.map(async (delivery) => {
      const posted = await post(messageOf(delivery, unseal(sealing, delivery.secret), now()));
      await database.transaction((transaction) => note(transaction, delivery, posted, now()));
    }),
  );
  return due.length;
}

const dueSchema = z.object({
  id: z.string(),
  event: z.string(),
  payload: z.string(),
  tries: z.int(),
  url: z.string(),
  secret: z.string(),
});
type Due = z.infer<typeof dueSchema>;

/** Takes what is due, so that no other process tries it at the same time. */
async function take(transaction: Transaction, at: Instant): Promise<Due[]> {
  const due = await transaction.query(
    dueSchema,
    `select webhook_delivery.id, event, payload, tries, url, secret
     from webhook_delivery join webhook on webhook.id = webhook_id
     where next_at <= $1 and removed_at is null
     order by next_at limit ${AT_ONCE_MAX} ${transaction.dialect.takeUnlocked('webhook_delivery')}`,
    [at],
  );
  for (const { id } of due) {
    await transaction.run(
      'update webhook_delivery set next_at = $2, tries = tries + 1 where id = $1',
      [id, at + LEASE_MILLISECONDS],
    );
  }
  return due;
}

/** The message with its signature: `v1` is the HMAC-SHA256 of the time, a dot and the body. */
function messageOf({ id, event, payload, url }: Due, secret: string, at: Instant) {
  const seconds = Math.floor(at / 1000);
  const signature = createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex');
  return {
    url,
    body: payload,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Residency-Scheduler',
      'residency-event': event,
      'residency-delivery': id,
      'residency-signature': `t=${seconds},v1=${signature}`,
    },
  };
}

async function note(
  transaction: Transaction,
  { id, tries }: Due,
  posted: Posted,
  at: Instant,
): Promise<void> {
  const status = 'status' in posted ? posted.status : null;
  const hasArrived = status !== null && status >= 200 && status < 300;
  const wait = WAITS[tries];
  const next = hasArrived || wait === undefined ? null : at + wait;
  await transaction.run(
    `update webhook_delivery set next_at = $2, delivered_at = $3, status = $4, trouble = $5
     where id = $1`,
    [id, next, hasArrived ? at : null, status, 'trouble' in posted ? posted.trouble : null],
  );
}
