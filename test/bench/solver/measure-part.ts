import { loadavg } from 'node:os';
import * as z from 'zod/mini';
import { Plan } from '../../../src/domain/schedule/plan.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { type Filled, slotKey } from '../../../src/domain/schedule/slot.ts';
import { solveModelByHighs } from '../../../src/solver/engine/highs-solve-model.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { blockModel, callModel, type LayerModel } from '../../../src/solver/layer-model.ts';
import { latestPlanRows } from '../../../src/solver/plan-rows.ts';
import type { Problem } from '../../../src/solver/problem.ts';
import { solveSchedule } from '../../../src/solver/solve-schedule.ts';
import { worlds } from '../../worlds/index.ts';
import { layersOf, type Part, partSchema, WORLDS } from './parts.ts';

const pointSchema = z.object({
  seconds: z.number(),
  best: z.nullable(z.number()),
  bound: z.nullable(z.number()),
});
/** What is known at a moment of a solve. */
export type Point = z.infer<typeof pointSchema>;

/** What came of a part. Seconds are from before the model is written. */
export const measuredSchema = z.object({
  part: partSchema,
  points: z.array(pointSchema),
  secondsToFirst: z.nullable(z.number()),
  variables: z.number(),
  limits: z.number(),
  memoryBytes: z.number(),
  load: z.number(),
  kind: z.string(),
});
/** What came of a part. */
export type Measured = z.infer<typeof measuredSchema>;

/** Every world is grown from this seed; the seeds of the parts are those of the solver. */
const WORLD_SEED = 1;

/** Measures a part; the call layer alone stands upon the block layer that the world was grown around. */
export async function measurePart(part: Part): Promise<Measured> {
  if (part.clock === 'processor') performance.now = processorMilliseconds;
  const { rows, fixed } = problemOf(part);
  const points: Point[] = [];
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const note = (best: number | null, bound: number | null) =>
    points.push({ seconds: seconds(), best, bound });
  const effort =
    part.method === 'ours'
      ? await byThisProduct(part, rows, fixed, note)
      : await byEngine(part, rows, fixed, note);
  return {
    part,
    points: part.layer === 'all' ? [] : points,
    secondsToFirst:
      effort.secondsToFirst ?? points.find(({ best }) => best !== null)?.seconds ?? null,
    variables: effort.variables,
    limits: effort.limits,
    memoryBytes: process.resourceUsage().maxRSS * 1024,
    load: loadavg()[0] ?? 0,
    kind: effort.kind,
  };
}

/** Of this process, all its threads: what compiles and collects garbage beside the solver counts as well. */
function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Effort {
  readonly variables: number;
  readonly limits: number;
  readonly kind: string;
  readonly secondsToFirst: number | null;
}

type Note = (best: number | null, bound: number | null) => void;

function problemOf({ world, layer }: Part) {
  const found = worlds.find(({ id }) => id === WORLDS[world]);
  if (!found) throw new Error(`There is no world ${world}`);
  const { rows: all, witness } = found.grow(WORLD_SEED);
  const rows = latestPlanRows(all);
  if (!rows) throw new Error(`${world} has no year`);
  return {
    rows,
    fixed: layer === 'call' ? witness.filter(({ slot }) => slot.layer === 'block') : [],
  };
}

async function byThisProduct(
  part: Part,
  rows: Problem['rows'],
  fixed: readonly Filled[],
  note: Note,
): Promise<Effort> {
  const problem: Problem = {
    rows,
    layers: layersOf(part),
    fixed: fixed.map((each) => ({ ...each, slot: slotKey(each.slot) })),
    seed: part.seed,
    workMax: null,
    secondsMax: part.seconds,
  };
  const answer = await solveSchedule(problem, null, ({ best, bound }) => note(best, bound));
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

async function byEngine(
  part: Part,
  rows: Problem['rows'],
  fixed: readonly Filled[],
  note: Note,
): Promise<Effort> {
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
  return layer === 'block'
    ? blockModel(plan, fixed, false)
    : callModel(new Schedule(plan, fixed), plan.rows.year, [], false);
}
