import { Plan } from '../domain/schedule/plan.ts';
import type { Effort, OtherSchedule, SolveAnswer, SolveProgress } from './answer.ts';
import { Beside } from './beside.ts';
import { solveOthers } from './candidates/solve-others.ts';
import {
  type Decided,
  decideBlocksForCalls,
  decideLayer,
  layersOf,
  nothingDecided,
  partFor,
  withLayer,
} from './decide-layers.ts';
import type { FromBeside, Port, ToBeside } from './companion-messages.ts';
import { explainConflict } from './explain-conflict.ts';
import { loadEngine, type StopFlag } from './engine/solve-model.ts';
import { brokenMust } from './last-word.ts';
import { fixedOf, type Problem, type SolvedLayer } from './problem.ts';
import { type LayerOutcome, Run } from './run.ts';
import { type Sketch, sketch } from './sketch.ts';

/** Where other schedules are asked for, the first may spend this part of everything. */
const PART_FOR_THE_FIRST = 0.5;

/**
 * Solves the layers asked for, block before call before half-day, within the limits of work and time. What is fixed stays. Every
 * rule's own check runs over the answer: a schedule that breaks a must is never handed out. Blocks its thread; set the
 * stop flag from another one to end it with the best so far. Never throws: what breaks is answered as `crashed`.
 * @param port a second thread that runs `workBeside`; which schedule is found then depends on which is the quicker.
 */
export async function solveSchedule(
  problem: Problem,
  stopFlag: StopFlag | null,
  onProgress: (progress: SolveProgress) => void,
  port: Port<FromBeside, ToBeside> | null = null,
): Promise<SolveAnswer> {
  try {
    const plan = new Plan(problem.rows);
    const beside = port && new Beside(port);
    const run = new Run(problem, plan, fixedOf(problem), stopFlag, onProgress, beside);
    const answer = await solveLayers(run);
    // Whoever solves once is to have both engines at hand offline, also where one of them was enough.
    void loadEngine().catch(() => undefined);
    return answer;
  } catch (error) {
    return { kind: 'crashed', message: error instanceof Error ? error.message : String(error) };
  }
}

async function solveLayers(run: Run): Promise<SolveAnswer> {
  const { compared } = run.problem;
  let decided = nothingDecided(run);
  const sketched = await sketch(run);
  if (sketched.kind === 'impossible' && !run.isStopped) {
    const { layer, model, near } = sketched;
    return ended(run, decided, layer, await explainConflict(run, model, near));
  }
  const first = sketched.kind === 'found' ? sketched.sketch : null;
  for (const layer of layersOf(run)) {
    if (run.isStopped) return ended(run, decided, layer, null);
    const part = partFor(run, layer, compared ? PART_FOR_THE_FIRST : 1);
    let outcome = await decideLayer(run, layer, decided, part);
    if (outcome.kind === 'starved') {
      ({ decided, outcome } = await decideBlocksForCalls(run, decided, part));
    }
    if (outcome.kind === 'found') decided = withLayer(decided, outcome);
    if (run.isStopped || outcome.kind !== 'found') {
      const rest = outcome.kind === 'found' ? null : outcome;
      return crashIfBroken(run, decided) ?? ended(run, decided, layer, rest);
    }
  }
  const crashed = crashIfBroken(run, decided);
  if (crashed) return crashed;
  const others = compared ? await solveOthers(run, decided, compared) : [];
  for (const other of others) {
    const bug = crashIfBroken(run, other);
    if (bug) return bug;
  }
  return solved(run, decided, others, first);
}

function effortOf({ budget }: Run): Effort {
  const { secondsUsed, workUsed, isRepeatable } = budget;
  return { secondsUsed, workUsed, isRepeatable };
}

function ended(
  run: Run,
  found: Decided,
  layer: SolvedLayer,
  outcome: LayerOutcome | null,
): SolveAnswer {
  if (outcome && outcome.kind === 'impossible') return { ...outcome, layer, ...effortOf(run) };
  if (outcome && !run.isStopped) return { kind: 'nothing-found', layer, ...effortOf(run) };
  const filled = found.layers.length > 0 ? found.filled : null;
  return { kind: 'stopped', filled, layers: found.layers, ...effortOf(run) };
}

function solved(
  run: Run,
  { filled, layers, secondsToFirst, secondsToBest }: Decided,
  others: readonly OtherSchedule[],
  first: Sketch | null,
): SolveAnswer {
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  return {
    kind: 'solved',
    isBest: layers.every((layer) => layer.isBest),
    objective: sum(layers.map(({ objective }) => objective)),
    bound: sum(layers.map(({ bound }) => bound)),
    layers,
    filled,
    others: others.map((other) => ({ filled: other.filled, layers: other.layers })),
    secondsToFirst: first?.seconds ?? secondsToFirst,
    secondsToBest,
    ...effortOf(run),
  };
}

/** A must that is broken all the same is a bug, not a schedule. */
function crashIfBroken(run: Run, { filled, layers }: OtherSchedule): SolveAnswer | null {
  const decided = layers.map(({ layer }) => layer);
  const broken = brokenMust(run, filled, decided);
  if (!broken) return null;
  const { ruleId, firstDay, because } = broken;
  const message = `The schedule found breaks the rule ${ruleId} on ${firstDay}: ${because}`;
  return { kind: 'crashed', message };
}
