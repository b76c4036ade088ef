import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { type Filled, slotFromParts, slotKey } from '../../src/domain/schedule/slot.ts';
import { daysOf } from '../../src/domain/time/day.ts';
import { drawnSchedule, type Example } from '../../src/rules/example.ts';
import type { SolveProgress } from '../../src/solver/answer.ts';
import { findingsOf } from '../../src/solver/findings.ts';
import { type Problem, problemSchema } from '../../src/solver/problem.ts';
import { solveSchedule } from '../../src/solver/solve-schedule.ts';
import { randomCells } from '../rules/random-examples.ts';

const PROGRAMS = 70;
const CANDIDATES_MAX = 1_500;

function problemOf(plan: Plan, layers: Problem['layers'], fixed: readonly Filled[] = []): Problem {
  const keyed = fixed.map((each) => ({ ...each, slot: slotKey(each.slot) }));
  return { rows: plan.rows, layers, fixed: keyed, seed: 1, workMax: 20, secondsMax: null };
}

const solve = (problem: Problem) => solveSchedule(problem, null, () => undefined);

const drawn = (example: Omit<Example, 'isAllowed' | 'title'>) =>
  drawnSchedule({ title: '', isAllowed: true, ...example });

/** Every way to fill the places, each by one of its candidates or by nobody; null where these are too many. */
function everySchedule(places: readonly (readonly Filled[])[]): Filled[][] | null {
  const count = places.reduce((product, each) => product * (each.length + 1), 1);
  if (count > CANDIDATES_MAX) return null;
  return places.reduce<Filled[][]>(
    (schedules, candidates) =>
      schedules.flatMap((filled) => [filled, ...candidates.map((each) => [...filled, each])]),
    [[]],
  );
}

function blockPlaces(plan: Plan): Filled[][] {
  return plan.residents.flatMap((member, ordinal) =>
    plan.blocksFor(member).map((block) =>
      plan.rows.rotations.map(({ id }) => ({
        slot: slotFromParts('block', id, block.id, ordinal),
        personId: member.person.id,
        source: 'solved' as const,
      })),
    ),
  );
}

function callPlaces(plan: Plan): Filled[][] {
  return plan.rows.callRoles.flatMap((role) =>
    daysOf(plan.rows.year).flatMap((day) =>
      Array.from({ length: role.needed }, (_, ordinal) =>
        plan.members.map(({ person }) => ({
          slot: slotFromParts('call', role.id, day, ordinal),
          personId: person.id,
          source: 'solved' as const,
        })),
      ),
    ),
  );
}

/** Whether one of all schedules breaks no must of the layer. */
function canBe(
  problem: Problem,
  plan: Plan,
  given: readonly Filled[],
  all: readonly Filled[][],
): boolean {
  return all.some((filled) =>
    findingsOf(problem, plan, [...given, ...filled]).every(
      ({ verdict }) => verdict !== 'violation',
    ),
  );
}

describe.each([
  ['block', blockPlaces],
  ['call', callPlaces],
] as const)('the %s layer of random programs', (layer, placesOf) => {
  test(
    'is solved where any schedule keeps the rules, and impossible where none does',
    { timeout: 300_000 },
    async () => {
      const kinds = { solved: 0, impossible: 0 };
      for (let seed = 1000; kinds.solved + kinds.impossible < PROGRAMS; seed++) {
        const { plan, filled } = drawn(randomCells(seed));
        const given = filled.filter(({ slot }) => layer === 'call' && slot.layer === 'block');
        const all = everySchedule(placesOf(plan));
        if (!all) continue;
        const problem = problemOf(plan, [layer], given);
        const answer = await solve(problem);
        const expected = canBe(problem, plan, given, all) ? 'solved' : 'impossible';
        expect({ seed, kind: answer.kind }).toEqual({ seed, kind: expected });
        if (answer.kind === 'impossible') expect(answer.conflict).not.toEqual([]);
        kinds[expected]++;
      }
      expect(kinds.solved).toBeGreaterThan(9);
      expect(kinds.impossible).toBeGreaterThan(9);
    },
  );
});

const WARD = {
  rotations: {
    W: { demand: [{ classes: [], min: 1, max: 1 }], leaveAllowed: false, takesCall: false },
  },
  drawn: 'blocks\nAda 1 WIII\nBen 1 IWII\nCem 2 IIWI\nDua 2 IIIW\nEli 2 IIII\ncalls\nAda 1 n',
  blockDays: 7,
};

