import { Plan } from '../domain/schedule/plan.ts';
import type { Filled, Slot } from '../domain/schedule/slot.ts';
import { spanHolds } from '../domain/time/day.ts';
import { blockEncodings, callEncodings } from '../rules/encodings.ts';
import type { BlockEncode, CallEncode } from '../rules/rule.ts';
import type { Effort, LayerStatistics, SolveAnswer, SolveProgress } from './answer.ts';
import { loadEngine, type StopFlag } from './engine/solve-model.ts';
import { findingsOf } from './findings.ts';
import { fixedOf, type Problem, type SolvedLayer } from './problem.ts';
import { Run } from './run.ts';
import { solveBlocks } from './solve-blocks.ts';
import { solveCalls } from './solve-calls.ts';

const IN_ORDER: readonly SolvedLayer[] = ['block', 'call'];

/** Of a run for both layers, the block layer may spend this part. */
const PART_FOR_BLOCKS = 0.5;

interface Found {
  readonly filled: readonly Filled[];
  readonly layers: readonly LayerStatistics[];
  readonly secondsToFirst: number;
  readonly secondsToBest: number;
}

/**
 * Solves the layers asked for, block before call, within the limits of work and time. What is fixed stays. Every
 * rule's own check runs over the answer: a schedule that breaks a must is never handed out. Blocks its thread; set the
 * stop flag from another one to end it with the best so far. Never throws: what breaks is answered as `crashed`.
 */
export async function solveSchedule(
  problem: Problem,
  stopFlag: StopFlag | null,
  onProgress: (progress: SolveProgress) => void,
): Promise<SolveAnswer> {
  try {
    const plan = new Plan(problem.rows);
    const run = new Run(problem, plan, fixedOf(problem), stopFlag, onProgress);
    const answer = await solveLayers(run);
    // Whoever solves once is to have both engines at hand offline, also where one of them was enough.
    void loadEngine().catch(() => undefined);
    return answer;
  } catch (error) {
    return { kind: 'crashed', message: error instanceof Error ? error.message : String(error) };
  }
}

async function solveLayers(run: Run): Promise<SolveAnswer> {
  const layers = IN_ORDER.filter((each) => run.problem.layers.includes(each));
  let found: Found = {
    filled: run.fixed.filter(({ slot }) => !isDecided(run, slot)),
    layers: [],
    secondsToFirst: 0,
    secondsToBest: 0,
  };
  for (const layer of layers) {
    const part = layers.at(-1) === layer ? 1 : PART_FOR_BLOCKS;
    const blocks = found.filled.filter(({ slot }) => slot.layer === 'block');
    const outcome = await (layer === 'block' ? solveBlocks(run, part) : solveCalls(run, blocks));
    if (outcome.kind === 'found') {
      found = {
        filled: [...found.filled, ...outcome.filled],
        layers: [...found.layers, outcome.statistics],
        secondsToFirst: outcome.secondsToFirst,
        secondsToBest: outcome.secondsToBest,
      };
    }
    if (run.isStopped || outcome.kind !== 'found') {
      const rest = outcome.kind === 'found' ? null : outcome;
      return brokenRule(run, found) ?? ended(run, found, layer, rest);
    }
  }
  return brokenRule(run, found) ?? solved(run, found);
}

/** Whether the slot is one that this run decides. */
function isDecided({ problem }: Run, slot: Slot): boolean {
  if (slot.layer === 'half-day' || !problem.layers.includes(slot.layer)) return false;
  return slot.layer === 'block' || !problem.callDays || spanHolds(problem.callDays, slot.day);
}

function effortOf({ budget }: Run): Effort {
  const { secondsUsed, workUsed, isRepeatable } = budget;
  return { secondsUsed, workUsed, isRepeatable };
}

function ended(
  run: Run,
  found: Found,
  layer: SolvedLayer,
  outcome: Exclude<Awaited<ReturnType<typeof solveBlocks>>, { kind: 'found' }> | null,
): SolveAnswer {
  if (outcome && outcome.kind === 'impossible') return { ...outcome, layer, ...effortOf(run) };
  if (outcome && !run.isStopped) return { kind: 'nothing-found', layer, ...effortOf(run) };
  const filled = found.layers.length > 0 ? found.filled : null;
  return { kind: 'stopped', filled, layers: found.layers, ...effortOf(run) };
}

function solved(run: Run, { layers, ...found }: Found): SolveAnswer {
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  return {
    kind: 'solved',
    isBest: layers.every((layer) => layer.isBest),
    objective: sum(layers.map(({ objective }) => objective)),
    bound: sum(layers.map(({ bound }) => bound)),
    layers,
    ...found,
    ...effortOf(run),
  };
}

/**
 * The checks have the last word: what breaks a must that the solver was told about a decided layer is a bug, not a
 * schedule. Rules that it is not told, or that what stands already may break, are for whoever reads the findings.
 */
function brokenRule(run: Run, { filled, layers }: Found): SolveAnswer | null {
  const decided = layers.map(({ layer }) => layer);
  const isTold = (ruleId: string): boolean =>
    (decided.includes('block') && isWhollyTold(blockEncodings.get(ruleId))) ||
    (decided.includes('call') && isWhollyTold(callEncodings.get(ruleId)));
  const problem = { ...run.problem, layers: decided };
  const broken = findingsOf(problem, run.plan, filled).find(
    ({ verdict, ruleId }) => verdict === 'violation' && isTold(ruleId),
  );
  if (!broken) return null;
  const { ruleId, firstDay, because } = broken;
  const message = `The schedule found breaks the rule ${ruleId} on ${firstDay}: ${because}`;
  return { kind: 'crashed', message };
}

function isWhollyTold(encode: BlockEncode | CallEncode | undefined): boolean {
  return encode !== undefined && encode.compared?.looser === undefined;
}
