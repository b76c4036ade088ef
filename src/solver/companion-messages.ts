import type { Model } from '../rules/encoding/model.ts';
import type { LinesOfPeople } from './columns/line-moves.ts';
import type { StopFlag } from './engine/solve-model.ts';
import type { PlacedChoice, SearchSpace } from './search/space.ts';

/** What the thread that anneals tells the one that proves. Plain data. */
export type ToProver =
  | {
      readonly kind: 'start';
      readonly model: Model;
      readonly choices: readonly PlacedChoice[];
      readonly seed: number;
      readonly secondsMax: number | null;
    }
  | { readonly kind: 'better'; readonly values: readonly number[] }
  | { readonly kind: 'end' };

/** What the thread that proves tells the one that anneals. Plain data. */
export type FromProver =
  | { readonly kind: 'lines'; readonly lines: LinesOfPeople }
  | {
      readonly kind: 'better';
      readonly method: 'lines' | 'whole';
      readonly values: readonly number[];
    }
  | { readonly kind: 'bound'; readonly method: 'lines' | 'whole'; readonly bound: number }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'crashed'; readonly message: string }
  | { readonly kind: 'ended' };

/** What the thread that decides a layer tells the one beside it. Plain data. */
export type ToBeside =
  | {
      readonly kind: 'layer';
      /** Its number: what is told of layers before it comes too late. */
      readonly task: number;
      readonly space: SearchSpace;
      /** A schedule to start from. */
      readonly values: readonly number[];
      /** Whether each person alone is worth looking at. */
      readonly isOfPeople: boolean;
      readonly seed: number;
      readonly secondsMax: number | null;
      /** Set to 1 when it is over: a thread that computes hears nothing else. */
      readonly endFlag: StopFlag;
    }
  | { readonly kind: 'better'; readonly task: number; readonly values: readonly number[] };

/** What the thread beside the one that decides a layer tells it. Plain data. */
export type FromBeside =
  | { readonly kind: 'bound'; readonly task: number; readonly bound: number }
  /** The linear relaxation was looked at, or is too large for it. */
  | { readonly kind: 'relaxed'; readonly task: number }
  | { readonly kind: 'better'; readonly task: number; readonly values: readonly number[] }
  | { readonly kind: 'crashed'; readonly message: string };

/** One end of a line between two threads. */
export interface Port<In, Out> {
  readonly post: (message: Out) => void;
  /** Who hears what arrives; there is one. */
  readonly listen: (hear: (message: In) => void) => void;
}

const MILLISECONDS_BETWEEN_PAUSES = 100;

/** Lets messages come in now and then: a thread that computes hears nothing else. */
export function pauses(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < MILLISECONDS_BETWEEN_PAUSES) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
}
