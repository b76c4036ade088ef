import { Schedule } from '../../domain/schedule/schedule.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import type { LayerStatistics, LevelStatistics } from '../answer.ts';
import type { Share } from '../budget.ts';
import {
  type Decided,
  decideLayer,
  layersOf,
  nothingDecided,
  partFor,
  withLayer,
} from '../decide-layers.ts';
import { reach } from '../engine/cp-sat-messages.ts';
import { sumOf } from '../engine/satisfies.ts';
import { brokenByHalfDays } from '../half-day-cuts.ts';
import type { LayerModel } from '../layer-model.ts';
import type { Compared, SolvedLayer } from '../problem.ts';
import { type LayerOutcome, type Run, type SolvedModel, statisticsOf } from '../run.ts';
import { annealedFrom } from '../anneal-layer.ts';
import { Bound, type LayerTask } from '../layer-task.ts';
import { byPieces } from '../solve-layer.ts';
import { ALL } from '../wishes/level-names.ts';
import {
  inOrder,
  type Level,
  type OrderedLayer,
  weighedTogether,
  withLimitsOn,
  withSlack,
} from '../wishes/levels.ts';
import { placesApart } from './apart.ts';
import { asFewShared } from './as-few-shared.ts';

/** Of what a layer upon other layers may spend, what finding some schedule may; the rest is for making it different. */
const PART_FOR_DECIDING = 0.6;

type Found = Extract<LayerOutcome, { kind: 'found' }>;

/**
 * Other schedules that are in nothing asked for further from the first than stated, and share as few places with it and
 * with one another as a bounded search finds. Ends sooner with fewer where time or work runs out, or none is different.
 */
export async function solveOthers(
  run: Run,
  first: Decided,
  { count, distancePercent }: Compared,
): Promise<Decided[]> {
  const others: Decided[] = [];
  for (let place = 1; place < count; place++) {
    if (run.isStopped || run.budget.isSpent) break;
    run.schedule = place + 1;
    const before = [first, ...others];
    const other = await another(run, before, distancePercent, 1 / (count - place));
    if (other && before.every(({ filled }) => placesApart(filled, other.filled) > 0)) {
      others.push(other);
    }
  }
  return others;
}

/** One more schedule. @param before the first and the others found so far. @param part of the budget left. */
async function another(
  run: Run,
  before: readonly Decided[],
  distancePercent: number,
  part: number,
): Promise<Decided | null> {
  const [first] = before;
  if (!first) return null;
  let decided = nothingDecided(run);
  let above = nothingDecided(run);
  let isAsFirst = true;
  for (const layer of layersOf(run)) {
    const own = partFor(run, layer, part);
    const maximum = maximumIn(first, layer, distancePercent);
    let outcome: LayerOutcome | null = isAsFirst
      ? foundIn(first, layer)
      : await decidedWithin(run, layer, decided, own * PART_FOR_DECIDING, maximum);
    if (outcome?.kind !== 'found' || !isWithin(run, outcome.solved, maximum)) {
      // Upon other layers above it, this one would be further from the first than stated.
      decided = above;
      outcome = foundIn(first, layer);
    }
    if (outcome?.kind !== 'found') return null;
    const previous = before.map(({ filled }) => filled);
    const share = run.budget.share(own);
    const isKept: boolean = isAsFirst && !canAffordBelow(run, first, layer, part);
    const different: Found = isKept
      ? outcome
      : await asDifferent(run, decided, outcome, { maximum, previous, share });
    isAsFirst &&= placesApart(different.filled, outcome.filled) === 0;
    decided = withLayer(decided, different);
    const firsts = foundIn(first, layer);
    if (firsts) above = withLayer(above, firsts);
  }
  return decided;
}

/**
 * Whether there is enough left to decide the layers below anew, should this one change: about half of what they took in
 * the first schedule. Where there is not, only they are to differ.
 */
function canAffordBelow(run: Run, first: Decided, layer: SolvedLayer, part: number): boolean {
  const layers = layersOf(run);
  const below = new Set(layers.slice(layers.indexOf(layer) + 1));
  const { secondsMax, workMax } = run.budget.allow(part);
  const needed = (used: (statistics: LayerStatistics) => number) =>
    first.layers.reduce((sum, each) => sum + (below.has(each.layer) ? used(each) : 0), 0) / 2;
  return (
    (secondsMax ?? Infinity) >= needed(({ secondsUsed }) => secondsUsed) &&
    (workMax ?? Infinity) >= needed(({ workUsed }) => workUsed)
  );
}

