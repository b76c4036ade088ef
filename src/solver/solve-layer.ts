import type { LevelStatistics } from './answer.ts';
import { relaxationBound, SIMPLEX_VARIABLES_MAX } from './bounds/relaxation-bound.ts';
import { loadHighs } from './engine/highs-program.ts';
import { ITERATIONS_PER_WORK } from './engine/highs-solve-model.ts';
import { tightened } from './engine/tightened.ts';
import type { LayerModel } from './layer-model.ts';
import {
  hearBeside,
  isBestOrOver,
  type LayerSolution,
  type LayerTask,
  SMALL_VARIABLES,
  tell,
} from './layer-task.ts';
import { type LayerOutcome, type Run, type RunAnswer, statisticsOf } from './run.ts';
import { improve, type Solution } from './search/improve.ts';
import { RestrictableModel } from './search/restricted-model.ts';

/** Models with more variables are never solved as a whole. */
const WHOLE_VARIABLES_MAX = 100_000;
/** Of what annealing leaves of a layer's share, what the search by pieces may spend before the whole. */
const PART_FOR_PIECES = 0.4;
/** Of what is left of a layer's share, what the linear relaxation may spend. */
const PART_FOR_RELAXATION = 0.4;
const STEPS_IN_VAIN_MAX = 24;
const STEPS_IN_VAIN_WITHOUT_WHOLE_MAX = 80;

/** Improves a schedule by pieces, then as a whole, which also proves how good it is: the task's bound is raised. */
export async function settle(
  run: Run,
  loose: LayerTask,
  start: LayerSolution,
): Promise<LayerSolution> {
  const { share, shownWith, bound } = loose;
  const layer = { ...loose.layer, model: tightened(loose.layer.model) };
  const task = { ...loose, layer };
  if (!task.beside && !isBestOrOver(run, task, start)) await relax(run, task);
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

/** Improves a schedule by pieces. */
export async function byPieces(
  run: Run,
  task: LayerTask,
  start: LayerSolution,
): Promise<LayerSolution> {
  const { layer, share, bound, enough, beside } = task;
  const isAll = layer.model.variables.length > WHOLE_VARIABLES_MAX;
  const pieces = isAll ? share : share.part(PART_FOR_PIECES);
  let secondsToBest = start.secondsToBest;
  const note = (solution: Solution) => {
    secondsToBest = run.budget.secondsUsed;
    tell(run, task, solution);
  };
  const best = await improve(
    restrictable(layer),
    layer.choices,
    start,
    run.searcher(pieces),
    {
      stepsInVainMax: isAll ? STEPS_IN_VAIN_WITHOUT_WHOLE_MAX : STEPS_IN_VAIN_MAX,
      get objectiveMin() {
        return Math.max(bound.value, enough);
      },
      elsewhere: async ({ objective }) => {
        const better = await hearBeside(task, objective);
        if (better) note(better);
        return better;
      },
    },
    (solution) => {
      note(solution);
      beside?.tell(solution.values);
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
