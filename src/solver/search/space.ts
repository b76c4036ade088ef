import type { Model, Variable } from '../../rules/encoding/model.ts';
import type { EngineAnswer, EngineOptions } from '../engine/solve-model.ts';

/** A choice that a schedule consists of: who may do what in which period. */
export interface PlacedChoice {
  readonly variable: Variable;
  readonly personId: string;
  readonly period: string;
  /** What is done: named alike for all people and periods, so that it can be handed over and moved. */
  readonly demand: string;
}

/** What is searched: a model and the choices among its variables. */
export interface SearchSpace {
  readonly model: Model;
  readonly choices: readonly PlacedChoice[];
}

/** Solves a small model within what is left to spend, told nobody. */
export type SubSolve = (
  model: Model,
  options: Pick<EngineOptions, 'hint' | 'isLinear' | 'isBrief' | 'objectiveMax' | 'seed'> & {
    readonly workMax: number;
  },
) => Promise<EngineAnswer>;

/** The engine as a search uses it: bounded pieces, and when to end. */
export interface Searcher {
  readonly seed: number;
  readonly subSolve: SubSolve;
  /** Notes work done without the engine. */
  readonly spend: (workUsed: number) => void;
  /** Whether nothing is left to spend or it was told to stop. */
  readonly isOver: () => boolean;
}
