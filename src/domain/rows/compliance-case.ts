import * as z from 'zod/mini';
import { caseIdSchema } from '../id.ts';
import { daySchema } from '../time/day.ts';
import { instantSchema } from '../time/zone.ts';
import { foundFields } from './found.ts';
import { nameSchema, noteSchema, rowFields } from './row.ts';

/** Root causes of a violation that site visits tell apart. */
export const causeSchema = z.enum([
  'schedule-design',
  'absence-not-covered',
  'patient-load',
  'patient-emergency',
  'late-handover',
  'documentation',
  'education',
  'own-initiative',
  'recording-error',
  'other',
]);
/** A root cause of a violation. */
export type Cause = z.infer<typeof causeSchema>;

/** What people write into a case and correct until it is signed off. */
export const followUpFields = {
  /** Null until it is known. */
  cause: z.nullable(causeSchema),
  causeNote: noteSchema,
  /** What is done so that it does not happen again. */
  correctiveAction: noteSchema,
  /** Who sees to the corrective action, by name; empty until somebody is named. */
  responsible: z.string().check(z.trim(), z.maxLength(120)),
  /** By which day the action is to be taken. */
  dueOn: z.nullable(daySchema),
};

/** A finding that is followed up as a site visit asks: what was found, cause, corrective action, sign-off. */
export const complianceCaseSchema = z.object({
  ...rowFields,
  ...foundFields,
  ...followUpFields,
  id: caseIdSchema,
  /** The names of the people when it was found, in the order of their ids. */
  peopleNames: z.array(z.string()),
  /** The schedule it was found in, such as `Draft 1`. */
  foundIn: z.string(),
  openedAt: instantSchema,
  /** Who signed it off and on which day; both null until then. */
  signedOffBy: z.nullable(nameSchema),
  signedOffOn: z.nullable(daySchema),
});
/** A finding that is followed up. */
export type ComplianceCase = z.infer<typeof complianceCaseSchema>;

/** What a case still needs before it can be signed off; null when it can be. */
export function missingForSignOff(
  each: Pick<ComplianceCase, 'cause' | 'causeNote' | 'correctiveAction'>,
): 'cause' | 'causeNote' | 'correctiveAction' | null {
  if (each.cause === null) return 'cause';
  if (each.cause === 'other' && each.causeNote.trim() === '') return 'causeNote';
  return each.correctiveAction.trim() === '' ? 'correctiveAction' : null;
}
