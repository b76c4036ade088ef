import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import {
  type AccountId,
  accountIdSchema,
  personIdSchema,
  type ProgramId,
} from '../../domain/id.ts';
import type { Membership } from '../../domain/access/membership.ts';
import type { Instant } from '../../domain/time/zone.ts';
import {
  type NotificationKind,
  notificationKindSchema,
  type Subscribe,
} from '../../sync/messages/notifications.ts';
import { parseRoles } from '../accounts/members.ts';
import { randomId } from '../accounts/session-id.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { SEND_NOTICE } from './webhook-rows.ts';

const kindsSchema = z.array(notificationKindSchema);
const ALL_KINDS = notificationKindSchema.options;
const DEVICES_MAX = 20;

/** What the address of a device is known by. */
export function hashOfEndpoint(endpoint: string): string {
  return createHash('sha256').update(endpoint).digest('base64url');
}

/** Notes where a device can be reached; whoever had that address before has it no more. The oldest beyond 20 go. */
export async function subscribe(
  transaction: Transaction,
  caller: { readonly accountId: AccountId; readonly sessionId: string },
  { programId, endpoint, keys }: Subscribe,
  at: Instant,
): Promise<void> {
  await unsubscribe(transaction, programId, endpoint);
  await transaction.run(
    `insert into push_subscription (id, program_id, account_id, session_id, endpoint_hash, endpoint,
       p256dh, auth, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      randomId(),
      programId,
      caller.accountId,
      caller.sessionId,
      hashOfEndpoint(endpoint),
      endpoint,
      keys.p256dh,
      keys.auth,
      at,
    ],
  );
  await transaction.run(
    `delete from push_subscription where program_id = $1 and account_id = $2 and id not in
       (select id from push_subscription where program_id = $1 and account_id = $2
        order by created_at desc, id limit ${DEVICES_MAX})`,
    [programId, caller.accountId],
  );
}

/** Forgets where a device can be reached. */
export async function unsubscribe(
  transaction: Transaction,
  programId: ProgramId,
  endpoint: string,
): Promise<void> {
  await transaction.run(
    'delete from push_subscription where program_id = $1 and endpoint_hash = $2',
    [programId, hashOfEndpoint(endpoint)],
  );
}

/** The addresses of the account's devices that are told of the program, as hashes. */
export async function readEndpointHashes(
  queries: Queries,
  programId: ProgramId,
  accountId: AccountId,
): Promise<string[]> {
  const lines = await queries.query(
    z.object({ endpoint_hash: z.string() }),
    `select endpoint_hash from push_subscription where program_id = $1 and account_id = $2
     order by endpoint_hash`,
    [programId, accountId],
  );
  return lines.map(({ endpoint_hash: hash }) => hash);
}

/** What an account wants to hear of a program. */
export async function readKinds(
  queries: Queries,
  programId: ProgramId,
  accountId: AccountId,
): Promise<NotificationKind[]> {
  const [line] = await queries.query(
    z.object({ kinds: z.string() }),
    'select kinds from notification_setting where program_id = $1 and account_id = $2',
    [programId, accountId],
  );
  return line ? kindsSchema.parse(JSON.parse(line.kinds)) : [...ALL_KINDS];
}

/** Stores what an account wants to hear of a program. */
export async function writeKinds(
  transaction: Transaction,
  programId: ProgramId,
  accountId: AccountId,
  kinds: readonly NotificationKind[],
): Promise<void> {
  await transaction.run(
    `insert into notification_setting (account_id, program_id, kinds) values ($1, $2, $3)
     on conflict (account_id, program_id) do update set kinds = excluded.kinds`,
    [accountId, programId, JSON.stringify(ALL_KINDS.filter((kind) => kinds.includes(kind)))],
  );
}

/** A device that can be reached, and of whom it is. */
export interface Listener {
  readonly subscriptionId: string;
  readonly membership: Membership;
}

const listenerSchema = z.object({
  id: z.string(),
  account_id: accountIdSchema,
  roles: z.string(),
  person_id: z.nullable(personIdSchema),
  kinds: z.nullable(z.string()),
});

/** The devices that want to hear that of the program: of members, where somebody is still signed in. */
export async function readListeners(
  queries: Queries,
  programId: ProgramId,
  kind: NotificationKind,
): Promise<Listener[]> {
  const lines = await queries.query(
    listenerSchema,
    `select push_subscription.id, push_subscription.account_id, roles, person_id, kinds
     from push_subscription
     join session on session.id = session_id and session.ended_at is null
     join account on account.id = push_subscription.account_id and account.disabled_at is null
     join membership on membership.account_id = push_subscription.account_id
       and membership.program_id = push_subscription.program_id
     left join notification_setting on notification_setting.account_id = push_subscription.account_id
       and notification_setting.program_id = push_subscription.program_id
     where push_subscription.program_id = $1`,
    [programId],
  );
  return lines
    .filter(({ kinds }) => kinds === null || kindsSchema.parse(JSON.parse(kinds)).includes(kind))
    .map(({ id, account_id: accountId, roles, person_id: personId }) => ({
      subscriptionId: id,
      membership: { accountId, programId, roles: parseRoles(roles), personId },
    }));
}

/** Writes down that these devices are to be told; of the same thing once. */
export async function addPushMessages(
  transaction: Transaction,
  listeners: readonly Listener[],
  what: { readonly kind: NotificationKind; readonly about: string; readonly secondsMax: number },
  at: Instant,
): Promise<void> {
  for (const { subscriptionId } of listeners) {
    await transaction.run(
      `insert into push_message (id, subscription_id, kind, about, created_at, tries, next_at, expires_at)
       values ($1, $2, $3, $4, $5, 0, $5, $6) on conflict (subscription_id, kind, about) do nothing`,
      [randomId(), subscriptionId, what.kind, what.about, at, at + what.secondsMax * 1000],
    );
  }
  if (listeners.length > 0) await transaction.notify(SEND_NOTICE);
}
