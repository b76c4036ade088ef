import * as z from 'zod/mini';
import { waiverIdSchema } from '../id.ts';
import { instantSchema } from '../time/zone.ts';
import { foundFields } from './found.ts';
import { nameSchema, rowFields } from './row.ts';

/** A finding that somebody answers for. It is never counted as kept; what gets worse is a finding of its own again. */
export const waiverSchema = z.object({
  ...rowFields,
  ...foundFields,
  id: waiverIdSchema,
  reason: z.string().check(z.trim(), z.minLength(1, 'A reason is needed'), z.maxLength(2000)),
  /** Who answers for it, by name. */
  waivedBy: nameSchema,
  waivedAt: instantSchema,
});
/** A finding that somebody answers for. */
export type Waiver = z.infer<typeof waiverSchema>;
