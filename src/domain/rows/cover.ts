import * as z from 'zod/mini';
import { coverIdSchema, personIdSchema } from '../id.ts';
import { daySchema } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { nameSchema, noteSchema, rowFields } from './row.ts';

/** How a cover was settled: something was given back for it, or nobody asks for that any more. */
export const settlementSchema = z.object({
  how: z.enum(['paid-back', 'let-go']),
  at: instantSchema,
  /** What was given back, or why nothing. */
  note: z._default(noteSchema, ''),
});
/** How a cover was settled. */
export type Settlement = z.infer<typeof settlementSchema>;

/** A line of the payback ledger: somebody served a call or shift that another was to serve, or that nobody was. */
export const coverSchema = z.object({
  ...rowFields,
  id: coverIdSchema,
  coveredById: personIdSchema,
  /** Who owes it; null where a service was short and the program owes it. */
  forId: z.nullable(personIdSchema),
  /** The place that was covered, as its key. */
  slot: z.string(),
  day: daySchema,
  /** What it was, as it was called then. */
  what: nameSchema,
  /** Whether they were in reserve and called in. */
  isCalledIn: z.boolean(),
  madeAt: instantSchema,
  settled: z._default(z.nullable(settlementSchema), null),
});
/** A line of the payback ledger. */
export type Cover = z.infer<typeof coverSchema>;
