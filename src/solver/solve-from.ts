import type { LevelStatistics } from './answer.ts';
import { loadHighs } from './engine/highs-program.ts';
import { sumOf } from './engine/satisfies.ts';
import { reach } from './engine/cp-sat-messages.ts';
import type { LayerOutcome, Run } from './run.ts';
import { annealedFrom, lookAtPeople } from './anneal-layer.ts';
import {
  Bound,
  isBestOrOver,
  type LayerSolution,
  type LayerTask,
  SMALL_VARIABLES,
  startBeside,
} from './layer-task.ts';
import { byPieces, found, settle } from './solve-layer.ts';
import { inOrder, type Level, withLimitsOn, withSlack } from './wishes/levels.ts';

/** Of what is left, a level may spend this part; most are met at once and leave it to the others. */
const PART_FOR_A_LEVEL = 0.5;
/** Before them, of all, what improving everything together may spend. */
const PART_FOR_ALL_TOGETHER = 0.4;

/**
 * Improves a schedule and proves how good it is: everything weighed together or, where the problem orders its wishes,
 * one after the other.
 */
export async function solveFrom(
  run: Run,
  task: LayerTask,
  start: LayerSolution,
): Promise<LayerOutcome> {
  const { wishes } = run.problem;
  if (!wishes) {
    const settled = await settle(run, task, start);
    task.beside?.end();
    return found(run, task, settled);
  }
  const ordered = inOrder(task.layer, wishes);
  const polished = await weighed(run, task, start);
  task.beside?.end();
  let solution: LayerSolution = { ...polished, values: ordered.withMeasures(polished.values) };
  const settled: Settled[] = [];
  for (const [place, level] of ordered.levels.entries()) {
    const { name, part } = level;
    run.step = { kind: 'level', name, part, place: place + 1, count: ordered.levels.length };
    const limits = settled.map(({ level: each, max }) => [each, max] as const);
    const model = { ...withLimitsOn(ordered.layer.model, limits), objective: level.terms };
    const layer = { ...ordered.layer, model };
    const isLast = place === ordered.levels.length - 1;
    const share = task.share.part(isLast ? 1 : PART_FOR_A_LEVEL);
    const enough = run.goal?.(level) ?? -Infinity;
    const own: LayerTask = {
      ...task,
      layer,
      share,
      bound: new Bound(layer),
      enough,
      beside: null,
    };
    solution = await settledLevel(run, own, solution);
    own.beside?.end();
    const max = withSlack(solution.objective, level.slackPercent);
    settled.push({ level, best: solution.objective, bound: own.bound.value, max });
  }
  const { values } = solution;
  task.bound.raise(weighedBound(task, settled));
  const objective = sumOf(task.layer.model.objective, values);
  const levels = settled.map(({ level: { name, part, terms }, best, bound }): LevelStatistics => ({
    name,
    part,
    value: sumOf(terms, values),
    best,
    bound,
  }));
  return found(run, task, { ...solution, objective }, levels);
}

/** A schedule improved with everything weighed together: what is met so need not be looked for level by level. */
async function weighed(run: Run, task: LayerTask, start: LayerSolution): Promise<LayerSolution> {
  const isSmall = task.layer.model.variables.length <= SMALL_VARIABLES;
  if (isSmall || isBestOrOver(run, task, start)) return start;
  return byPieces(run, { ...task, share: task.share.part(PART_FOR_ALL_TOGETHER) }, start);
}

/** A level that was looked at: the least found, what none undercuts, and what it may come to from now on. */
interface Settled {
  readonly level: Level;
  readonly best: number;
  readonly bound: number;
  readonly max: number;
}

/** The best in one level from a schedule that keeps the levels before it; the task's bound is raised. */
async function settledLevel(
  run: Run,
  task: LayerTask,
  start: LayerSolution,
): Promise<LayerSolution> {
  const { layer, bound, enough, share } = task;
  const objective = sumOf(layer.model.objective, start.values);
  const before = { ...start, objective };
  if (objective <= Math.max(bound.value, enough)) return before;
  if (share.isOutOfSeconds) run.budget.spend({ workUsed: 0, isRepeatable: false });
  if (isBestOrOver(run, task, before)) return before;
  startBeside(run, task, before.values);
  if (!task.beside && layer.layer === 'block') lookAtPeople(run, task, await loadHighs());
  if (isBestOrOver(run, task, before)) return before;
  return settle(run, task, await annealedFrom(run, task, before));
}

/** What everything weighed together comes to at least: the first level has a bound without any conditions. */
function weighedBound({ layer: { model } }: LayerTask, settled: readonly Settled[]): number {
  return settled
    .filter(({ level }) => level.part === 'together')
    .reduce((sum, { level, bound }) => {
      const isFirst = level === settled[0]?.level;
      return sum + (isFirst ? bound : reach(level.terms, model.variables).min);
    }, 0);
}
