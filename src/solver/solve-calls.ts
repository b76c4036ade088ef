import type { Filled } from '../domain/schedule/slot.ts';
import { blocksOf } from '../domain/time/block-schemes.ts';
import type { DaySpan } from '../domain/time/day.ts';
import type { Model, Source } from '../rules/encoding/model.ts';
import { reach } from './engine/cp-sat-messages.ts';
import { explainConflict } from './explain-conflict.ts';
import { callDaysOf, callsUpon, modelOver, standingBeside } from './call-layer.ts';
import { impossibleCalls } from './impossible-calls.ts';
import { type LayerModel, wholeModel } from './layer-model.ts';
import type { LayerOutcome, Run } from './run.ts';
import { solveFrom } from './solve-from.ts';
import { quickStart } from './anneal-layer.ts';
import { type LayerSolution, type LayerTask, layerTask } from './layer-task.ts';
import { solutionIn } from './solve-layer.ts';

/** How many times the budget of one month is kept for the year as a whole. */
const PARTS_FOR_THE_WHOLE = 3;

/**
 * Solves the call layer on a block layer: the year at once where a first schedule is found quickly; otherwise month by
 * month, each upon what the months before have decided, then the whole year from there.
 * @param part of the budget left that it may spend.
 */
export async function solveCalls(
  run: Run,
  blocks: readonly Filled[],
  part: number,
): Promise<LayerOutcome> {
  const shownWith = [...blocks, ...standingBeside(run)];
  const year = callsUpon(run, run.plan, blocks);
  if (!run.maySayImpossible && isStarved(year.model)) return { kind: 'starved' };
  const task = layerTask(run, year, part, shownWith);
  const start = await quickStart(run, task);
  if (start.kind === 'found') return solveFrom(run, task, start.solution);
  if (run.isStopped) return { kind: 'nothing-found' };
  if (start.kind === 'impossible') return impossible(run, blocks, start.near);
  const months = await solveMonths(run, blocks);
  if (months && 'kind' in months) return months;
  const whole = months && (await completed(run, task, months));
  return whole ? solveFrom(run, task, whole) : solveYear(run, blocks, task);
}

/** Why the calls are impossible, unless other blocks are to be tried first. */
async function impossible(
  run: Run,
  blocks: readonly Filled[],
  near: readonly Source[],
): Promise<LayerOutcome> {
  if (!run.maySayImpossible) return { kind: 'starved' };
  const calls = await impossibleCalls(run, run.plan, blocks, near);
  return explainConflict(run, calls.model, calls.near);
}

/** Whether a limit asks for more than all that is in it together. */
function isStarved({ limits, variables }: Model): boolean {
  return limits.some(
    ({ min, onlyIf, terms }) =>
      min !== null && onlyIf.length === 0 && reach(terms, variables).max < min,
  );
}

/** The months decided in turn; an outcome where one of them is impossible; null where they led nowhere. */
async function solveMonths(
  run: Run,
  blocks: readonly Filled[],
): Promise<readonly Filled[] | LayerOutcome | null> {
  const months = blocksOf(callDaysOf(run), 'twelve-months');
  let decided = standingBeside(run);
  for (const [place, month] of months.entries()) {
    if (run.budget.isSpent || run.isStopped) return null;
    const part = 1 / (months.length - place + PARTS_FOR_THE_WHOLE);
    const answer: { values: readonly number[]; layer: LayerModel } | LayerOutcome | null =
      await solveMonth(run, month, blocks, decided, part);
    if (!answer || 'kind' in answer) return answer;
    decided = [...decided, ...answer.layer.filledBy(answer.values)];
  }
  return decided;
}

/** A month's schedule; an outcome where the month is impossible whatever came before; null where it is not known. */
async function solveMonth(
  run: Run,
  month: DaySpan,
  blocks: readonly Filled[],
  decided: readonly Filled[],
  part: number,
): Promise<{ values: readonly number[]; layer: LayerModel } | LayerOutcome | null> {
  const modelOf = (before: readonly Filled[], isAttributed: boolean) =>
    modelOver(run, run.plan, month, [...blocks, ...before], isAttributed);
  const layer = wholeModel((isAttributed) => modelOf(decided, isAttributed));
  const allowance = run.budget.allow(part);
  const answer = await run.solve(layer, { allowance, shownWith: null });
  if (answer.values) return { values: answer.values, layer };
  if (answer.status !== 'impossible') return null;
  const alone = modelOf(standingBeside(run), true);
  const proof = await run.solve(alone, { allowance, shownWith: null });
  if (proof.status !== 'impossible') return null;
  return run.maySayImpossible ? explainConflict(run, alone) : { kind: 'starved' };
}

/** Fills in what follows from a schedule's choices; null where the schedule breaks a limit of the model. */
async function completed(
  run: Run,
  { layer, share }: LayerTask,
  filled: readonly Filled[],
): Promise<LayerSolution | null> {
  const { values, objective } = await run.evaluate(layer, filled, share.left);
  const seconds = run.budget.secondsUsed;
  return values && objective !== null
    ? { values, objective, secondsToFirst: seconds, secondsToBest: seconds }
    : null;
}

async function solveYear(
  run: Run,
  blocks: readonly Filled[],
  task: LayerTask,
): Promise<LayerOutcome> {
  const { layer, share, shownWith } = task;
  const answer = await run.solve(layer, { allowance: share.left, shownWith });
  if (answer.status === 'impossible') {
    return impossible(run, blocks, []);
  }
  const solution = solutionIn(answer);
  task.bound.raise(answer.bound);
  return solution ? solveFrom(run, task, solution) : { kind: 'nothing-found' };
}
