import { blockModel } from './layer-model.ts';
import { type LayerOutcome, type Run, statisticsOf } from './run.ts';

/** Solves the block layer. @param part of the budget left that it may spend. */
export async function solveBlocks(run: Run, part: number): Promise<LayerOutcome> {
  const pruned = blockModel(run.plan, run.fixed, false);
  const layer = pruned.isWhole ? pruned : blockModel(run.plan, run.fixed, true);
  const others = run.fixed.filter(({ slot }) => slot.layer !== 'block');
  const answer = await run.solve(layer, { allowance: run.budget.allow(part), shownWith: others });
  if (answer.status === 'impossible') {
    return run.explain(pruned.isWhole ? blockModel(run.plan, run.fixed, true) : layer);
  }
  if (!answer.values || answer.objective === null) return { kind: 'nothing-found' };
  const { objective, secondsUsed, workUsed, secondsToFirst, secondsToBest } = answer;
  const bound = answer.bound ?? 0;
  return {
    kind: 'found',
    filled: layer.filledBy(answer.values),
    statistics: statisticsOf(layer, { objective, bound, secondsUsed, workUsed }),
    secondsToFirst,
    secondsToBest,
  };
}