test('both layers are solved, news come with whole schedules, and the same again is the same', async () => {
  const { plan } = drawn(WARD);
  const news: SolveProgress[] = [];
  const problem = problemOf(plan, ['block', 'call']);
  const answer = await solveSchedule(problem, null, (each) => news.push(each));
  expect(answer).toMatchObject({ kind: 'solved', isRepeatable: true });
  expect(new Set(news.map(({ layer }) => layer))).toEqual(new Set(['block', 'call']));
  const last = news.findLast(({ filled }) => filled !== null);
  const sorted = (filled: readonly Filled[]) =>
    filled.map(({ slot, personId }) => `${slotKey(slot)} ${personId}`).toSorted();
  if (answer.kind !== 'solved' || !last?.filled) throw new Error('There is no schedule');
  expect(answer.filled).toHaveLength(5 * 4 + 28);
  expect(sorted(last.filled)).toEqual(sorted(answer.filled));
  const again = await solve(problem);
  expect(again.kind === 'solved' && again.filled).toEqual(answer.filled);
});

test('blocks that leave too few people for call are decided again', async () => {
  const { plan } = drawn({
    ...WARD,
    rotations: { ...WARD.rotations, E: { takesCall: false } },
    drawn: WARD.drawn.replace('Eli 2 IIII', 'Eli 2 EEEI'),
    settings: { 'call-pool': { peopleForEach: 1 } },
  });
  for (const seed of [1, 4]) {
    const answer = await solve({ ...problemOf(plan, ['block', 'call']), seed, workMax: 4 });
    expect({ seed, kind: answer.kind }).toEqual({ seed, kind: 'solved' });
  }
});

test('what is pinned stays, with its slot', async () => {
  const { plan, filled } = drawn(WARD);
  const [first] = filled;
  if (!first) throw new Error('Nothing is drawn');
  const pinned: Filled = { ...first, slot: { ...first.slot, ordinal: 3 }, source: 'pinned' };
  const answer = await solve(problemOf(plan, ['block'], [pinned]));
  expect(answer.kind === 'solved' && answer.filled).toContainEqual(pinned);
});

test('a pin that breaks a rule is named in the conflict', async () => {
  const { plan, filled } = drawn({
    ...WARD,
    leave: [{ person: 'Ada', firstDay: '2026-06-29', lastDay: '2026-06-29' }],
  });
  const pinned = filled.slice(0, 1).map((each): Filled => ({ ...each, source: 'pinned' }));
  const answer = await solve(problemOf(plan, ['block'], pinned));
  if (answer.kind !== 'impossible') throw new Error(`It is ${answer.kind}`);
  expect(answer.conflict.map(({ ruleId }) => ruleId).toSorted()).toEqual([
    'leave-on-leave-rotations',
    'pinned',
  ]);
  expect(answer.isMinimal).toBe(true);
});

test('calls are impossible on blocks that leave too few people', async () => {
  const { plan, filled } = drawn({ ...WARD, drawn: 'blocks\nAda 1 I\nBen 1 I\ncalls\nAda 1 n' });
  const answer = await solve(
    problemOf(
      plan,
      ['call'],
      filled.filter(({ slot }) => slot.layer === 'block'),
    ),
  );
  expect(answer).toMatchObject({ kind: 'impossible', layer: 'call' });
  expect(answer.kind === 'impossible' && answer.conflict.map(({ ruleId }) => ruleId)).toContain(
    'call-coverage',
  );
});

test('a month of calls can be decided alone', async () => {
  const { plan, filled } = drawn(WARD);
  const callDays = { firstDay: '2026-07-06', lastDay: '2026-07-12' };
  const problem = problemSchema.parse({
    ...problemOf(
      plan,
      ['call'],
      filled.filter(({ slot }) => slot.layer === 'block'),
    ),
    callDays,
  });
  const answer = await solve(problem);
  if (answer.kind !== 'solved') throw new Error(`It is ${answer.kind}`);
  const calls = answer.filled.flatMap(({ slot }) => (slot.layer === 'call' ? [slot.day] : []));
  expect(calls.toSorted()).toEqual(daysOf(problem.callDays ?? plan.rows.year));
});

test('told to stop, it says so and hands out what it has', async () => {
  const { plan } = drawn(WARD);
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const problem = problemOf(plan, ['block', 'call']);
  const answer = await solveSchedule(problem, flag, ({ layer }) => {
    if (layer === 'block') Atomics.store(flag, 0, 1);
  });
  expect(answer).toMatchObject({ kind: 'stopped' });
});

test('what breaks is answered, never thrown', async () => {
  const { plan } = drawn(WARD);
  const fixed = [{ slot: 'nonsense', personId: plan.members[0]?.person.id, source: 'pinned' }];
  const problem = problemSchema.parse({ ...problemOf(plan, ['block']), fixed });
  expect(await solve(problem)).toMatchObject({ kind: 'crashed', message: 'Not a slot: nonsense' });
});

test('a schedule handed out has been through the checks', () => {
  const { plan, filled } = drawn({ ...WARD, drawn: 'blocks\nAda 1 IIII\nBen 1 IIII' });
  const findings = findingsOf(problemOf(plan, ['block']), plan, new Schedule(plan, filled).filled);
  expect(new Set(findings.map(({ ruleId }) => ruleId))).toEqual(new Set(['rotation-demand']));
});
