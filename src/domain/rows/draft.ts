import * as z from 'zod/mini';
import { draftIdSchema, editionIdSchema, yearIdSchema } from '../id.ts';
import { instantSchema } from '../time/zone.ts';
import { nameSchema, rowFields } from './row.ts';

/** What a draft was branched from, as it was called then: another draft, or the schedule as an edition left it. */
export const branchedFromSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft'), draftId: draftIdSchema, name: nameSchema }),
  z.object({
    kind: z.literal('edition'),
    editionId: editionIdSchema,
    number: z.int().check(z.gte(1)),
  }),
]);
/** What a draft was branched from. */
export type BranchedFrom = z.infer<typeof branchedFromSchema>;

/** A schedule in the making. */
export const draftSchema = z.object({
  ...rowFields,
  id: draftIdSchema,
  yearId: yearIdSchema,
  name: nameSchema,
  startedAt: instantSchema,
  isArchived: z._default(z.boolean(), false),
  /** Of a branch alone: what it began as. */
  branchedFrom: z.optional(branchedFromSchema),
});
/** A schedule in the making. */
export type Draft = z.infer<typeof draftSchema>;
