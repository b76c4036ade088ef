import type { Highs } from 'highs';
import type { Filled } from '../domain/schedule/slot.ts';
import type { Model } from '../rules/encoding/model.ts';
import type { LevelStatistics } from './answer.ts';
import type { Share } from './budget.ts';
import { personBound } from './bounds/person-bound.ts';
import { relaxationBound, SIMPLEX_VARIABLES_MAX } from './bounds/relaxation-bound.ts';
import { reach } from './engine/cp-sat-messages.ts';
import { loadHighs, solveLinear } from './engine/highs-program.ts';
import { ITERATIONS_PER_WORK } from './engine/highs-solve-model.ts';
import { linearProgramOf, wholeBound } from './engine/linear-program.ts';
import { tightened } from './engine/tightened.ts';
import type { LayerModel } from './layer-model.ts';
import { type LayerOutcome, type Run, type RunAnswer, statisticsOf } from './run.ts';
import { anneal } from './search/anneal.ts';
import { firstSchedule } from './search/first-schedule.ts';
import { improve, type Solution } from './search/improve.ts';
import { RestrictableModel } from './search/restricted-model.ts';
import { ALL } from './wishes/level-names.ts';

/** Models with more variables are improved piece by piece before they are solved as a whole. */
export const SMALL_VARIABLES = 3_000;
/** Models with more variables are never solved as a whole. */
const WHOLE_VARIABLES_MAX = 100_000;
/** Of a layer's share, what annealing may spend; of what is left then, the search by pieces before the whole. */
const PART_FOR_ANNEALING = 0.4;
const PART_FOR_PIECES = 0.4;
/** The work of annealing for the first time; the second time is slower by the factor, and starts from the best. */
const WORK_FOR_ANNEALING = 1.5;
const CHOICES_FOR_A_UNIT_OF_WORK = 10_000;
/** Small layers are annealed for less, for the engine settles them. */
const CHOICES_FOR_A_UNIT_OF_WORK_AT_MOST = 2_000;
const FACTOR_FOR_ANNEALING = 4;
/** Of what is left of a layer's share, what the linear relaxation may spend. */
const PART_FOR_RELAXATION = 0.4;
/** Of a layer's share, what looking at each person alone may take. */
const PART_FOR_PEOPLE = 0.2;
const STEPS_IN_VAIN_MAX = 24;
const STEPS_IN_VAIN_WITHOUT_WHOLE_MAX = 80;

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
  return { layer, share: budget.share(part), shownWith, began, bound: new Bound(layer), enough };
}

/** A schedule found by local search, wishes aside, and annealed from there; null where none was found. */
export async function quickStart(run: Run, task: LayerTask): Promise<LayerSolution | null> {
  const { layer, share } = task;
  const searcher = run.searcher(share);
  const loading = loadHighs();
  const values = firstSchedule(layer, searcher);
  const highs = await loading;
  if (!values) return null;
  const part = share.part(PART_FOR_ANNEALING);
  const work = firstWork(layer);
  const best = annealed(run, task, null, { part, start: values, highs, work });
  if (!best || isBestOrOver(run, task, best)) return best;
  const slow = { part, start: best.values, highs, work: work * FACTOR_FOR_ANNEALING };
  return annealed(run, task, best, slow);
}

/** Whether a schedule is proven best, or nothing is left to look for a better one. */
export function isBestOrOver(
  run: Run,
  { bound, share, enough }: LayerTask,
  { objective }: Solution,
): boolean {
  return objective <= Math.max(bound.value, enough) || share.isSpent || run.isStopped;
}

function firstWork({ choices }: LayerModel): number {
  return Math.min(
    choices.length / CHOICES_FOR_A_UNIT_OF_WORK_AT_MOST,
    WORK_FOR_ANNEALING + choices.length / CHOICES_FOR_A_UNIT_OF_WORK,
  );
}

/** Improves a schedule by annealing, about as long as a layer is annealed at first. */
export async function annealedFrom(
  run: Run,
  task: LayerTask,
  start: LayerSolution,
): Promise<LayerSolution> {
  const part = task.share.part(PART_FOR_ANNEALING);
  const work = firstWork(task.layer);
  const highs = await loadHighs();
  return annealed(run, task, start, { part, start: start.values, highs, work }) ?? start;
}

/** Improves a schedule by pieces, then as a whole, which also proves how good it is: the task's bound is raised. */
export async function settle(
  run: Run,
  loose: LayerTask,
  start: LayerSolution,
): Promise<LayerSolution> {
  const { share, shownWith, bound } = loose;
  const layer = { ...loose.layer, model: tightened(loose.layer.model) };
  const task = { ...loose, layer };
  if (!isBestOrOver(run, task, start)) await relax(run, task);
  const count = layer.model.variables.length;
  const isOfPieces = count > SMALL_VARIABLES && !isBestOrOver(run, task, start);
  const improved = isOfPieces ? await byPieces(run, task, start) : start;
  if (improved.objective > bound.value && share.isOutOfSeconds)
    run.budget.spend({ workUsed: 0, isRepeatable: false });
  if (count > WHOLE_VARIABLES_MAX || isBestOrOver(run, task, improved)) return improved;
  const answer = await run.solve(layer, {
    allowance: share.left,
    hint: improved.values,
    boundMin: bound.value,
    shownWith,
  });
  bound.raise(answer.bound);
  const better = solutionIn(answer);
  return better && better.objective < improved.objective
    ? { ...better, secondsToFirst: start.secondsToFirst }
    : improved;
}

