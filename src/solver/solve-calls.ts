import { Schedule } from '../domain/schedule/schedule.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import { blocksOf } from '../domain/time/block-schemes.ts';
import type { DaySpan } from '../domain/time/day.ts';
import { callModel, type LayerModel } from './layer-model.ts';
import { type LayerOutcome, type Run, type RunAnswer, statisticsOf } from './run.ts';

/** A year with more variables than this is solved month by month only. */
const WHOLE_VARIABLES_MAX = 60_000;

/** How many times the budget of one month is kept for the year as a whole. */
const PARTS_FOR_THE_WHOLE = 3;

/** No penalty is negative. */
const LEAST_OBJECTIVE = 0;

/**
 * Solves the call layer on a block layer: month by month, each upon what the months before have decided, then the
 * whole year at once from there, which improves it and proves how good it is.
 */
export async function solveCalls(run: Run, blocks: readonly Filled[]): Promise<LayerOutcome> {
  const shownWith = [...blocks, ...run.fixed.filter(({ slot }) => slot.layer === 'half-day')];
  const months = await solveMonths(run, blocks);
  if ('kind' in months) return months;
  const schedule = new Schedule(run.plan, [...blocks, ...earlierCalls(run)]);
  const span = callDaysOf(run);
  const pruned = callModel(schedule, span, run.fixed, false);
  const year = pruned.isWhole ? pruned : callModel(schedule, span, run.fixed, true);
  const start = months.filled && (await completed(run, year, months.filled));
  if (!start) return solveYear(run, schedule, year, shownWith);
  const secondsToFirst = run.budget.secondsUsed;
  const filled = [...shownWith, ...year.filledBy(start.values)];
  run.tell({ layer: 'call', best: start.objective, bound: LEAST_OBJECTIVE, filled });
  const isWorthwhile =
    start.objective > LEAST_OBJECTIVE &&
    year.model.variables.length <= WHOLE_VARIABLES_MAX &&
    !run.budget.isSpent &&
    !run.isStopped;
  const better = isWorthwhile
    ? await run.solve(year, { allowance: run.budget.allow(1), hint: start.values, shownWith })
    : null;
  return found(year, start, better, months, secondsToFirst);
}

function callDaysOf(run: Run): DaySpan {
  return run.problem.callDays ?? run.plan.rows.year;
}

/** Calls before the days to be decided, which the rules look back upon. */
function earlierCalls(run: Run): Filled[] {
  const { firstDay } = callDaysOf(run);
  return run.fixed.filter(({ slot }) => slot.layer === 'call' && slot.day < firstDay);
}

interface Months {
  /** Null where the months in turn led nowhere. */
  readonly filled: readonly Filled[] | null;
  readonly secondsUsed: number;
  readonly workUsed: number;
}

async function solveMonths(run: Run, blocks: readonly Filled[]): Promise<Months | LayerOutcome> {
  const start = { seconds: run.budget.secondsUsed, work: run.budget.workUsed };
  const months = blocksOf(callDaysOf(run), 'twelve-months');
  let decided: Filled[] | null = earlierCalls(run);
  for (const [place, month] of months.entries()) {
    const part = 1 / (months.length - place + PARTS_FOR_THE_WHOLE);
    const answer: { values: readonly number[]; layer: LayerModel } | LayerOutcome | null =
      await solveMonth(run, month, blocks, decided, part);
    if (answer && 'kind' in answer) return answer;
    if (!answer) {
      decided = null;
      break;
    }
    decided = [...decided, ...answer.layer.filledBy(answer.values)];
  }
  return {
    filled: decided,
    secondsUsed: run.budget.secondsUsed - start.seconds,
    workUsed: run.budget.workUsed - start.work,
  };
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
    callModel(new Schedule(run.plan, [...blocks, ...before]), month, run.fixed, isAttributed);
  const pruned = modelOf(decided, false);
  const layer = pruned.isWhole ? pruned : modelOf(decided, true);
  const allowance = run.budget.allow(part);
  const answer = await run.solve(layer, { allowance, shownWith: null });
  if (answer.values) return { values: answer.values, layer };
  if (answer.status !== 'impossible') return null;
  const alone = modelOf(earlierCalls(run), true);
  const proof = await run.solve(alone, { allowance, shownWith: null });
  return proof.status === 'impossible' ? run.explain(alone) : null;
}

interface Start {
  readonly values: readonly number[];
  readonly objective: number;
}

/** Fills in what follows from a schedule's choices; null where the schedule breaks a limit of the model. */
async function completed(
  run: Run,
  year: LayerModel,
  filled: readonly Filled[],
): Promise<Start | null> {
  const answer = await run.evaluate(year, filled);
  return answer.values && answer.objective !== null
    ? { values: answer.values, objective: answer.objective }
    : null;
}

async function solveYear(
  run: Run,
  schedule: Schedule,
  year: LayerModel,
  shownWith: readonly Filled[],
): Promise<LayerOutcome> {
  const answer = await run.solve(year, { allowance: run.budget.allow(1), shownWith });
  if (answer.status === 'impossible') {
    return run.explain(callModel(schedule, callDaysOf(run), run.fixed, true));
  }
  if (!answer.values || answer.objective === null) return { kind: 'nothing-found' };
  const start = { values: answer.values, objective: answer.objective };
  return found(year, start, answer, { secondsUsed: 0, workUsed: 0 }, answer.secondsToFirst);
}

function found(
  year: LayerModel,
  start: Start,
  better: RunAnswer | null,
  months: { readonly secondsUsed: number; readonly workUsed: number },
  secondsToFirst: number,
): LayerOutcome {
  const isBetter =
    better?.values && better.objective !== null && better.objective < start.objective;
  const values = isBetter ? better.values : start.values;
  const objective = isBetter ? better.objective : start.objective;
  return {
    kind: 'found',
    filled: year.filledBy(values),
    statistics: statisticsOf(year, {
      objective,
      bound: Math.max(LEAST_OBJECTIVE, better?.bound ?? LEAST_OBJECTIVE),
      secondsUsed: months.secondsUsed + (better?.secondsUsed ?? 0),
      workUsed: months.workUsed + (better?.workUsed ?? 0),
    }),
    secondsToFirst,
    secondsToBest: isBetter ? better.secondsToBest : secondsToFirst,
  };
}
