import * as z from 'zod/mini';
import { problemSchema } from '../problem.ts';
import { plainFilledSchema } from '../../domain/schedule/slot.ts';
import type { Conflict } from '../answer.ts';
import type { Problem } from '../problem.ts';

/** Why a choice does not stand in a place and what it would cost, as it arrives at the worker’s door. Plain data. */
export const choiceQuestionSchema = z.object({
  /** The one layer of the place; `fixed` is what stays whatever is chosen: pins, and all of the other layers. */
  problem: problemSchema,
  /** Every filled slot of the layer as it is now. */
  filled: z.array(plainFilledSchema),
  /** The slot and whom it is asked for. */
  choice: plainFilledSchema,
});

/** Why a choice does not stand in a place and what it would cost. */
export type ChoiceQuestion = Omit<z.infer<typeof choiceQuestionSchema>, 'problem'> & {
  readonly problem: Problem;
};

/** What a choice costs in one of the things asked for. */
export interface ChoiceCost {
  /** A wish’s rule, or `policies`. */
  readonly name: string;
  readonly part: 'worst-off' | 'together';
  /** What the schedule lacks in it now; null where it breaks a must now, so that it cannot be said. */
  readonly now: number | null;
  /** What the best schedule found with the choice lacks in it. */
  readonly withChoice: number;
  /** Proven: with the choice, no schedule that is as good in all before lacks less. */
  readonly bound: number;
}

/** What is said of a choice, by solving its layer again with it: everything that is not fixed may change. */
export type ChoiceAnswer =
  | {
      /** No schedule of the layer has it: these rules and pins do not go together with it. */
      readonly kind: 'impossible';
      readonly conflict: readonly Conflict[];
      readonly isMinimal: boolean;
    }
  | {
      readonly kind: 'possible';
      readonly costs: readonly ChoiceCost[];
      /** Whether all of `withChoice` are proven to be the least. */
      readonly isProven: boolean;
      /** How many places differ from the present schedule in the best found. */
      readonly placesChanged: number;
    }
  | { readonly kind: 'not-known' }
  | { readonly kind: 'crashed'; readonly message: string };
