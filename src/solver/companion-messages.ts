import type { Model } from '../rules/encoding/model.ts';
import type { LinesOfPeople } from './columns/line-moves.ts';
import type { PlacedChoice } from './search/space.ts';

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
