import * as z from 'zod/mini';
import { idSchema, programIdSchema } from '../../domain/id.ts';

/** `POST /auth/webhooks/make`. This and what follows is for the admins of a program alone. */
export const makeWebhookSchema = z.object({
  programId: programIdSchema,
  url: z.string().check(z.trim(), z.maxLength(500), z.startsWith('https://')),
});
/** A webhook that is wanted. */
export type MakeWebhook = z.infer<typeof makeWebhookSchema>;

/** What `/auth/webhooks/make` answers: the secret is shown this once. */
export const madeWebhookSchema = z.object({ webhookId: idSchema, secret: z.string() });
/** A fresh webhook. */
export type MadeWebhook = z.infer<typeof madeWebhookSchema>;

/** `POST /auth/webhooks` answers a list of these. */
export const webhookLineSchema = z.object({
  webhookId: idSchema,
  url: z.string(),
  createdAt: z.int(),
});
/** A webhook of a program. */
export type WebhookLine = z.infer<typeof webhookLineSchema>;

/** `POST /auth/webhooks/remove` and `/auth/webhooks/deliveries`. */
export const ofWebhookSchema = z.object({ programId: programIdSchema, webhookId: idSchema });

/** `POST /auth/webhooks/deliveries` answers a list of these, the latest hundred, newest first. */
export const deliveryLineSchema = z.object({
  deliveryId: idSchema,
  event: z.string(),
  createdAt: z.int(),
  tries: z.int(),
  /** When it is sent next; null once it arrived or was given up. */
  nextAt: z.nullable(z.int()),
  deliveredAt: z.nullable(z.int()),
  status: z.nullable(z.int()),
  trouble: z.nullable(z.string()),
});
/** What became of a message. */
export type DeliveryLine = z.infer<typeof deliveryLineSchema>;

/** `POST /auth/webhooks/again`: sends a message once more. */
export const sendAgainSchema = z.object({ programId: programIdSchema, deliveryId: idSchema });
