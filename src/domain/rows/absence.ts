import * as z from 'zod/mini';
import {
  absenceIdSchema,
  blockIdSchema,
  callRoleIdSchema,
  idSchema,
  personIdSchema,
  rotationIdSchema,
} from '../id.ts';
import { daySchema } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { noteSchema, rowFields } from './row.ts';

/** Types of absence that the field tells apart. */
export const absenceTypeSchema = z.enum([
  'vacation',
  'conference',
  'sick',
  'parental',
  'military',
  'deployment',
  'bereavement',
  'family-emergency',
  'training',
  'interview',
  'jury-duty',
  'other',
]);
/** Type of an absence. */
export type AbsenceType = z.infer<typeof absenceTypeSchema>;

/** An absence as everybody may see it: who and when, never why. */
export const absenceSchema = z.object({
  ...rowFields,
  id: absenceIdSchema,
  personId: personIdSchema,
  firstDay: daySchema,
  lastDay: daySchema,
  status: z.enum(['requested', 'approved', 'declined']),
  /** Whether it could be planned: planned leave asks for a rotation that allows leave, illness cannot. */
  isPlanned: z._default(z.boolean(), true),
  /** Whether its days leave the denominator of work-hour averages: true leave does, a conference does not. */
  isLeave: z._default(z.boolean(), true),
});
/** An absence: who and when. */
export type Absence = z.infer<typeof absenceSchema>;

/** The private side of an absence, which only its owner and coordinators may see. Its id is the absence's. */
export const absenceDetailSchema = z.object({
  ...rowFields,
  id: absenceIdSchema,
  type: absenceTypeSchema,
  note: z._default(noteSchema, ''),
});
/** The private side of an absence. */
export type AbsenceDetail = z.infer<typeof absenceDetailSchema>;

const UNPLANNED: readonly AbsenceType[] = ['sick', 'bereavement', 'family-emergency'];
const STAYS_IN_AVERAGES: readonly AbsenceType[] = ['conference', 'training'];

/** What an absence's type implies for the row that everybody may see. */
export function absenceTraits(type: AbsenceType): Pick<Absence, 'isPlanned' | 'isLeave'> {
  return { isPlanned: !UNPLANNED.includes(type), isLeave: !STAYS_IN_AVERAGES.includes(type) };
}

/** What a person asks for besides leave: a rotation in or out of a block, a night on or off call. */
export const requestSchema = z.object({
  ...rowFields,
  id: idSchema,
  personId: personIdSchema,
  wish: z.discriminatedUnion('kind', [
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
  ]),
  /** 1 is the person's first choice. */
  rank: z._default(z.int().check(z.gte(1)), 1),
  status: z.enum(['requested', 'granted', 'declined']),
  madeAt: instantSchema,
  note: z._default(noteSchema, ''),
});
/** What a person asks for besides leave. */
export type Request = z.infer<typeof requestSchema>;
