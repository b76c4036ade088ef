import * as z from 'zod/mini';
import {
  blockIdSchema,
  callRoleIdSchema,
  commentIdSchema,
  draftIdSchema,
  personIdSchema,
} from '../id.ts';
import { daySchema } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { nameSchema, rowFields } from './row.ts';

/** What a comment is about: the whole draft, a day of it, or a cell. */
export const commentSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('draft') }),
  z.object({ kind: z.literal('day'), day: daySchema }),
  z.object({ kind: z.literal('block'), personId: personIdSchema, blockId: blockIdSchema }),
  z.object({
    kind: z.literal('call'),
    callRoleId: callRoleIdSchema,
    day: daySchema,
    ordinal: z.int().check(z.gte(0)),
  }),
  z.object({
    kind: z.literal('half-day'),
    personId: personIdSchema,
    day: daySchema,
    half: z.enum(['am', 'pm']),
  }),
]);
/** What a comment is about. */
export type CommentSubject = z.infer<typeof commentSubjectSchema>;

/** What somebody who builds the schedule noted about a draft, for themselves and the others who do. Never published. */
export const commentSchema = z.object({
  ...rowFields,
  id: commentIdSchema,
  draftId: draftIdSchema,
  subject: commentSubjectSchema,
  text: z.string().check(z.trim(), z.minLength(1, 'Write something first'), z.maxLength(2000)),
  /** By name; null where the device does not know it. */
  writtenBy: z.nullable(nameSchema),
  writtenAt: instantSchema,
  isSettled: z._default(z.boolean(), false),
});
/** What somebody who builds the schedule noted about a draft. */
export type Comment = z.infer<typeof commentSchema>;

/** The subject as text: equal for what is about the same. */
export function subjectKey(subject: CommentSubject): string {
  switch (subject.kind) {
    case 'draft':
      return 'draft';
    case 'day':
      return `day/${subject.day}`;
    case 'block':
      return `block/${subject.personId}/${subject.blockId}`;
    case 'call':
      return `call/${subject.callRoleId}/${subject.day}/${subject.ordinal}`;
    case 'half-day':
      return `half-day/${subject.personId}/${subject.day}${subject.half}`;
  }
}
