import * as z from 'zod/mini';
import { absenceIdSchema, personIdSchema } from '../id.ts';
import { daySchema } from '../time/day.ts';
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
