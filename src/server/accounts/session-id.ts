import { randomBytes } from 'node:crypto';
import type * as z from 'zod/mini';
import { idFromBytes, idSchema } from '../../domain/id.ts';

/** Id of an account's being signed in on a device. */
export const sessionIdSchema = idSchema.brand<'SessionId'>();
/** Id of an account's being signed in on a device. */
export type SessionId = z.infer<typeof sessionIdSchema>;

/** An id that nobody has. */
export function randomId(): string {
  return idFromBytes(randomBytes(12));
}
