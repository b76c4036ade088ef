import { explainConflict } from './explain-conflict.ts';
import { blockModel } from './layer-model.ts';
import type { LayerOutcome, Run } from './run.ts';
import { found, layerTask, quickStart, solutionIn, solveFrom } from './solve-layer.ts';

/** Solves the block layer. @param part of the budget left that it may spend. */
export async function solveBlocks(run: Run, part: number): Promise<LayerOutcome> {
  const pruned = blockModel(run.plan, run.fixed, false);
  const layer = pruned.isWhole ? pruned : blockModel(run.plan, run.fixed, true);
  const shownWith = run.fixed.filter(({ slot }) => slot.layer !== 'block');
  const task = layerTask(run, layer, part, shownWith);
  const start = await quickStart(run, task);
  if (start) return solveFrom(run, task, start);
  const answer = await run.solve(layer, { allowance: task.share.left, shownWith });
  if (answer.status === 'impossible') {
    return explainConflict(run, pruned.isWhole ? blockModel(run.plan, run.fixed, true) : layer);
  }
  const solution = solutionIn(answer);
  return solution ? found(run, task, solution, answer) : { kind: 'nothing-found' };
}
