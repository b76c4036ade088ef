import { Plan } from '../domain/schedule/plan.ts';
import type { Filled } from '../domain/schedule/slot.ts';
import type { Source } from '../rules/encoding/model.ts';
import { rules } from '../rules/registry.ts';
import { layersOf, nothingDecided } from './decide-layers.ts';
import { brokenMust } from './last-word.ts';
import { impossibleCalls, isWhateverTheBlocks } from './impossible-calls.ts';
import { blockModel, type LayerModel, wholeModel } from './layer-model.ts';
import type { SolvedLayer } from './problem.ts';
import type { Run } from './run.ts';
import { firstOrConflict } from './search/first-or-conflict.ts';
import { callsUpon } from './call-layer.ts';

/** Of what may be spent, what the sketch may. */
const PART_FOR_SKETCH = 0.3;

/** A complete schedule of several layers, and when it was there. */
export interface Sketch {
  readonly filled: readonly Filled[];
  /** Since the run began. */
  readonly seconds: number;
}

/** How sketching ended; `impossible` where a layer is, whatever those above it are like. */
export type Sketched =
  | { readonly kind: 'found'; readonly sketch: Sketch }
  | ImpossibleSketch
  | { readonly kind: 'none' };

/** A layer of which the sketch proves that it cannot be, and the limits of musts in its model. */
interface ImpossibleSketch {
  readonly kind: 'impossible';
  readonly layer: SolvedLayer;
  readonly model: LayerModel;
  readonly near: readonly Source[];
}

/**
 * A complete schedule of several layers, soon: musts alone are written down, each layer is filled by local search upon
 * those above it, and half-days stay as they usually are. The layers are then decided one by one, each as well as can
 * be. None where that is not met at once, or a check objects.
 */
export async function sketch(run: Run): Promise<Sketched> {
  const layers = layersOf(run);
  if (layers.length < 2) return { kind: 'none' };
  const plan = withMustsAlone(run.plan);
  const searcher = run.searcher(run.budget.share(PART_FOR_SKETCH));
  let { filled } = nothingDecided(run);
  for (const layer of layers) {
    const model = modelOf(run, plan, layer, filled);
    const first = model && (await firstOrConflict(model, searcher));
    if (first?.kind === 'impossible') return whateverIsAbove(run, plan, layer, filled, first.near);
    if (first?.kind === 'unknown') return { kind: 'none' };
    const own = model && first ? model.filledBy(first.values) : fixedIn(run, layer);
    filled = [...filled, ...own];
  }
  // Blocks and calls keep what their models say; of half-days nothing was asked yet.
  if (layers.includes('half-day') && brokenMust(run, filled, ['half-day'])) return { kind: 'none' };
  run.tell({ layer: layers[0] ?? 'block', best: null, bound: null, filled });
  return { kind: 'found', sketch: { filled, seconds: run.budget.secondsUsed } };
}

/** An impossible layer, unless others above it might make it possible. */
async function whateverIsAbove(
  run: Run,
  plan: Plan,
  layer: SolvedLayer,
  above: readonly Filled[],
  near: readonly Source[],
): Promise<Sketched> {
  switch (layer) {
    case 'block':
      return { kind: 'impossible', layer, model: blockModel(plan, run.fixed, true), near };
    case 'call': {
      const calls = await impossibleCalls(run, plan, blocksIn(above), near);
      const isFinal = run.maySayImpossible || isWhateverTheBlocks(plan, calls);
      return isFinal ? { kind: 'impossible', layer, ...calls } : { kind: 'none' };
    }
    case 'half-day':
      return { kind: 'none' };
  }
}

function blocksIn(filled: readonly Filled[]): Filled[] {
  return filled.filter(({ slot }) => slot.layer === 'block');
}

/** The model of a layer; null for half-days, which need no decision. */
function modelOf(
  run: Run,
  plan: Plan,
  layer: SolvedLayer,
  above: readonly Filled[],
): LayerModel | null {
  switch (layer) {
    case 'block':
      return wholeModel((isAttributed) => blockModel(plan, run.fixed, isAttributed));
    case 'call':
      return callsUpon(run, plan, blocksIn(above));
    case 'half-day':
      return null;
  }
}

function fixedIn(run: Run, layer: SolvedLayer): Filled[] {
  const known = new Set(nothingDecided(run).filled);
  return run.fixed.filter((each) => each.slot.layer === layer && !known.has(each));
}

/** The plan in which nothing but what must be is asked for. */
function withMustsAlone({ rows }: Plan): Plan {
  const musts = new Set(
    [...rules.values()].flatMap(({ id, force }) => (force === 'must' ? id : [])),
  );
  const set = rows.ruleSettings.filter(({ id }) => musts.has(id));
  const off = [...rules.keys()]
    .filter((id) => !musts.has(id))
    .map((id) => ({ id, isOn: false, params: {} }));
  return new Plan({ ...rows, ruleSettings: [...set, ...off] });
}
