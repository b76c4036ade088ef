import type { Filled } from '../domain/schedule/slot.ts';
import type { Limit, Variable } from '../rules/encoding/model.ts';
import { satisfies, sumOf } from './engine/satisfies.ts';
import type { Run } from './run.ts';
import { independentParts, joinedParts, type Part } from './search/independent-parts.ts';
import { RestrictableModel } from './search/restricted-model.ts';
import { quickStart } from './anneal-layer.ts';
import type { LayerSolution, LayerTask } from './layer-task.ts';
import { settle, solutionIn } from './solve-layer.ts';

/** Parts of a model are solved together up to so many variables: each question to the engine takes its time. */
const JOINED_VARIABLES = 1_500;
/** A model with a part of more variables is solved as one. */
const PART_VARIABLES_MAX = 60_000;
const WORK_FOR_A_PART = 20;

/** A schedule of a layer with what it costs and what none can undercut. */
export interface Solved {
  readonly filled: readonly Filled[];
  readonly values: readonly number[];
  readonly objective: number;
  readonly bound: number;
  /** Since the run began. */
  readonly secondsToFirst: number;
  readonly secondsToBest: number;
}

/** Solves a layer part by part, where its limits leave parts of it independent; null where time or work ran out. */
export async function solveParts(run: Run, task: LayerTask): Promise<Solved | 'impossible' | null> {
  const { model } = task.layer;
  if (hasLimitThatCannotHold(model.limits)) return 'impossible';
  const first = fewestChoices(run, task);
  const begun = first ? ({ kind: 'found', solution: first } as const) : await quickStart(run, task);
  if (begun.kind === 'impossible') return 'impossible';
  const start = begun.kind === 'found' ? begun.solution : null;
  const values = start?.values ?? model.variables.map(({ min }) => min);
  const parts = independentParts(model, values);
  const isLarge = parts.some(({ variables }) => variables.length > PART_VARIABLES_MAX);
  if (isLarge) return start ? fromStart(run, task, start) : asOne(run, task);
  const open = start ? parts.filter(({ cost, least }) => cost > least) : parts;
  return eachPart(run, task, parts, joinedParts(open, JOINED_VARIABLES), start, values);
}

/** The schedule in which nothing is decided but what is fixed; null where that breaks a limit. */
function fewestChoices(run: Run, { layer, shownWith }: LayerTask): LayerSolution | null {
  const { model, choices, valuesFor } = layer;
  const values = model.variables.map(({ min }) => min);
  for (const [variable, value] of valuesFor(run.fixed)) values[variable] = value;
  const whole = new RestrictableModel(model, choices.map(variableOf));
  const measured = whole.measured(values);
  if (!measured || measured.rest.length > 0 || !satisfies(model, measured.values)) return null;
  const objective = sumOf(model.objective, measured.values);
  const filled = [...shownWith, ...layer.filledBy(measured.values)];
  run.tell({ layer: layer.layer, best: objective, bound: null, filled });
  const seconds = run.budget.secondsUsed;
  return {
    values: measured.values,
    objective,
    secondsToFirst: seconds,
    secondsToBest: seconds,
  };
}

function hasLimitThatCannotHold(limits: readonly Limit[]): boolean {
  return limits.some(
    ({ terms, onlyIf, min, max }) =>
      terms.length === 0 && onlyIf.length === 0 && ((min ?? 0) > 0 || (max ?? 0) < 0),
  );
}

async function eachPart(
  run: Run,
  task: LayerTask,
  parts: readonly Part[],
  open: readonly Part[],
  start: LayerSolution | null,
  startValues: readonly number[],
): Promise<Solved | 'impossible' | null> {
  const { layer, share, shownWith } = task;
  const whole = new RestrictableModel(layer.model, layer.choices.map(variableOf));
  const searcher = run.searcher(share);
  let values = [...startValues];
  let objective = parts.reduce((sum, { cost }) => sum + cost, 0);
  let bound = parts.reduce((sum, { least }) => sum + least, 0);
  let { secondsToBest } = start ?? { secondsToBest: 0 };
  for (const { variables, cost, least } of open) {
    if (searcher.isOver()) {
      if (!start) return null;
      break;
    }
    const part = whole.restrict(variables, values);
    const hint = start && part.hint;
    const options = { seed: searcher.seed, hint, workMax: WORK_FOR_A_PART };
    const answer = await searcher.subSolve(part.model, options);
    if (answer.status === 'impossible') return 'impossible';
    if (!answer.values && !start) return null;
    bound += Math.max(0, (answer.bound ?? least) - least);
    if (!answer.values || answer.objective === null) continue;
    if (start && answer.objective >= cost) continue;
    values = part.expand(answer.values);
    objective += answer.objective - cost;
    secondsToBest = run.budget.secondsUsed;
    if (!start) continue;
    const filled = [...shownWith, ...layer.filledBy(values)];
    run.tell({ layer: layer.layer, best: objective, bound, filled });
  }
  const secondsToFirst = start?.secondsToFirst ?? run.budget.secondsUsed;
  const filled = layer.filledBy(values);
  return { filled, values, objective, bound, secondsToFirst, secondsToBest };
}

function variableOf({ variable }: { readonly variable: Variable }): Variable {
  return variable;
}

async function fromStart(run: Run, task: LayerTask, start: LayerSolution): Promise<Solved> {
  const best = await settle(run, task, start);
  return { ...best, filled: task.layer.filledBy(best.values), bound: task.bound.value };
}

async function asOne(run: Run, task: LayerTask): Promise<Solved | 'impossible' | null> {
  const { layer, share, shownWith } = task;
  const answer = await run.solve(layer, { allowance: share.left, shownWith });
  if (answer.status === 'impossible') return 'impossible';
  const solution = solutionIn(answer);
  if (!solution || answer.bound === null) return null;
  return { ...solution, filled: layer.filledBy(solution.values), bound: answer.bound };
}
