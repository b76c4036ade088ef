import { loadHighs } from '../engine/highs-program.ts';
import { randomNumbers } from '../search/random-numbers.ts';
import type { SearchSpace } from '../search/space.ts';
import { ColumnGeneration } from './column-generation.ts';
import type { ColumnsOptions } from './columns-budget.ts';
import { type ColumnsNews, ColumnsSearch } from './columns-search.ts';
import { dive } from './dive.ts';
import type { LineColumn } from './person-lines.ts';

/** What came of a search by columns. */
export interface ColumnsAnswer {
  readonly isImpossible: boolean;
  /** No solution costs less: proven. Of no meaning where it is impossible. */
  readonly bound: number;
  /** The best solution of the whole model that was found or given. */
  readonly values: readonly number[] | null;
  readonly objective: number | null;
  /** Rows of people that were too long to follow in their lines and are kept by the master alone. */
  readonly untrackedCount: number;
  readonly columnCount: number;
  readonly workUsed: number;
  readonly secondsUsed: number;
  /** Whether the same call gives the same answer: neither told to stop nor out of seconds. */
  readonly isRepeatable: boolean;
}

const LINES_AT_FIRST = 3;
/** Of what may be spent, what goes into the bound before the first dive. */
const PART_FOR_BOUND = 0.4;
const LINES_WITHIN_OF_ALL = 12_000;
const SECONDS_TO_CHOOSE = 8;
const WORK_TO_CHOOSE = 8;
/** Of what is left, what goes into the bound after each dive. */
const PART_BETWEEN_DIVES = 0.08;
/** The first dive is to give some schedule, the later ones good ones. */
const QUICK = { roundsMax: 2, partTaken: 0.1 };
const THOROUGH = { roundsMax: 12, partTaken: 0 };
const BLUR_MAX = 0.6;
/** Every so many dives all lines are free, in the others some of the best are kept. */
const DIVES_OF_ALL = 8;
const DIVES_BETWEEN_TARGETS = 24;

/**
 * Searches by whole lines: raises a proven bound by column generation, with each person's lines priced exactly, and
 * makes solutions out of the lines. It blocks its thread once HiGHS is loaded, so it belongs into a worker. The same
 * space, seed and work give the same answer, unless `isRepeatable` says otherwise. Throws where HiGHS cannot be loaded.
 * @param onNews told each better bound and each better solution.
 */
export async function boundByColumns(
  space: SearchSpace,
  options: ColumnsOptions,
  onNews: (news: ColumnsNews) => void = () => undefined,
): Promise<ColumnsAnswer> {
  const highs = await loadHighs();
  const search = new ColumnsSearch(space, options, onNews);
  try {
    const isImpossible = search.parts.isImpossible || (await search.draw(highs)) === false;
    if (!isImpossible && search.isDrawn) await searchBetter(search, highs, options);
    return {
      isImpossible,
      bound: search.bound,
      values: search.bestValues,
      objective: search.best,
      untrackedCount: search.untrackedCount,
      columnCount: search.columnCount,
      workUsed: search.budget.workUsed,
      secondsUsed: search.budget.secondsUsed,
      isRepeatable: search.budget.isRepeatable,
    };
  } finally {
    search.dispose();
  }
}

async function searchBetter(
  search: ColumnsSearch,
  highs: Awaited<ReturnType<typeof loadHighs>>,
  { seed, incumbents = [] }: ColumnsOptions,
): Promise<void> {
  for (const lines of search.lines) {
    lines.leastCost([]);
    search.addColumns(lines.cheapColumns(LINES_AT_FIRST));
  }
  for (const values of incumbents) search.takeIn(values);
  const generation = new ColumnGeneration(search);
  const random = randomNumbers(seed);
  const share = search.budget.shareOf(PART_FOR_BOUND);
  let mixed = await generation.run(() => share() <= 0);
  for (let dives = 0; mixed && !search.isOver(); dives++) {
    await dive(search, mixed, {
      random,
      ...(dives === 0 ? QUICK : THOROUGH),
      blur: BLUR_MAX * (dives === 0 ? 0 : random()),
      kept: dives % DIVES_OF_ALL === 0 ? new Map() : someOf(search.bestLines, random),
    });
    const between = search.budget.shareOf(PART_BETWEEN_DIVES);
    mixed = (await generation.run(() => between() <= 0)) ?? mixed;
    if (dives % DIVES_BETWEEN_TARGETS === 0 && !search.isOver()) closeIn(search, highs, generation);
  }
}

/** A random part of the lines, at least a quarter and fewer than all. */
function someOf(
  lines: ReadonlyMap<number, number>,
  random: () => number,
): ReadonlyMap<number, number> {
  const part = 0.25 + 0.65 * random();
  return new Map([...lines].filter(() => random() < part));
}

/**
 * Asks for solutions a little above the bound, then further: whoever costs no more than a target has only lines that
 * exceed their person's cheapest by no more than the target exceeds what the duals prove. Where all those lines can be
 * listed and no choice among them is found, the target is the new bound.
 */
function closeIn(
  search: ColumnsSearch,
  highs: Awaited<ReturnType<typeof loadHighs>>,
  generation: ColumnGeneration,
): void {
  const proof = generation.best;
  if (!proof) return;
  for (let step = 0; !search.isOver(); step = 2 * step + 1) {
    const target = Math.min(search.bound + step, (search.best ?? Infinity) - 1);
    const margin = target - proof.bound + 1e-6;
    const all = linesWithin(search, proof.duals, margin);
    if (!all || !search.choose(highs, all, target, SECONDS_TO_CHOOSE, WORK_TO_CHOOSE)) return;
    search.raiseBound(Math.min(search.best ?? Infinity, target + 1));
  }
}

/** Every line that can be part of a solution better than the best; null where they are too many. */
function linesWithin(
  search: ColumnsSearch,
  duals: Float64Array,
  margin: number,
): LineColumn[] | null {
  const found: LineColumn[] = [];
  for (const lines of search.lines) {
    lines.leastCost(duals);
    const own = lines.columnsWithin(margin, LINES_WITHIN_OF_ALL - found.length);
    if (!own) return null;
    found.push(...own);
  }
  return found;
}
