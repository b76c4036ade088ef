import { expect, test } from 'vitest';
import { absenceIdSchema, callRoleIdSchema } from '../../../src/domain/id.ts';
import { isNeededOn } from '../../../src/domain/rows/rotation.ts';
import { afterDisruptions, type Disruption } from '../../../src/domain/schedule/disruption.ts';
import { Plan } from '../../../src/domain/schedule/plan.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import {
  type Filled,
  isIn,
  parseSlotKey,
  periodOf,
  slotFromParts,
  slotKey,
} from '../../../src/domain/schedule/slot.ts';
import { addDays, type Day, day, daysOf } from '../../../src/domain/time/day.ts';
import { checkRule } from '../../../src/rules/check-schedule.ts';
import { drawnSchedule } from '../../../src/rules/example.ts';
import { rulesOf } from '../../../src/rules/registry.ts';
import type { Finding } from '../../../src/rules/rule.ts';
import { newOrWorse } from '../../../src/solver/mend/matters.ts';
import { problemSchema } from '../../../src/solver/problem.ts';
import type { RepairAnswer } from '../../../src/solver/repair/question.ts';
import { repair } from '../../../src/solver/repair/repair.ts';
import { solveSchedule } from '../../../src/solver/solve-schedule.ts';
import { Dice } from '../../dice.ts';

const SCENES = 20;
const TODAY = day('2026-07-01');

interface Scene {
  readonly plan: Plan;
  readonly filled: readonly Filled[];
  readonly disruptions: readonly Disruption[];
}

/** Five people, a night and somebody in reserve for ten days, and something that happens on the third. */
async function sceneOf(seed: number): Promise<Scene | null> {
  const dice = new Dice(seed);
  const { plan } = drawnSchedule({
    title: '',
    isAllowed: true,
    blockDays: 10,
    callRoles: {
      n: { start: '17:00', end: '07:00' },
      j: { mode: 'jeopardy', start: '07:00', end: '07:00' },
    },
    leave: dice.chance(0.5)
      ? [{ person: 'Eli', firstDay: '2026-07-02', lastDay: '2026-07-03' }]
      : [],
    drawn: 'blocks\nAda 1 I\nBen 1 I\nCem 2 I\nDua 2 I\nEli 3 I\ncalls\nAda 1 n\nBen 1 j',
  });
  const problem = problemSchema.parse({
    rows: plan.rows,
    layers: ['call'],
    fixed: plan.residents.flatMap(({ person }) =>
      plan.rows.blocks.map((block, ordinal) => ({
        slot: slotKey(slotFromParts('block', plan.rows.rotations[0]?.id ?? '', block.id, ordinal)),
        personId: person.id,
        source: 'solved',
      })),
    ),
    seed,
    workMax: 5,
    secondsMax: null,
  });
  const answer = await solveSchedule(problem, null, () => undefined);
  if (answer.kind !== 'solved') return null;
  const filled = answer.filled.map((each) =>
    dice.chance(0.15) ? { ...each, source: 'pinned' as const } : each,
  );
  return { plan, filled, disruptions: happening(plan, dice) };
}

function happening(plan: Plan, dice: Dice): Disruption[] {
  const illness = (place: number): Disruption => ({
    kind: 'absence',
    absence: {
      id: absenceIdSchema.parse(`ill-${place}`),
      personId: dice.pick(plan.residents).person.id,
      firstDay: TODAY,
      lastDay: addDays(TODAY, dice.whole(0, 3)),
      status: 'approved',
      isPlanned: false,
      isLeave: true,
    },
    type: 'sick',
    note: '',
  });
  const [role] = plan.rows.callRoles;
  const cover = role && {
    ...role,
    id: callRoleIdSchema.parse('cover'),
    mode: 'shift' as const,
    start: '08:00',
    end: '16:00',
    firstDay: addDays(TODAY, 1),
    lastDay: addDays(TODAY, 1),
    needed: 1,
  };
  return [
    illness(0),
    ...(dice.chance(0.4) ? [illness(1)] : []),
    ...(cover && dice.chance(0.4) ? [{ kind: 'call-role' as const, callRole: cover }] : []),
  ];
}

function musts(schedule: Schedule): Finding[] {
  return rulesOf(schedule.plan)
    .filter(({ rule }) => rule.force === 'must')
    .flatMap((each) => checkRule(schedule, each));
}

/** How many violations are there that were not before. */
function newViolations(before: readonly Finding[], plan: Plan, filled: readonly Filled[]): number {
  return newOrWorse(before, musts(new Schedule(plan, filled))).filter(
    ({ verdict, lastDay }) => verdict === 'violation' && lastDay >= TODAY,
  ).length;
}

