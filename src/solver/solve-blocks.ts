import type { Source } from '../rules/encoding/model.ts';
import { explainConflict } from './explain-conflict.ts';
import { blockModel } from './layer-model.ts';
import type { LayerOutcome, Run } from './run.ts';
import { solveFrom } from './solve-from.ts';
import { quickStart } from './anneal-layer.ts';
import { layerTask } from './layer-task.ts';
import { solutionIn } from './solve-layer.ts';

/** Solves the block layer. @param part of the budget left that it may spend. */
export async function solveBlocks(run: Run, part: number): Promise<LayerOutcome> {
  const pruned = blockModel(run.plan, run.fixed, false, run.callNeeds);
  const layer = pruned.isWhole ? pruned : blockModel(run.plan, run.fixed, true, run.callNeeds);
  const shownWith = run.fixed.filter(({ slot }) => slot.layer !== 'block');
  const task = layerTask(run, layer, part, shownWith);
  const start = await quickStart(run, task);
  if (start.kind === 'found') return solveFrom(run, task, start.solution);
  if (run.isStopped) return { kind: 'nothing-found' };
  if (start.kind === 'impossible') return impossible(run, start.near);
  const answer = await run.solve(layer, { allowance: task.share.left, shownWith });
  if (answer.status === 'impossible') return impossible(run, []);
  const solution = solutionIn(answer);
  task.bound.raise(answer.bound);
  return solution ? solveFrom(run, task, solution) : { kind: 'nothing-found' };
}

/** Why there are no blocks; where they were only asked to suit the calls, nothing is said of them. */
async function impossible(run: Run, near: readonly Source[]): Promise<LayerOutcome> {
  if (run.callNeeds.length > 0) return { kind: 'nothing-found' };
  return explainConflict(run, blockModel(run.plan, run.fixed, true), near);
}
