import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { idSchema, type ProgramId } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { DeliveryLine, MadeWebhook, WebhookLine } from '../../sync/messages/webhooks.ts';
import { seal } from '../accounts/server-keys.ts';
import { randomId } from '../accounts/session-id.ts';
import type { Queries, Transaction } from '../database/database.ts';

const SECRET_BYTES = 32;
const DELIVERIES_SHOWN_MAX = 100;
/** How long it is known what became of a message. */
const KEPT_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

/** The notice that there is something to send. */
export const SEND_NOTICE = 'send';

/** Writes a webhook. @param sealing the key that seals its secret. */
export async function makeWebhook(
  transaction: Transaction,
  sealing: Uint8Array,
  programId: ProgramId,
  url: string,
  at: Instant,
): Promise<MadeWebhook> {
  const webhookId = randomId();
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  await transaction.run(
    'insert into webhook (id, program_id, url, secret, created_at, removed_at) values ($1, $2, $3, $4, $5, null)',
    [webhookId, programId, url, seal(sealing, secret), at],
  );
  return { webhookId, secret };
}

const webhookSchema = z.object({ id: idSchema, url: z.string(), created_at: z.int() });

/** The webhooks of a program, oldest first. */
export async function readWebhooks(queries: Queries, programId: ProgramId): Promise<WebhookLine[]> {
  const lines = await queries.query(
    webhookSchema,
    `select id, url, created_at from webhook where program_id = $1 and removed_at is null
     order by created_at, id`,
    [programId],
  );
  return lines.map(({ id, url, created_at: createdAt }) => ({ webhookId: id, url, createdAt }));
}

/** Takes a webhook away: what was to be sent to it is not sent. @returns whether there was one. */
export async function removeWebhook(
  transaction: Transaction,
  programId: ProgramId,
  webhookId: string,
  at: Instant,
): Promise<boolean> {
  const removed = await transaction.run(
    'update webhook set removed_at = $3 where program_id = $1 and id = $2 and removed_at is null',
    [programId, webhookId, at],
  );
  if (removed === 0) return false;
  await transaction.run('update webhook_delivery set next_at = null where webhook_id = $1', [
    webhookId,
  ]);
  return true;
}

/** Writes down that every webhook of the program is to be told, in the transaction of what it is told of. */
export async function addDeliveries(
  transaction: Transaction,
  webhooks: readonly WebhookLine[],
  event: string,
  payloadOf: (deliveryId: string) => object,
  at: Instant,
): Promise<void> {
  await transaction.run('delete from webhook_delivery where created_at < $1 and next_at is null', [
    at - KEPT_MILLISECONDS,
  ]);
  for (const { webhookId } of webhooks) {
    const id = randomId();
    await transaction.run(
      `insert into webhook_delivery (id, webhook_id, event, payload, created_at, tries, next_at,
         delivered_at, status, trouble)
       values ($1, $2, $3, $4, $5, 0, $5, null, null, null)`,
      [id, webhookId, event, JSON.stringify(payloadOf(id)), at],
    );
  }
  await transaction.notify(SEND_NOTICE);
}

const deliverySchema = z.object({
  id: idSchema,
  event: z.string(),
  created_at: z.int(),
  tries: z.int(),
  next_at: z.nullable(z.int()),
  delivered_at: z.nullable(z.int()),
  status: z.nullable(z.int()),
  trouble: z.nullable(z.string()),
});

/** What became of the latest messages to a webhook of the program, newest first. */
export async function readDeliveries(
  queries: Queries,
  programId: ProgramId,
  webhookId: string,
): Promise<DeliveryLine[]> {
  const lines = await queries.query(
    deliverySchema,
    `select webhook_delivery.id, event, webhook_delivery.created_at, tries, next_at, delivered_at,
       status, trouble
     from webhook_delivery join webhook on webhook.id = webhook_id
     where program_id = $1 and webhook_id = $2
     order by webhook_delivery.created_at desc, webhook_delivery.id limit ${DELIVERIES_SHOWN_MAX}`,
    [programId, webhookId],
  );
  return lines.map((line) => ({
    deliveryId: line.id,
    event: line.event,
    createdAt: line.created_at,
    tries: line.tries,
    nextAt: line.next_at,
    deliveredAt: line.delivered_at,
    status: line.status,
    trouble: line.trouble,
  }));
}

/** Says that a message is to be sent once more, with all its tries. @returns whether there is one. */
export async function sendAgain(
  transaction: Transaction,
  programId: ProgramId,
  deliveryId: string,
  at: Instant,
): Promise<boolean> {
  const found = await transaction.run(
    `update webhook_delivery set next_at = $3, tries = 0 where id = $2 and webhook_id in
       (select id from webhook where program_id = $1 and removed_at is null)`,
    [programId, deliveryId, at],
  );
  if (found > 0) await transaction.notify(SEND_NOTICE);
  return found > 0;
}