/** The fewest places of one or two that repair it when everything is tried; 0 for none; null where not two do. */
function fewestTried({ plan, filled, disruptions }: Scene): number | null {
  const before = musts(new Schedule(plan, filled));
  const after = new Plan(afterDisruptions(plan.rows, disruptions));
  const isReserve = ({ slot }: Filled): boolean =>
    slot.layer === 'call' && after.callRoleById.get(slot.demandId)?.mode === 'jeopardy';
  // Whoever serves may have been in reserve, but is not put in reserve on that day.
  const isReal = (changes: readonly Filled[], all: readonly Filled[]): boolean =>
    changes
      .filter(isReserve)
      .every((change) =>
        all.every(
          (each) =>
            each.personId !== change.personId ||
            periodOf(each.slot) !== periodOf(change.slot) ||
            isReserve(each),
        ),
      );
  const isRepaired = (all: readonly Filled[], changes: readonly Filled[] = []): boolean =>
    isReal(changes, all) && newViolations(before, after, all) === 0;
  if (isRepaired(filled)) return 0;
  const away = (id: string, at: Day): boolean =>
    disruptions.some(
      (each) =>
        each.kind === 'absence' &&
        each.absence.personId === id &&
        each.absence.firstDay <= addDays(at, 1) &&
        at <= each.absence.lastDay,
    );
  const single = daysOf(plan.rows.year)
    .filter((at) => at >= TODAY)
    .flatMap((at) =>
      after.rows.callRoles
        .filter((role) => isNeededOn(role, at))
        .flatMap((role) => {
          const slot = slotFromParts('call', role.id, at, 0);
          const now = filled.find((each) => slotKey(each.slot) === slotKey(slot));
          if (now?.source === 'pinned' && !away(now.personId, at)) return [];
          return after.members
            .filter(({ person }) => person.id !== now?.personId)
            .map(({ person }) => ({ slot, personId: person.id, source: 'solved' as const }));
        }),
    );
  // Whatever repairs it changes every place whose holder is away: pairs that do not are not tried.
  const forced = new Set(
    filled
      .filter(isIn('call'))
      .filter(({ slot, personId }) => slot.day >= TODAY && away(personId, slot.day))
      .map(({ slot }) => slotKey(slot)),
  );
  const leavesForced = (changes: readonly Filled[]): boolean => {
    const keys = new Set(changes.map(({ slot }) => slotKey(slot)));
    return [...forced].some((key) => !keys.has(key));
  };
  const withChanges = (changes: readonly Filled[]): Filled[] => {
    const keys = new Set(changes.map(({ slot }) => slotKey(slot)));
    return [...filled.filter(({ slot }) => !keys.has(slotKey(slot))), ...changes];
  };
  if (single.some((each) => !leavesForced([each]) && isRepaired(withChanges([each]), [each])))
    return 1;
  const isTwo = single.some((one, place) =>
    single
      .slice(place + 1)
      .some(
        (other) =>
          slotKey(other.slot) !== slotKey(one.slot) &&
          !leavesForced([one, other]) &&
          isRepaired(withChanges([one, other]), [one, other]),
      ),
  );
  return isTwo ? 2 : null;
}

function ask({ plan, filled, disruptions }: Scene): Promise<RepairAnswer> {
  return repair(
    {
      rows: plan.rows,
      disruptions: [...disruptions],
      filled: filled.map((each) => ({ ...each, slot: slotKey(each.slot) })),
      notBefore: TODAY,
      waysMax: 3,
      seed: 1,
      secondsMax: 60,
    },
    null,
    () => undefined,
  );
}

test(
  'tiny schedules are repaired with as few places as when everything is tried',
  {
    timeout: 280_000,
  },
  async () => {
    const sizes = new Map<string, number>();
    for (let seed = 1, count = 0; count < SCENES; seed++) {
      const scene = await sceneOf(seed);
      if (!scene) continue;
      count++;
      const fewest = fewestTried(scene);
      const answer = await ask(scene);
      if (answer.kind === 'crashed') throw new Error(answer.message);
      if (answer.kind === 'nothing-broken') {
        expect({ seed, fewest }).toEqual({ seed, fewest: 0 });
        sizes.set('nothing', (sizes.get('nothing') ?? 0) + 1);
        continue;
      }
      const [best] = answer.ways;
      const isWhole = best !== undefined && answer.leftOpen.length === 0;
      const found = isWhole && best.cells <= 2 ? best.cells : null;
      expect({ seed, found }).toEqual({ seed, found: fewest });
      expect(answer.proof).not.toBe('none');
      sizes.set(String(fewest), (sizes.get(String(fewest)) ?? 0) + 1);
      for (const way of answer.ways) expectHonest(scene, way, answer);
    }
    expect([...sizes.keys()].toSorted()).toEqual(['1', '2', 'nothing', 'null']);
  },
);

/** A way moves no pin of somebody who is there and nothing past, and breaks only what is said to stay open. */
function expectHonest(
  { plan, filled, disruptions }: Scene,
  way: Extract<RepairAnswer, { kind: 'repaired' }>['ways'][number],
  { leftOpen }: Extract<RepairAnswer, { kind: 'repaired' }>,
): void {
  const gone = new Set(way.gone.map(({ slot, personId }) => `${slot} ${personId}`));
  const ill = new Set(
    disruptions.flatMap((each) => (each.kind === 'absence' ? [each.absence.personId] : [])),
  );
  for (const { slot, personId, source } of way.gone) {
    if (source === 'pinned') expect(ill.has(personId)).toBe(true);
    const parsed = parseSlotKey(slot);
    if (parsed.layer === 'call') expect(parsed.day >= TODAY).toBe(true);
  }
  const after = new Plan(afterDisruptions(plan.rows, disruptions));
  const all = [
    ...filled.filter((each) => !gone.has(`${slotKey(each.slot)} ${each.personId}`)),
    ...way.came.map((each) => ({ ...each, slot: parseSlotKey(each.slot) })),
  ];
  const keys = all.filter(isIn('call')).map(({ slot }) => slotKey(slot));
  expect(new Set(keys).size).toBe(keys.length);
  const broken = newViolations(musts(new Schedule(plan, filled)), after, all);
  expect(broken).toBe(leftOpen.length);
}
