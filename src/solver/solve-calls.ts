import type { Plan } from '../domain/schedule/plan.ts';
import { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { blocksOf } from '../domain/time/block-schemes.ts';
import { type DaySpan, daysOf, spanHolds } from '../domain/time/day.ts';
import type { Model, Source } from '../rules/encoding/model.ts';
import { reach } from './engine/cp-sat-messages.ts';
import { explainConflict } from './explain-conflict.ts';
import { impossibleCalls } from './impossible-calls.ts';
import { callModel, type LayerModel, wholeModel } from './layer-model.ts';
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

/** The calls to be decided upon these blocks, beside what is fixed. @param plan the run’s, perhaps with fewer rules. */
export function callsUpon(run: Run, plan: Plan, blocks: readonly Filled[]): LayerModel {
  return wholeModel((isAttributed) => callsOver(run, plan, callDaysOf(run), blocks, isAttributed));
}

/**
 * The same for some days, whatever the calls before and after are.
 * @param isAttributed with the name of its rule for every choice ruled out.
 */
export function callsOver(
  run: Run,
  plan: Plan,
  span: DaySpan,
  blocks: readonly Filled[],
  isAttributed: boolean,
): LayerModel {
  return modelOver(run, plan, span, [...blocks, ...standingBeside(run)], isAttributed);
}

/** @param standing what is decided already, of all layers. */
function modelOver(
  run: Run,
  plan: Plan,
  span: DaySpan,
  standing: readonly Filled[],
  isAttributed: boolean,
): LayerModel {
  const isAfter = ({ slot }: Filled) => slot.layer === 'call' && slot.day > span.lastDay;
  // The model ends with the span, unless there are calls after it to be looked at.
  const people = new Set(plan.members.map(({ person }) => person.id));
  const open = standing.some(isAfter) ? { days: new Set(daysOf(span)), people } : null;
  return callModel(new Schedule(plan, standing), span, run.fixed, isAttributed, open);
}

/** Half-days, and calls outside the days to be decided, that are fixed. */
function standingBeside(run: Run): Filled[] {
  const span = callDaysOf(run);
  return run.fixed.filter(
    ({ slot }) =>
      slot.layer === 'half-day' || (slot.layer === 'call' && !spanHolds(span, slot.day)),
  );
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

/** The days of which the calls are to be decided. */
export function callDaysOf(run: Run): DaySpan {
  return run.problem.callDays ?? run.plan.rows.year;
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
