import * as z from 'zod/mini';
import {
  blockIdSchema,
  callRoleIdSchema,
  personIdSchema,
  requestIdSchema,
  rotationIdSchema,
} from '../id.ts';
import { daySchema } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { absenceTypeSchema } from './absence.ts';
import { nameSchema, noteSchema, rowFields } from './row.ts';

/** What a coordinator decided of something that was asked for, and what becomes of it. */
export const decisionSchema = z.object({
  at: instantSchema,
  /** The name of whoever decided, where the device knows it. */
  by: z.nullable(nameSchema),
  /** For the person who asked alone; it is never published. */
  reason: z._default(noteSchema, ''),
  /** The first edition that was published after it; null until then. */
  editionNumber: z._default(z.nullable(z.int().check(z.gte(1))), null),
});
/** What a coordinator decided of something that was asked for. */
export type Decision = z.infer<typeof decisionSchema>;

/** What can be asked for: leave, or a rotation, call or day without call that somebody would or would not like. */
export const wishSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('leave'),
    type: absenceTypeSchema,
    firstDay: daySchema,
    lastDay: daySchema,
  }),
  z.object({
    kind: z.literal('rotation'),
    rotationId: rotationIdSchema,
    blockId: blockIdSchema,
    wanted: z.boolean(),
  }),
  z.object({
    kind: z.literal('call'),
    callRoleId: z.nullable(callRoleIdSchema),
    day: daySchema,
    wanted: z.boolean(),
  }),
]);
/** What can be asked for. */
export type Wish = z.infer<typeof wishSchema>;

/** What a person asks for: leave or a preference. Seen by that person and coordinators alone, never published. */
export const requestSchema = z.object({
  ...rowFields,
  id: requestIdSchema,
  personId: personIdSchema,
  wish: wishSchema,
  /** 1 is the person's first choice. */
  rank: z._default(z.int().check(z.gte(1)), 1),
  status: z.enum(['requested', 'granted', 'declined', 'withdrawn']),
  madeAt: instantSchema,
  note: z._default(noteSchema, ''),
  decision: z._default(z.nullable(decisionSchema), null),
});
/** What a person asks for: leave or a preference. */
export type Request = z.infer<typeof requestSchema>;
