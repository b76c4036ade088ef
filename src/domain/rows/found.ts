import * as z from 'zod/mini';
import { personIdSchema } from '../id.ts';
import { daySchema } from '../time/day.ts';

/**
 * What the checkers said of a place in a schedule, kept as it was said: a waiver and a compliance case are about this
 * and stay so, whatever rules and schedules become.
 */
export const foundFields = {
  ruleId: z.string(),
  /** The rule's title and citation when it was found; the empty text for rules without a citation. */
  ruleTitle: z.string(),
  citation: z.string(),
  verdict: z.enum(['violation', 'advisory', 'cannot-tell']),
  /** Empty for findings about nobody, such as a night without call. */
  personIds: z.array(personIdSchema),
  /** Whether the schedule or what was really worked is meant. */
  stream: z.enum(['scheduled', 'worked']),
  firstDay: daySchema,
  lastDay: daySchema,
  measured: z.nullable(z.number()),
  limit: z.nullable(z.number()),
  /** What `measured` and `limit` count. */
  unit: z.nullable(z.string()),
  /** Why it is a finding; `{0}` stands for the first of the people, and so on. */
  because: z.string(),
};

const foundSchema = z.object(foundFields);
/** What the checkers said of a place in a schedule, as it was said. */
export type Found = z.infer<typeof foundSchema>;
