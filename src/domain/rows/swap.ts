import * as z from 'zod/mini';
import { personIdSchema, swapIdSchema } from '../id.ts';
import { slotKeySchema } from '../schedule/slot.ts';
import { instantSchema } from '../time/zone.ts';
import { decisionSchema } from './request.ts';
import { noteSchema, rowFields } from './row.ts';

/** A place that goes from one person to another. */
export const swapMoveSchema = z.object({
  slot: slotKeySchema,
  fromId: personIdSchema,
  toId: personIdSchema,
});
/** A place that goes from one person to another. */
export type SwapMove = z.infer<typeof swapMoveSchema>;

/** Where a swap stands; from `done` on nothing more can happen to it. */
export const swapStateSchema = z.enum([
  'offered',
  'accepted',
  'approved',
  'done',
  'declined',
  'refused',
  'withdrawn',
  'expired',
  'overtaken',
]);
/** Where a swap stands. */
export type SwapState = z.infer<typeof swapStateSchema>;

/** People give each other places: one for one, one given away, or three in a ring. */
export const swapSchema = z.object({
  ...rowFields,
  id: swapIdSchema,
  offeredById: personIdSchema,
  /** Whoever offers gives the first place. */
  moves: z.array(swapMoveSchema).check(z.minLength(1), z.maxLength(3)),
  note: z._default(noteSchema, ''),
  state: swapStateSchema,
  madeAt: instantSchema,
  /** The partners who said yes, in that order. */
  acceptedBy: z._default(z.array(personIdSchema), []),
  decision: z._default(z.nullable(decisionSchema), null),
  /** Of a swap that was overtaken: the place that moved, and who holds it since (null: nobody). */
  overtaken: z._default(
    z.nullable(z.object({ slot: slotKeySchema, holderId: z.nullable(personIdSchema) })),
    null,
  ),
});
/** People give each other places. */
export type Swap = z.infer<typeof swapSchema>;
