import * as z from 'zod/mini';
import { programIdSchema } from '../id.ts';
import { timeZoneSchema } from '../time/zone.ts';
import { nameSchema, pgySchema, rowFields } from './row.ts';

/** A residency program: the one row of its kind. Every day and time in the other rows is in its zone. */
export const programSchema = z.object({
  ...rowFields,
  id: programIdSchema,
  name: nameSchema,
  timeZone: timeZoneSchema,
  /** The last class of the program: residents are PGY-1 to PGY-pgyMax. */
  pgyMax: z._default(pgySchema, 3),
  /** The freeze window: how many days from today on may not be published otherwise without a reason; none where absent. */
  freezeDays: z.optional(z.int().check(z.gte(0), z.lte(90))),
});
/** A residency program. */
export type Program = z.infer<typeof programSchema>;