/** Raises the bound to what the linear relaxation costs; not where its work cannot be limited. */
async function relax(run: Run, { layer, share, bound }: LayerTask): Promise<void> {
  const { secondsMax, workMax } = share.part(PART_FOR_RELAXATION).left;
  if (workMax !== null && layer.model.variables.length > SIMPLEX_VARIABLES_MAX) return;
  const iterationsMax = workMax === null ? null : Math.ceil(workMax * ITERATIONS_PER_WORK);
  const limits = { secondsMax, iterationsMax, stopFlag: run.stopFlag };
  const relaxed = relaxationBound(layer.model, await loadHighs(), limits);
  const isOutOfWork = iterationsMax !== null && relaxed.iterations >= iterationsMax;
  const isRepeatable = !relaxed.isCutShort || isOutOfWork;
  run.budget.spend({ workUsed: relaxed.iterations / ITERATIONS_PER_WORK, isRepeatable });
  bound.raise(relaxed.bound);
}

/** Raises the bound to what the people cost at least, each looked at alone: what is asked of them, not who does it. */
export function lookAtPeople(run: Run, { layer, share, bound }: LayerTask, highs: Highs): void {
  const searcher = run.searcher(share.part(PART_FOR_PEOPLE));
  const boundOf = (model: Model): number => {
    const { secondsMax } = share.left;
    const answer = solveLinear(highs, linearProgramOf(model), { secondsMax });
    searcher.spend(answer.iterations / ITERATIONS_PER_WORK);
    return wholeBound(answer.bound);
  };
  bound.raise(personBound(layer, boundOf, searcher.isOver));
}

/** Anneals from a schedule: many small changes, of which none asks an engine. Null where no schedule is met. */
function annealed(
  run: Run,
  task: LayerTask,
  before: LayerSolution | null,
  how: {
    readonly part: Share;
    readonly work: number;
    readonly start: readonly number[];
    readonly highs: Highs;
  },
): LayerSolution | null {
  const { layer, bound, enough } = task;
  const part = how.part.atMost(how.work);
  const searcher = run.searcher(part);
  let best = before;
  anneal(layer, {
    seed: run.problem.seed,
    start: how.start,
    spend: searcher.spend,
    partSpent: () => {
      const isBest = best !== null && best.objective <= Math.max(bound.value, enough);
      return isBest || searcher.isOver() ? 1 : part.partSpent;
    },
    onBetter: (solution) => {
      if (best && solution.objective >= best.objective) return;
      const { secondsUsed } = run.budget;
      const secondsToFirst = best?.secondsToFirst ?? secondsUsed;
      const isFirst = best === null;
      best = { ...solution, secondsToFirst, secondsToBest: secondsUsed };
      tell(run, task, best);
      if (isFirst && layer.layer === 'block') lookAtPeople(run, task, how.highs);
    },
  });
  return best;
}

/** Improves a schedule by pieces. */
export async function byPieces(
  run: Run,
  task: LayerTask,
  start: LayerSolution,
): Promise<LayerSolution> {
  const { layer, share, bound, enough } = task;
  const isAll = layer.model.variables.length > WHOLE_VARIABLES_MAX;
  const pieces = isAll ? share : share.part(PART_FOR_PIECES);
  let secondsToBest = start.secondsToBest;
  const best = await improve(
    restrictable(layer),
    layer.choices,
    start,
    run.searcher(pieces),
    {
      stepsInVainMax: isAll ? STEPS_IN_VAIN_WITHOUT_WHOLE_MAX : STEPS_IN_VAIN_MAX,
      objectiveMin: Math.max(bound.value, enough),
    },
    (solution) => {
      secondsToBest = run.budget.secondsUsed;
      tell(run, task, solution);
    },
  );
  return { ...best, secondsToFirst: start.secondsToFirst, secondsToBest };
}

function restrictable({ model, choices }: LayerModel): RestrictableModel {
  return new RestrictableModel(
    model,
    choices.map(({ variable }) => variable),
  );
}

function tell(
  run: Run,
  { layer, shownWith, bound }: LayerTask,
  { values, objective }: Solution,
): void {
  const filled = [...shownWith, ...layer.filledBy(values)];
  run.tell({ layer: layer.layer, best: objective, bound: bound.value, filled });
}

/** What is told of a layer that was solved. @param levels how good it is in each, where there is an order. */
export function found(
  run: Run,
  { layer, began, bound }: LayerTask,
  { values, secondsToFirst, secondsToBest, objective }: LayerSolution,
  levels: readonly LevelStatistics[] = [],
): LayerOutcome {
  if (objective < bound.value)
    throw new Error(`A schedule that costs ${objective} undercuts the bound ${bound.value}`);
  const used = {
    secondsUsed: run.budget.secondsUsed - began.seconds,
    workUsed: run.budget.workUsed - began.work,
  };
  return {
    kind: 'found',
    filled: layer.filledBy(values),
    statistics: statisticsOf(layer, { objective, bound: bound.value, ...used }, levels),
    solved: { layer, values },
    secondsToFirst,
    secondsToBest,
  };
}

/** The schedule in an answer of the engine; null where there is none. */
export function solutionIn(answer: RunAnswer): LayerSolution | null {
  const { values, objective, secondsToFirst, secondsToBest } = answer;
  return values && objective !== null ? { values, objective, secondsToFirst, secondsToBest } : null;
}
