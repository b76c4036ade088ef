import type { PersonId } from '../domain/id.ts';
import type { Level } from '../domain/rows/schedule-run.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import type { Relief } from '../domain/rows/schedule-run.ts';
import type { SolvedLayer } from './problem.ts';

/** What a search is about at the moment, where it goes wish by wish or looks for something different. */
export interface SearchStep {
  /** `level`: as little as can be is lacking in it; `different`: as few places as can be are as before. */
  readonly kind: 'level' | 'different';
  /** A wish’s rule, or `policies`; of what is to be different, nothing. */
  readonly name: string;
  readonly part: 'worst-off' | 'together';
  /** Its place among so many, from 1. */
  readonly place: number;
  readonly count: number;
}

/** News of a running solve. */
export interface SolveProgress {
  readonly layer: SolvedLayer;
  /** Which of several schedules it is about, from 1. */
  readonly schedule: number;
  /** What `best` and `bound` count; null where everything is weighed together. */
  readonly step: SearchStep | null;
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

/** How good a schedule is in one of the things asked for in order. */
export interface LevelStatistics {
  /** A wish’s rule, or `policies`. */
  readonly name: string;
  readonly part: 'worst-off' | 'together';
  /** What the schedule lacks in it, by the weights within the rule. */
  readonly value: number;
  /** The least that was found, from which slack may have been taken since. */
  readonly best: number;
  /** No schedule that is as good in all that comes before lacks less. */
  readonly bound: number;
}

/** How the solving of a layer went. */
export interface LayerStatistics {
  readonly layer: SolvedLayer;
  /** Proven: none is better, by the order asked for or, without one, by the objective. */
  readonly isBest: boolean;
  /** Everything weighed together. */
  readonly objective: number;
  /** No schedule’s objective is below it, whatever the order. */
  readonly bound: number;
  /** In the order asked for, the first first; empty where everything is weighed together. */
  readonly levels: readonly LevelStatistics[];
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

/** One more schedule, no worse than stated and as different as was found. */
export interface OtherSchedule {
  readonly filled: readonly Filled[];
  readonly layers: readonly LayerStatistics[];
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
      /** The others that were asked for, as many as were found. */
      readonly others: readonly OtherSchedule[];
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

/** How good a schedule is in everything that was asked for in order, as a schedule run keeps it. */
export function levelsOf(layers: readonly LayerStatistics[]): Level[] {
  return layers.flatMap(({ layer, levels }) => levels.map((level) => ({ layer, ...level })));
}

/** How far a value is from its bound, as a part of the value. */
export function gapOf(best: number | null, bound: number | null): number | null {
  return best === null || bound === null ? null : (best - bound) / Math.max(1, Math.abs(best));
}
