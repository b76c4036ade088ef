import { loadavg } from 'node:os';
import { Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { slotKey } from '../../src/domain/schedule/slot.ts';
import { kinds } from '../../src/domain/kinds.ts';
import { sumOf } from '../../src/solver/engine/satisfies.ts';
import { blockModel, callModel, type LayerModel } from '../../src/solver/layer-model.ts';
import { latestPlanRows } from '../../src/solver/plan-rows.ts';
import { fixedOf, type Problem } from '../../src/solver/problem.ts';
import { Run } from '../../src/solver/run.ts';
import { quickStart } from '../../src/solver/anneal-layer.ts';
import { layerTask } from '../../src/solver/layer-task.ts';
import { settle } from '../../src/solver/solve-layer.ts';
import { solveSchedule } from '../../src/solver/solve-schedule.ts';
import { inOrder } from '../../src/solver/wishes/levels.ts';
import { asOneSum } from '../../src/solver/wishes/one-sum.ts';
import { Dice } from '../dice.ts';
import { worlds } from '../worlds/index.ts';

// npm run bench wishes -- [SECONDS]
// The same wishes weighed against one another, one level after the other, and as one sum whose weights are so large
// that its least is the best in order: what each lacks in each wish, what is proven of it, and the seconds it took.
// To each person of a world so many requests are added, so that not all can be met.

const REQUESTS_EACH = 4;
const WISHES = {
  block: ['rotation-requests', 'requested-leave', 'full-requirements', 'heavy-balance'],
  call: ['call-fairness', 'call-requests', 'requested-leave-free', 'call-spread'],
} as const;
const secondsMax = Number(process.argv[2] ?? 60);

function problemOf(world: string, layer: 'block' | 'call'): Problem {
  const grown = worlds.find(({ id }) => id === world)?.grow(1);
  const rows = grown && latestPlanRows(grown.rows);
  if (!rows) throw new Error(`There is no world ${world}`);
  const fixed = grown.witness
    .filter(({ slot }) => layer === 'call' && slot.layer === 'block')
    .map((each) => ({ ...each, slot: slotKey(each.slot) }));
  const wishes = WISHES[layer].map((ruleId) => ({ ruleId, slackPercent: 0 }));
  const requests = [...rows.requests, ...moreRequests(rows, layer)];
  const problem = { rows: { ...rows, requests }, layers: [layer], fixed, seed: 1, wishes };
  return { ...problem, workMax: null, secondsMax };
}

function moreRequests(rows: Problem['rows'], layer: 'block' | 'call'): Problem['rows']['requests'] {
  const dice = new Dice(7);
  const plan = new Plan(rows);
  return plan.residents.flatMap((member) =>
    Array.from({ length: REQUESTS_EACH }, (_, place) => {
      const block = dice.pick(plan.blocksFor(member));
      const asked =
        layer === 'block'
          ? { kind: 'rotation', blockId: block.id, rotationId: dice.pick(rows.rotations).id }
          : { kind: 'call', day: block.firstDay, callRoleId: null };
      return kinds.request.parse({
        id: `more-${member.person.id}-${place}`,
        personId: member.person.id,
        wish: { ...asked, wanted: layer === 'block' || dice.chance(0.6) },
        rank: place + 1,
        status: 'requested',
        madeAt: 0,
        note: '',
      });
    }),
  );
}

function layerOf(problem: Problem, layer: 'block' | 'call'): LayerModel {
  const plan = new Plan(problem.rows);
  const fixed = fixedOf(problem);
  return layer === 'block'
    ? blockModel(plan, fixed, false)
    : callModel(new Schedule(plan, fixed), plan.rows.year, [], false);
}

function told(method: string, seconds: number, levels: readonly string[]): void {
  console.log(`  ${method.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s  ${levels.join('  ')}`);
}

async function bySolving(name: string, problem: Problem): Promise<void> {
  const answer = await solveSchedule(problem, null, () => undefined);
  if (answer.kind !== 'solved') return console.log(`  ${name} ${answer.kind}`);
  const [own] = answer.layers;
  if (own && own.levels.length > 0) {
    const words = own.levels.map((each) => `${each.name}/${each.part} ${each.value}/${each.bound}`);
    return told(name, answer.secondsUsed, words);
  }
  told(name, answer.secondsUsed, [`all together ${answer.objective}/${answer.bound}`]);
}

/** With the same steps, but the levels as one sum. */
async function byOneSum(problem: Problem, layer: 'block' | 'call'): Promise<void> {
  const plan = new Plan(problem.rows);
  const run = new Run(problem, plan, fixedOf(problem), null, () => undefined);
  const ordered = inOrder(layerOf(problem, layer), problem.wishes ?? []);
  const sum = asOneSum(ordered);
  if (!sum) return console.log('  one sum: the numbers would not be exact');
  const model = { ...ordered.layer.model, objective: sum.objective };
  const task = layerTask(run, { ...ordered.layer, model }, 1, []);
  const start = await quickStart(run, task);
  if (start.kind !== 'found') return console.log('  one sum: nothing found');
  const { values, objective } = await settle(run, task, start.solution);
  const words = ordered.levels.map(
    ({ name, part, terms }) => `${name}/${part} ${sumOf(terms, values)}`,
  );
  const proven = objective <= task.bound.value ? 'proven' : 'not proven';
  told('one sum', run.budget.secondsUsed, [...words, proven, `weights ${sum.weights.join(' ')}`]);
}

for (const world of ['family-medicine-small', 'internal-medicine-middle']) {
  for (const layer of ['block', 'call'] as const) {
    console.log(`${world}, ${layer}`);
    const problem = problemOf(world, layer);
    await bySolving('weighed', { ...problem, wishes: undefined });
    await bySolving('level by level', problem);
    await byOneSum(problem, layer);
  }
}
console.log(
  `load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(', ')}`,
);
