import * as z from 'zod/mini';
import { isOffice, type Membership } from '../../domain/access/membership.ts';
import { isOpenSwap, partnersOf } from '../../domain/asks/swap-state.ts';
import { accountIdSchema, personIdSchema, programIdSchema } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import { notificationKindSchema } from '../../sync/messages/notifications.ts';
import { parseRoles } from '../accounts/members.ts';
import type { Database, Transaction } from '../database/database.ts';
import { SqlRows } from '../sync/sql-rows.ts';
import { encryptPush } from './encrypt-push.ts';
import type { Post, Posted } from './post.ts';
import { type VapidKeys, vapidHeader } from './vapid.ts';

const MINUTES = 60_000;
/** After each try that failed, when the next one is made, as long as there is any use in it. */
const WAITS = [MINUTES, 5 * MINUTES, 15 * MINUTES, 60 * MINUTES, 180 * MINUTES, 360 * MINUTES];
const LEASE_MILLISECONDS = 2 * MINUTES;
const AT_ONCE_MAX = 20;
/** What was sent is known for so long that nobody hears of it twice. */
const KEPT_MILLISECONDS = 30 * 24 * 60 * MINUTES;

/** What ringing phones needs from outside. */
export interface Ringing {
  readonly database: Database;
  readonly vapid: VapidKeys;
  /** Whom push services can turn to, `mailto:` or `https:`. */
  readonly contact: string;
  readonly post: Post;
  readonly now: () => Instant;
}

/** Sends notifications that are due. What cannot be reached any more is forgotten. @returns how many were tried. */
export async function sendPush(ringing: Ringing): Promise<number> {
  const { database, now } = ringing;
  const due = await database.transaction((transaction) => take(transaction, now()));
  await Promise.all(
    due.map(async (message) => {
      const posted = await ring(ringing, message);
      await database.transaction((transaction) => note(transaction, message, posted, now()));
    }),
  );
  return due.length;
}

const dueSchema = z.object({
  id: z.string(),
  subscription_id: z.string(),
  kind: notificationKindSchema,
  tries: z.int(),
  expires_at: z.int(),
  endpoint: z.string(),
  p256dh: z.string(),
  auth: z.string(),
  program_id: programIdSchema,
  account_id: accountIdSchema,
  roles: z.string(),
  person_id: z.nullable(personIdSchema),
});

interface Due extends z.infer<typeof dueSchema> {
  /** How many things wait for the owner of the phone. */
  readonly badge: number;
  readonly isForOffice: boolean;
}

async function take(transaction: Transaction, at: Instant): Promise<Due[]> {
  await transaction.run('delete from push_message where next_at is null and created_at < $1', [
    at - KEPT_MILLISECONDS,
  ]);
  await transaction.run(
    'update push_message set next_at = null where next_at <= $1 and expires_at <= $1',
    [at],
  );
  const due = await transaction.query(
    dueSchema,
    `select push_message.id, subscription_id, kind, tries, expires_at, endpoint, p256dh, auth,
       push_subscription.program_id, push_subscription.account_id, roles, person_id
     from push_message join push_subscription on push_subscription.id = subscription_id
     join membership on membership.account_id = push_subscription.account_id
       and membership.program_id = push_subscription.program_id
     join session on session.id = session_id and session.ended_at is null
     where next_at <= $1 order by next_at limit ${AT_ONCE_MAX}
     ${transaction.dialect.takeUnlocked('push_message')}`,
    [at],
  );
  const taken: Due[] = [];
  for (const message of due) {
    await transaction.run('update push_message set next_at = $2, tries = tries + 1 where id = $1', [
      message.id,
      at + LEASE_MILLISECONDS,
    ]);
    const badge = await countAwaiting(transaction, message);
    taken.push({ ...message, badge, isForOffice: isOffice(membershipOf(message)) });
  }
  return taken;
}

function membershipOf(line: z.infer<typeof dueSchema>): Membership {
  const { program_id: programId, account_id: accountId, person_id: personId } = line;
  return { accountId, programId, roles: parseRoles(line.roles), personId };
}

/** How many requests and swaps wait for somebody. */
async function countAwaiting(
  transaction: Transaction,
  line: z.infer<typeof dueSchema>,
): Promise<number> {
  if (line.kind !== 'request-awaits') return 0;
  const membership = membershipOf(line);
  const { programId, personId } = membership;
  const rows = new SqlRows(transaction, programId);
  const swaps = (await rows.all('swap')).filter(isOpenSwap);
  if (!isOffice(membership)) {
    const isTheirs = (id: typeof personId, swap: (typeof swaps)[number]): boolean =>
      id !== null && partnersOf(swap).includes(id) && !swap.acceptedBy.includes(id);
    return swaps.filter((swap) => isTheirs(personId, swap)).length;
  }
  const requests = (await rows.all('request')).filter(({ status }) => status === 'requested');
  const absences = (await rows.all('absence')).filter(({ status }) => status === 'requested');
  const accepted = swaps.filter(({ state }) => state === 'accepted');
  return requests.length + absences.length + accepted.length;
}

async function ring(
  { vapid, contact, post, now }: Ringing,
  { kind, badge, isForOffice, endpoint, p256dh, auth, expires_at: expiresAt }: Due,
): Promise<Posted> {
  const at = now();
  const message = JSON.stringify({ kind, badge, isForOffice });
  return post({
    url: endpoint,
    body: encryptPush(message, { p256dh, auth }),
    headers: {
      authorization: await vapidHeader(vapid, endpoint, contact, at),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(Math.max(0, Math.floor((expiresAt - at) / 1000))),
      urgency: kind === 'schedule-changed' ? 'normal' : 'high',
    },
  });
}

async function note(
  transaction: Transaction,
  { id, subscription_id: subscriptionId, tries, expires_at: expiresAt }: Due,
  posted: Posted,
  at: Instant,
): Promise<void> {
  const status = 'status' in posted ? posted.status : 0;
  if (status === 404 || status === 410) {
    await transaction.run('delete from push_subscription where id = $1', [subscriptionId]);
    return;
  }
  // What a push service does not take as it is, it does not take later either; unless it is busy, or could not be reached.
  const isFinal = status >= 200 && status < 500 && status !== 429;
  const next = at + (WAITS[tries] ?? WAITS[0] ?? MINUTES);
  await transaction.run('update push_message set next_at = $2 where id = $1', [
    id,
    isFinal || tries >= WAITS.length || next >= expiresAt ? null : next,
  ]);
}
