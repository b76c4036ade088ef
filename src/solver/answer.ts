import type { PersonId } from '../domain/id.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import type { Relief } from '../domain/rows/schedule.ts';
import type { SolvedLayer } from './problem.ts';

/** News of a running solve. */
export interface SolveProgress {
  readonly layer: SolvedLayer;
  readonly secondsElapsed: number;
  /** Objective of the layer's best schedule so far. */
  readonly best: number | null;
  /** No schedule of the layer has a lower objective. */
  readonly bound: number | null;
  /** (best - bound) / max(1, |best|) */
  readonly gap: number | null;
  /** A new best schedule with all that is decided and fixed; null in all other news. */
  readonly filled: readonly Filled[] | null;
}

/** How the solving of a layer went. */
export interface LayerStatistics {
  readonly layer: SolvedLayer;
  readonly isBest: boolean;
  readonly objective: number;
  readonly bound: number;
  readonly variables: number;
  readonly limits: number;
  readonly secondsUsed: number;
  readonly workUsed: number;
}

/** What cannot all be satisfied together: a rule, the people it is about, and its subject in words. */
export interface Conflict {
  /** A rule's id, or `pinned` for a place that is fixed. */
  readonly ruleId: string;
  readonly people: readonly PersonId[];
  readonly subject: string;
  readonly relief: Relief;
  /** Of a demand, why nobody more meets it. */
  readonly nobody: readonly WhyNobody[];
}

/** People who could meet a demand, and the rule that alone keeps them from it; null where only the rest of the conflict does. */
export interface WhyNobody {
  readonly ruleId: string | null;
  readonly people: readonly PersonId[];
}

/** What every answer tells of the effort. */
export interface Effort {
  readonly secondsUsed: number;
  readonly workUsed: number;
  /** Whether the same problem and seed give the same answer: no limit of time ended it, nobody stopped it. */
  readonly isRepeatable: boolean;
}

/** What came of a solve: plain data, for every outcome a kind of its own. */
export type SolveAnswer =
  | ({
      readonly kind: 'solved';
      /** Proven: no schedule is better, layer by layer. */
      readonly isBest: boolean;
      /** The fixed and the decided slots. */
      readonly filled: readonly Filled[];
      readonly objective: number;
      readonly bound: number;
      /** Until the first complete schedule. */
      readonly secondsToFirst: number;
      readonly secondsToBest: number;
      readonly layers: readonly LayerStatistics[];
    } & Effort)
  | ({
      readonly kind: 'impossible';
      readonly layer: SolvedLayer;
      /** As few as are known not to go together; empty if that took too long to find out. */
      readonly conflict: readonly Conflict[];
      /** Whether it is proven that without any one of them the others go together. */
      readonly isMinimal: boolean;
    } & Effort)
  | ({
      /** The limits of work or time ended before a schedule or a proof that there is none. */
      readonly kind: 'nothing-found';
      readonly layer: SolvedLayer;
    } & Effort)
  | ({
      readonly kind: 'stopped';
      /** The best complete schedule of the layers decided so far; null when there was none. */
      readonly filled: readonly Filled[] | null;
      readonly layers: readonly LayerStatistics[];
    } & Effort)
  | { readonly kind: 'crashed'; readonly message: string };

/** How far a value is from its bound, as a part of the value. */
export function gapOf(best: number | null, bound: number | null): number | null {
  return best === null || bound === null ? null : (best - bound) / Math.max(1, Math.abs(best));
}
