import * as z from 'zod/mini';
import { personIdSchema } from '../../domain/id.ts';
import type { PlanRows } from '../../domain/schedule/plan.ts';
import { type PlainFilled, plainFilledSchema } from '../../domain/schedule/slot.ts';
import { daySchema } from '../../domain/time/day.ts';
import type { Finding } from '../../rules/rule.ts';
import { planRowsSchema } from '../problem.ts';

const findingSchema = z.object({
  ruleId: z.string(),
  verdict: z.enum(['violation', 'advisory', 'cannot-tell']),
  personIds: z.array(personIdSchema),
  firstDay: daySchema,
  lastDay: daySchema,
  slots: z.array(z.string()),
  measured: z.nullable(z.number()),
  limit: z.nullable(z.number()),
  unit: z.nullable(z.string()),
  because: z.string(),
});

/** How a finding could be mended, as it arrives at the worker's door. Plain data. */
export const mendQuestionSchema = z.object({
  rows: planRowsSchema,
  /** Every filled slot of the schedule. */
  filled: z.array(plainFilledSchema),
  finding: findingSchema,
  /** The first day that may be changed; null for all. */
  notBefore: z.nullable(daySchema),
  /** So many cells at most, 1 to 4. */
  cellsMax: z.int().check(z.gte(1), z.lte(4)),
  /** How often rules may be asked about a part of the schedule; 15,000 take a second or two. */
  workMax: z.int().check(z.gte(1)),
});

/** How a finding could be mended. */
export type MendQuestion = Omit<z.infer<typeof mendQuestionSchema>, 'rows' | 'finding'> & {
  readonly rows: PlanRows;
  readonly finding: Finding;
};

/** One way to mend a finding, and what the rules say of it. */
export interface Mending {
  /** What was filled and is to be so no more. */
  readonly gone: readonly PlainFilled[];
  /** What is to be filled. */
  readonly came: readonly PlainFilled[];
  /** How many cells it changes. */
  readonly cells: number;
  /** What the rules would say that they do not say now, never a violation that is not there now or gets worse. */
  readonly findingsCome: readonly Finding[];
  /** What the rules say now and would not say any more; the finding is among them. */
  readonly findingsGo: readonly Finding[];
}

/** What can be said of mending a finding. */
export type MendAnswer =
  | {
      readonly kind: 'mended';
      /** Of equal size, the best first; fewer cells do not mend it, for all such changes were tried. */
      readonly mendings: readonly Mending[];
      /** False where not all of this size could be tried: another may be better, none is smaller. */
      readonly isComplete: boolean;
    }
  | {
      readonly kind: 'none-found';
      /** All changes of up to so many cells were tried. */
      readonly cellsTried: number;
      /** False where more cells were allowed than there was work for. */
      readonly isComplete: boolean;
    }
  /** No cell can mend it: something is not known. */
  | { readonly kind: 'not-known'; readonly missing: string }
  /** The rules do not say this of this schedule, or not any more. */
  | { readonly kind: 'finding-gone' }
  | { readonly kind: 'crashed'; readonly message: string };
