import * as z from 'zod/mini';
import { actualIdSchema, personIdSchema } from '../id.ts';
import { daySchema } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { noteSchema, rowFields } from './row.ts';

/** What really happened at a place of a past day, where it is not what was planned. */
export const actualSchema = z.object({
  ...rowFields,
  id: actualIdSchema,
  slot: z.string(),
  day: daySchema,
  /** Null where nobody was planned, or nobody came. */
  plannedId: z.nullable(personIdSchema),
  actualId: z.nullable(personIdSchema),
  reason: noteSchema.check(z.trim(), z.minLength(1, 'A reason is needed')),
  recordedAt: instantSchema,
});
/** What really happened at a place of a past day. */
export type Actual = z.infer<typeof actualSchema>;
