import type { Highs } from 'highs';
import type { Model } from '../rules/encoding/model.ts';
import { personBound } from './bounds/person-bound.ts';
import type { Share } from './budget.ts';
import { loadHighs, solveLinear } from './engine/highs-program.ts';
import { ITERATIONS_PER_WORK } from './engine/highs-solve-model.ts';
import { linearProgramOf, wholeBound } from './engine/linear-program.ts';
import type { LayerModel } from './layer-model.ts';
import {
  hearBeside,
  isBestOrOver,
  type LayerSolution,
  type LayerTask,
  SMALL_VARIABLES,
  startBeside,
  tell,
} from './layer-task.ts';
import type { Run } from './run.ts';
import { annealingLooks } from './search/anneal.ts';
import { Annealing } from './search/annealing.ts';
import { type First, firstOrConflict } from './search/first-or-conflict.ts';
import type { Solution } from './search/improve.ts';

/** Of a layer's share, what annealing may spend. */
const PART_FOR_ANNEALING = 0.4;
/** The work of annealing for the first time; the second time is slower by the factor, and starts from the best. */
const WORK_FOR_ANNEALING = 1.5;
const CHOICES_FOR_A_UNIT_OF_WORK = 10_000;
/** Small layers are annealed for less, for the engine settles them. */
const CHOICES_FOR_A_UNIT_OF_WORK_AT_MOST = 2_000;
const FACTOR_FOR_ANNEALING = 4;
/** Of a layer's share, what looking at each person alone may take. */
const PART_FOR_PEOPLE = 0.2;

/** How a layer begins: with a schedule, with the proof that there is none, or with neither. */
export type Start =
  | { readonly kind: 'found'; readonly solution: LayerSolution }
  | Exclude<First, { kind: 'found' }>;

/** A schedule found by local search, wishes aside, and annealed from there; or the proof that there is none. */
export async function quickStart(run: Run, task: LayerTask): Promise<Start> {
  const { layer, share } = task;
  const [highs, first] = await Promise.all([
    loadHighs(),
    firstOrConflict(layer, run.searcher(share)),
  ]);
  if (first.kind !== 'found') return first;
  startBeside(run, task, first.values);
  const part = share.part(PART_FOR_ANNEALING);
  const work = firstWork(layer);
  const best = await annealed(run, task, null, { part, start: first.values, highs, work });
  if (!best) return { kind: 'unknown' };
  // What is small the engine settles sooner than a second round would.
  const isSmall = layer.model.variables.length <= SMALL_VARIABLES;
  if (isSmall || isBestOrOver(run, task, best)) return { kind: 'found', solution: best };
  const slow = { part, start: best.values, highs, work: work * FACTOR_FOR_ANNEALING };
  const slower = await annealed(run, task, best, slow);
  return slower ? { kind: 'found', solution: slower } : { kind: 'unknown' };
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
  const how = { part, start: start.values, highs, work };
  return (await annealed(run, task, start, how)) ?? start;
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
async function annealed(
  run: Run,
  task: LayerTask,
  before: LayerSolution | null,
  how: {
    readonly part: Share;
    readonly work: number;
    readonly start: readonly number[];
    readonly highs: Highs;
  },
): Promise<LayerSolution | null> {
  const { layer, bound, enough, beside } = task;
  const part = how.part.atMost(how.work);
  const searcher = run.searcher(part);
  let best = before;
  const note = (solution: Solution): boolean => {
    if (best && solution.objective >= best.objective) return false;
    const { secondsUsed } = run.budget;
    const secondsToFirst = best?.secondsToFirst ?? secondsUsed;
    const isFirst = best === null;
    best = { ...solution, secondsToFirst, secondsToBest: secondsUsed };
    tell(run, task, best);
    if (isFirst && !beside && layer.layer === 'block') lookAtPeople(run, task, how.highs);
    return true;
  };
  const annealing = new Annealing(layer, run.problem.seed, how.start);
  const looks = annealingLooks(annealing, {
    spend: searcher.spend,
    partSpent: () => {
      const isBest = best !== null && best.objective <= Math.max(bound.value, enough);
      return isBest || searcher.isOver() ? 1 : part.partSpent;
    },
    onBetter: (solution) => {
      if (note(solution)) beside?.tell(solution.values);
    },
  });
  while (!looks.next().done) {
    const better = await hearBeside(task, best?.objective ?? Infinity);
    if (better && note(better)) annealing.takeBest(better.values);
  }
  return best;
}
