import type { StopFlag } from '../../../../src/solver/engine/solve-model.ts';

/** What the page tells its worker. */
export interface FromPage {
  readonly stopFlag: StopFlag | null;
}

/** What the worker tells the page. */
export type FromWorker =
  | { readonly kind: 'endless-solve-began' }
  | { readonly kind: 'done'; readonly report: Readonly<Record<string, unknown>> };