/** A layer decided upon those above it, no better than it has to be. */
async function decidedWithin(
  run: Run,
  layer: SolvedLayer,
  above: Decided,
  part: number,
  maximum: Maximum,
): Promise<LayerOutcome> {
  run.goal = maximum;
  try {
    return await decideLayer(run, layer, above, part);
  } finally {
    run.goal = null;
  }
}

/** A layer of a schedule as if it had just been decided; null where it has none. */
function foundIn({ layers, models, ...seconds }: Decided, layer: SolvedLayer): Found | null {
  const statistics = layers.find((each) => each.layer === layer);
  const solved = models.get(layer);
  if (!statistics || !solved) return null;
  const { secondsToFirst, secondsToBest } = seconds;
  const filled = solved.layer.filledBy(solved.values);
  return { kind: 'found', filled, statistics, solved, secondsToFirst, secondsToBest };
}

/** What a level may come to. */
type Maximum = (level: Pick<Level, 'name' | 'part'>) => number;

function maximumIn({ layers }: Decided, layer: SolvedLayer, distancePercent: number): Maximum {
  const statistics = layers.find((each) => each.layer === layer);
  return ({ name, part }) => {
    const own = statistics?.levels.find((each) => each.name === name && each.part === part);
    const value = name === ALL ? statistics?.objective : own?.value;
    return withSlack(value ?? 0, distancePercent);
  };
}

function orderedIn({ problem: { wishes } }: Run, layer: LayerModel): OrderedLayer {
  return wishes ? inOrder(layer, wishes) : weighedTogether(layer);
}

function isWithin(run: Run, { layer, values }: SolvedModel, maximum: Maximum): boolean {
  const { levels, withMeasures } = orderedIn(run, layer);
  const all = withMeasures(values);
  return levels.every((level) => sumOf(level.terms, all) <= maximum(level));
}

/** The layer with as few places as before as annealing and pieces find, within what its levels may come to. */
async function asDifferent(
  run: Run,
  above: Decided,
  outcome: Found,
  asked: {
    readonly maximum: Maximum;
    readonly previous: readonly (readonly Filled[])[];
    readonly share: Share;
  },
): Promise<Found> {
  const { solved, statistics } = outcome;
  const ordered = orderedIn(run, solved.layer);
  const limits = ordered.levels.map((level) => [level, asked.maximum(level)] as const);
  const near = { ...ordered.layer, model: withLimitsOn(ordered.layer.model, limits) };
  const { model, valuesWith } = asFewShared(near, asked.previous);
  const layer = { ...near, model };
  const began = { seconds: run.budget.secondsUsed, work: run.budget.workUsed };
  const { share } = asked;
  const task: LayerTask = {
    layer,
    share,
    shownWith: [],
    began,
    bound: new Bound(layer),
    enough: 0,
    beside: null,
  };
  run.step = { kind: 'different', name: '', part: 'together', place: 1, count: 1 };
  const values = valuesWith(ordered.withMeasures(solved.values));
  const start = {
    values,
    objective: sumOf(model.objective, values),
    secondsToFirst: outcome.secondsToFirst,
    secondsToBest: outcome.secondsToBest,
  };
  const annealed = await annealedFrom(run, task, start);
  const best = await byPieces(run, task, annealed);
  run.step = null;
  const filled = solved.layer.filledBy(best.values);
  if (statistics.layer === 'half-day') {
    const broken = brokenByHalfDays(new Schedule(run.plan, above.filled), filled);
    if (broken.length > 0) return outcome;
  }
  return {
    ...outcome,
    filled,
    solved: { layer: solved.layer, values: best.values },
    statistics: statisticsWith(statistics, ordered, solved.layer, best.values),
  };
}

function statisticsWith(
  { secondsUsed, workUsed, bound, levels }: LayerStatistics,
  ordered: OrderedLayer,
  layer: LayerModel,
  values: readonly number[],
): LayerStatistics {
  // A bound holds for schedules that are as good as what was allowed before it; else only what is certain does.
  let isAsGood = true;
  const own = ordered.levels.map(({ name, part, terms, slackPercent }, place): LevelStatistics => {
    const before = levels[place];
    const value = sumOf(terms, values);
    const least = reach(terms, ordered.layer.model.variables).min;
    const proven = isAsGood && before ? before.bound : least;
    isAsGood &&= before !== undefined && value <= withSlack(before.best, slackPercent);
    return { name, part, value, best: value, bound: proven };
  });
  const objective = sumOf(layer.model.objective, values);
  const used = { objective, bound, secondsUsed, workUsed };
  return statisticsOf(layer, used, levels.length > 0 ? own : []);
}
