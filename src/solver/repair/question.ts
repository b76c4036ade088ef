import * as z from 'zod/mini';
import type { PersonId } from '../../domain/id.ts';
import { type Disruption, disruptionSchema } from '../../domain/schedule/disruption.ts';
import type { PlanRows } from '../../domain/schedule/plan.ts';
import { type PlainFilled, plainFilledSchema } from '../../domain/schedule/slot.ts';
import { type DaySpan, daySchema } from '../../domain/time/day.ts';
import type { Finding } from '../../rules/rule.ts';
import { planRowsSchema } from '../problem.ts';

/** How a schedule could hold again after something has happened, as it arrives at the worker's door. Plain data. */
export const repairQuestionSchema = z.object({
  /** As they were before. */
  rows: planRowsSchema,
  disruptions: z.array(disruptionSchema),
  /** Every filled slot of the schedule. */
  filled: z.array(plainFilledSchema),
  /** The first day that may be changed. */
  notBefore: daySchema,
  /** How many ways at most. */
  waysMax: z.int().check(z.gte(1), z.lte(8)),
  seed: z.int().check(z.gte(0), z.lte(2_147_483_647)),
  /** For the whole of it; what is not proven by then is said not to be. */
  secondsMax: z.number().check(z.gt(0)),
});

/** How a schedule could hold again after something has happened. */
export type RepairQuestion = Omit<z.infer<typeof repairQuestionSchema>, 'rows' | 'disruptions'> & {
  readonly rows: PlanRows;
  readonly disruptions: readonly Disruption[];
};

/** Somebody whose days a repair changes, and what that means for them. */
export interface Disturbed {
  readonly personId: PersonId;
  /** Who is away or has left is not disturbed by it. */
  readonly isGone: boolean;
  /** From the day on which it is found to the first day that changes. */
  readonly noticeDays: number;
  /** Calls after it less calls before it, jeopardy left out. */
  readonly callsMore: number;
  /** Hours of work on site or counted like it after it, less before, over the year. */
  readonly hoursMore: number;
  /** Whether they were in reserve on a day on which they are called in. */
  readonly isCalledIn: boolean;
}

/** A half-day of clinic that would not take place. */
export interface CancelledClinic extends DaySpan {
  readonly personId: PersonId;
  readonly half: 'am' | 'pm';
  readonly activityId: string;
}

/** One way to repair a schedule. */
export interface Repair {
  readonly gone: readonly PlainFilled[];
  readonly came: readonly PlainFilled[];
  /** How many places change. */
  readonly cells: number;
  /** Those who are not gone come first, the shortest notice first. */
  readonly people: readonly Disturbed[];
  readonly clinicsCancelled: readonly CancelledClinic[];
  /** How far all calls together come from their fair shares, in calls: after it less before it. */
  readonly unfairnessMore: number;
  /** What the rules would say that they do not say of the schedule before it happened; open places are among them. */
  readonly findingsCome: readonly Finding[];
}

/** A demand that no repair meets, and why nobody stands there. */
export interface LeftOpen {
  readonly finding: Finding;
  readonly reasons: readonly Reason[];
}

/** Why some people do not stand at a place. */
export interface Reason {
  /** A rule's id. */
  readonly ruleId: string;
  /** What it says of the first of them. */
  readonly because: string;
  readonly people: readonly PersonId[];
}

/**
 * How sure it is that no repair changes fewer places. `whole`: proven over all layers and days. `layers`: proven for each
 * layer, with those above it as they are repaired. `none`: the time was up.
 */
export type Proof = 'whole' | 'layers' | 'none';

/** What can be said of repairing a schedule. */
export type RepairAnswer =
  | {
      readonly kind: 'repaired';
      /** What was broken by what happened. */
      readonly broken: readonly Finding[];
      /** The best first: of the fewest places, then the fewest people, then by who is called in, patients and fairness. */
      readonly ways: readonly Repair[];
      readonly proof: Proof;
      /** Demands that stay open whatever is done; empty where everything is repaired. */
      readonly leftOpen: readonly LeftOpen[];
      readonly secondsUsed: number;
    }
  /** Nothing that happened breaks a must-rule on the days that may change. */
  | { readonly kind: 'nothing-broken'; readonly secondsUsed: number }
  | { readonly kind: 'crashed'; readonly message: string };

/** How far a repair has come. */
export interface RepairProgress {
  readonly step: 'checking' | 'blocks' | 'calls' | 'half-days' | 'comparing';
}
