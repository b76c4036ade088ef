import type { Filled } from '../domain/schedule/slot.ts';
import type { LayerBeside } from './beside.ts';
import type { Share } from './budget.ts';
import { reach } from './engine/cp-sat-messages.ts';
import type { LayerModel } from './layer-model.ts';
import type { Run } from './run.ts';
import type { Solution } from './search/improve.ts';
import { ALL } from './wishes/level-names.ts';

/** Models with more variables are improved piece by piece before they are solved as a whole. */
export const SMALL_VARIABLES = 3_000;

/** A schedule of a layer, with the seconds since the run began at which schedules were found. */
export interface LayerSolution extends Solution {
  readonly secondsToFirst: number;
  readonly secondsToBest: number;
}

/** A layer to be solved, what that may spend, and what else is filled when its schedules are shown. */
export interface LayerTask {
  readonly layer: LayerModel;
  readonly share: Share;
  readonly shownWith: readonly Filled[];
  readonly began: { readonly seconds: number; readonly work: number };
  readonly bound: Bound;
  /** An objective that is good enough; -Infinity where only the best is. */
  readonly enough: number;
  /** What a second thread does for it meanwhile; null where there is none, or not yet. */
  beside: LayerBeside | null;
}

/** What no schedule of a layer undercuts, as far as is known. */
export class Bound {
  value: number;

  /** Every variable of the objective has a least value. */
  constructor({ model }: LayerModel) {
    this.value = reach(model.objective, model.variables).min;
  }

  /** Notes a bound that was proven. */
  raise(value: number | null): void {
    if (value !== null) this.value = Math.max(this.value, value);
  }
}

/** A task that begins now. @param part of the budget left that it may spend. */
export function layerTask(
  run: Run,
  layer: LayerModel,
  part: number,
  shownWith: readonly Filled[],
): LayerTask {
  const { budget } = run;
  const began = { seconds: budget.secondsUsed, work: budget.workUsed };
  const enough = run.goal?.({ name: ALL, part: 'together' }) ?? -Infinity;
  const bound = new Bound(layer);
  return { layer, share: budget.share(part), shownWith, began, bound, enough, beside: null };
}

/** Whether a schedule is proven best, or nothing is left to look for a better one. */
export function isBestOrOver(
  run: Run,
  { bound, share, enough }: LayerTask,
  { objective }: Solution,
): boolean {
  return objective <= Math.max(bound.value, enough) || share.isSpent || run.isStopped;
}

/** Has the second thread, where there is one, work on the layer too; the engine settles small ones before that tells. */
export function startBeside(run: Run, task: LayerTask, values: readonly number[]): void {
  const { layer, share } = task;
  if (!run.beside || layer.model.variables.length <= SMALL_VARIABLES) return;
  const { secondsMax } = share.left;
  const isOfPeople = layer.layer === 'block';
  const how = { values, isOfPeople, seed: run.problem.seed, secondsMax };
  task.beside = run.beside.start(layer, how);
  run.budget.spend({ workUsed: 0, isRepeatable: false });
}

/** Lets in what the second thread tells. @returns a schedule from there that is better than this. */
export async function hearBeside(
  { beside, bound }: LayerTask,
  than: number,
): Promise<Solution | null> {
  if (!beside) return null;
  await beside.pause();
  bound.raise(beside.bound);
  return beside.takeBetter(than);
}

/** Tells of a schedule of the layer. */
export function tell(
  run: Run,
  { layer, shownWith, bound }: LayerTask,
  { values, objective }: Solution,
): void {
  const filled = [...shownWith, ...layer.filledBy(values)];
  run.tell({ layer: layer.layer, best: objective, bound: bound.value, filled });
}
