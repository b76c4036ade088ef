import * as z from 'zod/mini';
import { programIdSchema } from '../../domain/id.ts';

/** What phones are told of. */
export const notificationKindSchema = z.enum([
  'schedule-changed',
  'request-awaits',
  'on-call-tomorrow',
]);
/** What phones are told of. */
export type NotificationKind = z.infer<typeof notificationKindSchema>;

/** `POST /auth/push` answers it: what a browser needs to subscribe, and what the account wants to hear. */
export const pushStateSchema = z.object({
  /** The server's public key, in base64url; null where it sends no notifications. */
  key: z.nullable(z.string()),
  kinds: z.array(notificationKindSchema),
  /** The addresses of the devices that are told, by their SHA-256 in base64url. */
  endpointHashes: z.array(z.string()),
});
/** What a browser needs to subscribe, and what the account wants to hear. */
export type PushState = z.infer<typeof pushStateSchema>;

const keyOfBytes = (letters: number) =>
  z.string().check(z.regex(new RegExp(`^[\\w-]{${letters}}=*$`)));

/** `POST /auth/push/subscribe`: what the browser says of its subscription. */
export const subscribeSchema = z.object({
  programId: programIdSchema,
  endpoint: z.string().check(z.maxLength(2000), z.startsWith('https://')),
  keys: z.object({ p256dh: keyOfBytes(87), auth: keyOfBytes(22) }),
});
/** What the browser says of its subscription. */
export type Subscribe = z.infer<typeof subscribeSchema>;

/** `POST /auth/push/unsubscribe`. */
export const unsubscribeSchema = z.object({
  programId: programIdSchema,
  endpoint: z.string().check(z.maxLength(2000)),
});

/** `POST /auth/push/kinds`: what the account wants to hear of the program. */
export const notificationKindsSchema = z.object({
  programId: programIdSchema,
  kinds: z.array(notificationKindSchema).check(z.maxLength(3)),
});
