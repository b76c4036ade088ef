import { Plan } from '../../../src/domain/schedule/plan.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { type Filled, slotKey } from '../../../src/domain/schedule/slot.ts';
import type { SolveProgress } from '../../../src/solver/answer.ts';
import type { FromBeside, Port, ToBeside } from '../../../src/solver/companion-messages.ts';
import { solveModelByHighs } from '../../../src/solver/engine/highs-solve-model.ts';
import { solveModel, type StopFlag } from '../../../src/solver/engine/solve-model.ts';
import { halfDayModel } from '../../../src/solver/half-day-model.ts';
import { blockModel, callModel, type LayerModel } from '../../../src/solver/layer-model.ts';
import { latestPlanRows } from '../../../src/solver/plan-rows.ts';
import type { Problem, SolvedLayer } from '../../../src/solver/problem.ts';
import { solveSchedule } from '../../../src/solver/solve-schedule.ts';
import { worlds } from '../../worlds/index.ts';
import type { Point, Solve } from './measured.ts';
import { layersOf, type Part, WORLDS } from './parts.ts';

/** Every world is grown from this seed; the seeds of the parts are those of the solver. */
const WORLD_SEED = 1;
const IN_ORDER: readonly SolvedLayer[] = ['block', 'call', 'half-day'];

/** What a part solves: a world, and the layers that stand above those it decides. */
export interface World {
  readonly rows: Problem['rows'];
  readonly fixed: readonly Filled[];
}

/** The world of a part: a layer alone stands upon those above it that the world was grown around. */
export function worldOf(part: Part): World {
  const found = worlds.find(({ id }) => id === WORLDS[part.world]);
  if (!found) throw new Error(`There is no world ${part.world}`);
  const { rows: all, witness } = found.grow(WORLD_SEED);
  const rows = latestPlanRows(all);
  if (!rows) throw new Error(`${part.world} has no year`);
  const [first = 'block'] = layersOf(part);
  const above = new Set<string>(IN_ORDER.slice(0, IN_ORDER.indexOf(first)));
  return { rows, fixed: witness.filter(({ slot }) => above.has(slot.layer)) };
}

type Beside = Port<FromBeside, ToBeside>;

/** Solves a part, with a second thread where there is one. Seconds are from before the model is written. Runs under Node and in a browser’s worker. */
export async function solvePart(
  part: Part,
  world: World,
  stopFlag: StopFlag | null,
  beside: Beside | null,
): Promise<Solve> {
  const points: Point[] = [];
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const note = (best: number | null, bound: number | null) =>
    points.push({ seconds: seconds(), best, bound });
  const effort =
    part.method === 'ours'
      ? await byThisProduct(part, world, note, stopFlag, beside)
      : await byEngine(part, world, note);
  const first = points.find(({ best }) => best !== null)?.seconds ?? null;
  return {
    ...effort,
    points: part.layer === 'all' ? [] : points,
    secondsToFirst: effort.secondsToFirst ?? first,
    secondsUsed: seconds(),
  };
}

type Effort = Omit<Solve, 'points' | 'secondsUsed'>;
type Note = (best: number | null, bound: number | null) => void;

async function byThisProduct(
  part: Part,
  { rows, fixed }: World,
  note: Note,
  stopFlag: StopFlag | null,
  beside: Beside | null,
): Promise<Effort> {
  const problem: Problem = {
    rows,
    layers: layersOf(part),
    fixed: fixed.map((each) => ({ ...each, slot: slotKey(each.slot) })),
    seed: part.seed,
    workMax: null,
    secondsMax: part.seconds,
  };
  const onProgress = ({ best, bound }: SolveProgress) => note(best, bound);
  const answer = await solveSchedule(problem, stopFlag, onProgress, beside);
  if (answer.kind !== 'solved')
    return { variables: 0, limits: 0, kind: answer.kind, secondsToFirst: null };
  note(answer.objective, answer.bound);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  return {
    variables: sum(answer.layers.map(({ variables }) => variables)),
    limits: sum(answer.layers.map(({ limits }) => limits)),
    kind: answer.isBest ? 'best' : answer.kind,
    secondsToFirst: answer.secondsToFirst,
  };
}

async function byEngine(part: Part, { rows, fixed }: World, note: Note): Promise<Effort> {
  const { model } = layerModelOf(part, new Plan(rows), fixed);
  const options = { seed: part.seed, workMax: null, secondsMax: part.seconds, hint: null };
  const solve = part.method === 'highs' ? solveModelByHighs : solveModel;
  const answer = await solve(model, options, ({ best, bound }) => note(best, bound));
  note(answer.objective, answer.bound);
  return {
    variables: model.variables.length,
    limits: model.limits.length,
    kind: answer.status === 'optimal' ? 'best' : answer.status,
    secondsToFirst: null,
  };
}

function layerModelOf({ layer }: Part, plan: Plan, fixed: readonly Filled[]): LayerModel {
  const { year } = plan.rows;
  if (layer === 'block') return blockModel(plan, fixed, false);
  if (layer === 'call') return callModel(new Schedule(plan, fixed), year, [], false);
  return halfDayModel(new Schedule(plan, fixed), year, [], false);
}
