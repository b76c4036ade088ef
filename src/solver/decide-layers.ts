import type { Filled, Slot } from '../domain/schedule/slot.ts';
import { spanHolds } from '../domain/time/day.ts';
import type { LayerStatistics } from './answer.ts';
import { callNeeds, callOffers, canBeOffered } from './call-needs.ts';
import type { SolvedLayer } from './problem.ts';
import type { LayerOutcome, Run, SolvedModel } from './run.ts';
import { solveBlocks } from './solve-blocks.ts';
import { solveCalls } from './solve-calls.ts';
import { solveHalfDays } from './solve-half-days.ts';

const IN_ORDER: readonly SolvedLayer[] = ['block', 'call', 'half-day'];

/** Of what is left, a layer that is followed by others may spend this part. */
const PART_FOR_A_LAYER = { block: 0.5, call: 0.9, 'half-day': 1 } as const;

const PEOPLE_FOR_EACH_CALL = [4, 3, 2, 1];

/** The layers decided so far. */
export interface Decided {
  /** The fixed and the decided slots. */
  readonly filled: readonly Filled[];
  readonly layers: readonly LayerStatistics[];
  readonly models: ReadonlyMap<SolvedLayer, SolvedModel>;
  readonly secondsToFirst: number;
  readonly secondsToBest: number;
}

/** The layers a run is to decide, each after those it depends on. */
export function layersOf({ problem }: Run): SolvedLayer[] {
  return IN_ORDER.filter((each) => problem.layers.includes(each));
}

/** What stands before anything is decided. */
export function nothingDecided(run: Run): Decided {
  return {
    filled: run.fixed.filter(({ slot }) => !isDecided(run, slot)),
    layers: [],
    models: new Map(),
    secondsToFirst: 0,
    secondsToBest: 0,
  };
}

/** Of what may be spent on all layers, what this one may spend. @param part of the budget left for all of them. */
export function partFor(run: Run, layer: SolvedLayer, part: number): number {
  return layersOf(run).at(-1) === layer ? part : part * PART_FOR_A_LAYER[layer];
}

/** Decides one layer upon those above it. @param part of the budget left that it may spend. */
export async function decideLayer(
  run: Run,
  layer: SolvedLayer,
  { filled }: Decided,
  part: number,
): Promise<LayerOutcome> {
  const of = (above: SolvedLayer) => filled.filter(({ slot }) => slot.layer === above);
  try {
    switch (layer) {
      case 'block':
        return await solveBlocks(run, part);
      case 'call':
        return await solveCalls(run, of('block'), part);
      case 'half-day':
        return await solveHalfDays(run, [...of('block'), ...of('call')], part);
    }
  } finally {
    run.step = null;
    run.unit = 1;
  }
}

/** What is decided with one more layer. */
export function withLayer(
  decided: Decided,
  { filled, statistics, solved, ...seconds }: Extract<LayerOutcome, { kind: 'found' }>,
): Decided {
  return {
    ...seconds,
    filled: [...decided.filled, ...filled],
    layers: [...decided.layers, statistics],
    models: new Map([...decided.models, [statistics.layer, solved]]),
  };
}

/**
 * Where the blocks starve the calls: decides the blocks once more, with what the calls need of them, then the calls:
 * with four people for each place, one more than every third night asks for, and with fewer where no blocks offer so
 * many. Where that leads nowhere, the calls are decided upon the blocks there are, to say why they are impossible.
 */
export async function decideBlocksForCalls(
  run: Run,
  starving: Decided,
  part: number,
): Promise<{ readonly decided: Decided; readonly outcome: LayerOutcome }> {
  const before = starving.layers.find(({ layer }) => layer === 'block');
  const span = run.problem.callDays ?? run.plan.rows.year;
  const offers = callOffers(run.plan, span);
  for (const times of canBeOffered(offers) ? PEOPLE_FOR_EACH_CALL : []) {
    if (!before || run.isStopped || run.budget.isSpent) break;
    const needs = callNeeds(offers, times);
    if (needs.length === 0) break;
    run.callNeeds = needs;
    const share = partFor(run, 'block', part);
    const blocks = await decideLayer(run, 'block', nothingDecided(run), share);
    if (blocks.kind !== 'found') continue;
    const statistics = withBoundsOf(before, blocks.statistics);
    const decided = withLayer(nothingDecided(run), { ...blocks, statistics });
    const outcome = await decideLayer(run, 'call', decided, part);
    if (outcome.kind === 'found') return { decided, outcome };
  }
  run.maySayImpossible = true;
  return { decided: starving, outcome: await decideLayer(run, 'call', starving, part) };
}

/** What was proven without the needs holds with them; what was proven with them might not hold without. */
function withBoundsOf(before: LayerStatistics, after: LayerStatistics): LayerStatistics {
  const levels = after.levels.map((level, place) => ({
    ...level,
    bound: Math.min(level.bound, before.levels[place]?.bound ?? level.bound),
  }));
  const bound = Math.min(after.bound, before.bound);
  const isBest = before.isBest && after.objective <= bound;
  return { ...after, levels, bound, isBest };
}

/** Whether the slot is one that this run decides. */
function isDecided({ problem }: Run, slot: Slot): boolean {
  if (!problem.layers.includes(slot.layer)) return false;
  if (slot.layer === 'block') return true;
  const days = slot.layer === 'call' ? problem.callDays : problem.halfDays;
  return !days || spanHolds(days, slot.day);
}
