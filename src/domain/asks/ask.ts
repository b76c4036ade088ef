import * as z from 'zod/mini';
import { changeIdSchema, idSchema, personIdSchema } from '../id.ts';
import { instantSchema } from '../time/zone.ts';

/** The changes that a phone makes to be decided or known elsewhere; no other may arrive from a phone. */
export const ASK_NAMES = [
  'request-made',
  'request-withdrawn',
  'swap-offered',
  'swap-accepted',
  'swap-declined',
  'swap-withdrawn',
  'sick-called',
] as const;

/** A named change made on somebody's phone, on its way to whoever builds the schedule. */
export const askSchema = z.object({
  /** The change's own id: what arrives twice is taken in once. */
  id: changeIdSchema,
  /** The device it was made on. */
  deviceId: idSchema,
  /** Its place among what that device asked, from 1 and without gaps. */
  seq: z.int().check(z.gte(1)),
  name: z.enum(ASK_NAMES),
  args: z.unknown(),
  /** The device's clock: a label, never an order. */
  at: instantSchema,
  by: personIdSchema,
});
/** A named change made on somebody's phone, on its way. */
export type Ask = z.infer<typeof askSchema>;

const named = z.object({ id: idSchema });
const aboutSchema = z.object({
  request: z.optional(named),
  requestId: z.optional(idSchema),
  swap: z.optional(named),
  swapId: z.optional(idSchema),
  absenceId: z.optional(idSchema),
});

/** The id of the request, swap or absence that an ask is about; null where its arguments do not read as any. */
export function subjectOf({ args }: { readonly args?: unknown }): string | null {
  const read = aboutSchema.safeParse(args);
  if (!read.success) return null;
  const { request, requestId, swap, swapId, absenceId } = read.data;
  return request?.id ?? requestId ?? swap?.id ?? swapId ?? absenceId ?? null;
}
