import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { type Filled, slotFromParts, slotKey } from '../../src/domain/schedule/slot.ts';
import { addDays, day } from '../../src/domain/time/day.ts';
import { checkSchedule } from '../../src/rules/check-schedule.ts';
import { HalfDayEncoding } from '../../src/rules/encoding/half-day-encoding.ts';
import { ModelBuilder } from '../../src/rules/encoding/model.ts';
import { halfDayEncodings } from '../../src/rules/encodings.ts';
import { drawnSchedule, type Example } from '../../src/rules/example.ts';
import { rules } from '../../src/rules/registry.ts';
import type { SolveProgress } from '../../src/solver/answer.ts';
import type { Problem } from '../../src/solver/problem.ts';
import { solveSchedule } from '../../src/solver/solve-schedule.ts';
import { randomParams } from '../rules/random-examples.ts';
import { randomHalfDays } from '../rules/random-half-days.ts';

const PROGRAMS = 30;
const CANDIDATES_MAX = 400;
const MONDAY = '2026-06-29';

const drawn = (example: Omit<Example, 'isAllowed' | 'title'>) =>
  drawnSchedule({ title: '', isAllowed: true, ...example });

function problemOf(
  plan: Plan,
  fixed: readonly Filled[],
  more: Partial<Pick<Problem, 'layers' | 'halfDays'>> = {},
): Problem {
  const keyed = fixed.map((each) => ({ ...each, slot: slotKey(each.slot) }));
  const limits = { seed: 1, workMax: 20, secondsMax: null };
  return { rows: plan.rows, layers: ['half-day'], fixed: keyed, ...limits, ...more };
}

const solve = (problem: Problem) => solveSchedule(problem, null, () => undefined);

/** The half-days of a schedule, such as `Gil 2026-06-29am p`. */
function halfDaysOf(filled: readonly Filled[]): string[] {
  return filled
    .flatMap(({ slot, personId }) =>
      slot.layer === 'half-day' ? [`${personId} ${slot.day}${slot.half} ${slot.demandId}`] : [],
    )
    .toSorted();
}

async function solvedHalfDays(schedule: Schedule, fixed = schedule.filled): Promise<string[]> {
  const answer = await solve(problemOf(schedule.plan, fixed));
  if (answer.kind !== 'solved') throw new Error(JSON.stringify(answer));
  expect(answer.isBest).toBe(true);
  return halfDaysOf(answer.filled);
}

const pinned = (personId: string, at: string, activity: string): Filled => {
  const [member] = drawn({ drawn: `blocks\n${personId} 1 I` }).plan.members;
  if (!member) throw new Error('There is nobody');
  const slot = slotFromParts('half-day', activity, at, 0);
  return { slot, personId: member.person.id, source: 'pinned' };
};

const CLINIC = {
  activities: {
    c: { site: 'Hill' },
    a: { kind: 'administration' },
    p: {
      kind: 'precepting',
      site: 'Hill',
      demand: { weekdays: [0, 1], roles: [], min: 1, max: null },
    },
  },
  blockDays: 7,
  settings: { 'clinic-preceptors': { residentsPerPreceptorMax: 1 } },
  rotations: {
    C: { week: 'c.c...........', leeway: { places: [0, 2, 4], activityIds: ['c', 'a'] } },
  },
  people: {
    Gil: { week: 'a.a...........', leeway: { places: [0, 2, 4], activityIds: ['p', 'a'] } },
  },
} as const satisfies Partial<Example>;

describe('the half-day layer', () => {
  test('a preceptor is found where residents see patients, and the rest stays as usual', async () => {
    const schedule = drawn({ ...CLINIC, drawn: 'blocks\nAda 2 C\nhalf-days\nGil 0 .' });
    expect(await solvedHalfDays(schedule)).toEqual(['Gil 2026-06-29am p', 'Gil 2026-06-30am p']);
  });

  test('where the preceptor is away the resident sees no patients, and what is lacking is told with its reason', async () => {
    const schedule = drawn({
      ...CLINIC,
      leave: [{ person: 'Gil', firstDay: '2026-06-30', lastDay: '2026-06-30' }],
      drawn: 'blocks\nAda 2 C\nhalf-days\nGil 0 .',
    });
    const answer = await solve(problemOf(schedule.plan, schedule.filled));
    if (answer.kind !== 'solved') throw new Error(answer.kind);
    expect(halfDaysOf(answer.filled)).toEqual(['Ada 2026-06-30am a', 'Gil 2026-06-29am p']);
    const findings = checkSchedule(new Schedule(schedule.plan, answer.filled));
    expect(findings.map(({ ruleId, because }) => [ruleId, because])).toContainEqual([
      'session-demand',
      'p: 0 where 1 are needed. Of 1 whose week may have it: away 1, at home after a night 0, elsewhere 0.',
    ]);
  });

  test('nobody is decided into clinic after a night or on a holiday', async () => {
    const schedule = drawn({
      ...CLINIC,
      holidays: ['2026-06-30'],
      callRoles: { n: { eligibleRoles: ['faculty'] } },
      people: { Gil: { ...CLINIC.people.Gil, week: 'a.a.a.........' } },
      drawn: 'blocks\nAda 2 C\ncalls\nGil 0 .n.....',
    });
    expect(await solvedHalfDays(schedule)).toEqual(['Gil 2026-06-29am p']);
  });

  test('what is pinned stays, and where it cannot be the pin is named', async () => {
    const schedule = drawn({ ...CLINIC, drawn: 'blocks\nAda 2 C\nhalf-days\nGil 0 .' });
    const pin = pinned('Gil', `${MONDAY}am`, 'a');
    expect(await solvedHalfDays(schedule, [...schedule.filled, pin])).toEqual([
      'Ada 2026-06-29am a',
      'Gil 2026-06-29am a',
      'Gil 2026-06-30am p',
    ]);
    const both = [...schedule.filled, pin, pinned('Ada', `${MONDAY}am`, 'c')];
    const answer = await solve(problemOf(schedule.plan, both));
    if (answer.kind !== 'impossible') throw new Error(answer.kind);
    const named = answer.conflict.map(({ ruleId }) => ruleId).toSorted();
    expect(named).toContain('clinic-preceptors');
    expect(named).toContain('pinned');
    expect(answer.isMinimal).toBe(true);
  });

  test('only the days asked for are decided', async () => {
    const schedule = drawn({ ...CLINIC, drawn: 'blocks\nAda 2 C\nhalf-days\nGil 0 .' });
    const tuesday = day('2026-06-30');
    const before = pinned('Gil', `${MONDAY}am`, 'a');
    const halfDays = { firstDay: tuesday, lastDay: addDays(tuesday, 3) };
    const fixed = [...schedule.filled, { ...before, source: 'solved' as const }];
    const answer = await solve(problemOf(schedule.plan, fixed, { halfDays }));
    if (answer.kind !== 'solved') throw new Error(answer.kind);
    expect(halfDaysOf(answer.filled)).toEqual(['Gil 2026-06-29am a', 'Gil 2026-06-30am p']);
  });

  test('a limit of hours that the model does not tell is kept all the same', async () => {
    const long = { start: '06:00', end: '22:00' };
    const schedule = drawn({
      activities: {
        w: { kind: 'ward', start: '06:00', end: '12:00' },
        l: {
          kind: 'ward',
          start: '06:00',
          end: '23:00',
          demand: { weekdays: [0, 1, 2, 3, 4], roles: [], min: 1, max: null },
        },
        x: { kind: 'ward', ...long },
      },
      blockDays: 7,
      settings: { 'eighty-hours': {} },
      rotations: {
        R: { week: 'w.w.w.w.w.....', leeway: { places: [0, 2, 4, 6, 8], activityIds: ['l'] } },
      },
      drawn: 'blocks\nAda 2 R',
    });
    const decided = await solve(problemOf(schedule.plan, schedule.filled));
    if (decided.kind !== 'solved') throw new Error(JSON.stringify(decided));
    const count = halfDaysOf(decided.filled).length;
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(5);
    const broken = checkSchedule(new Schedule(schedule.plan, decided.filled)).filter(
      ({ verdict }) => verdict === 'violation',
    );
    expect(broken).toEqual([]);
  });

  test('all three layers are solved together, each upon those above', async () => {
    const { plan } = drawn({
      ...CLINIC,
      callRoles: { n: {} },
      rotations: {
        C: { ...CLINIC.rotations.C, demand: [{ classes: [], min: 2, max: 2 }] },
      },
      drawn:
        'blocks\nAda 2 C\nBen 2 C\nCem 3 I\nDua 3 I\nEli 3 I\ncalls\nAda 2 n\nhalf-days\nGil 0 .',
    });
    const news: SolveProgress[] = [];
    const layers: Problem['layers'] = ['half-day', 'block', 'call'];
    const answer = await solveSchedule(problemOf(plan, [], { layers }), null, (each) =>
      news.push(each),
    );
    if (answer.kind !== 'solved') throw new Error(JSON.stringify(answer));
    expect(answer.layers.map(({ layer }) => layer)).toEqual(['block', 'call', 'half-day']);
    expect(new Set(news.map(({ layer }) => layer))).toEqual(new Set(layers));
    const broken = checkSchedule(new Schedule(plan, answer.filled)).filter(
      ({ verdict }) => verdict === 'violation',
    );
    expect(broken).toEqual([]);
  });
});

/** Every way to decide the open half-days of a schedule; null where these are too many. */
function everyDecision(schedule: Schedule): Filled[][] | null {
  const { year } = schedule.plan.rows;
  const encoding = new HalfDayEncoding(schedule, year, [], new ModelBuilder(), false);
  let ways: Filled[][] = [[]];
  for (const { cells } of encoding.sessions(() => true)) {
    for (const { member, day: at, half, offered } of cells) {
      if (ways.length * (offered.length + 1) > CANDIDATES_MAX) return null;
      ways = ways.flatMap((way) => [
        way,
        ...offered.map(({ id }): Filled[] => {
          const slot = slotFromParts('half-day', id, `${at}${half}`, way.length);
          return [...way, { slot, personId: member.person.id, source: 'solved' }];
        }),
      ]);
    }
  }
  return ways;
}

test(
  'on random programs no must is broken where it can be kept, and what is impossible is so',
  { timeout: 300_000 },
  async () => {
    const told = [...rules.values()].filter(
      ({ id, force }) => force === 'must' && halfDayEncodings.has(id),
    );
    const kinds = { kept: 0, mended: 0, broken: 0, impossible: 0 };
    for (
      let seed = 1;
      kinds.kept + kinds.mended + kinds.broken + kinds.impossible < PROGRAMS;
      seed++
    ) {
      const asked = told[seed % told.length];
      const judged = told.filter((rule) => rule === asked || rule.isOnByDefault !== false);
      const params = randomParams(seed);
      const settings = Object.fromEntries(
        judged.map(({ id }) => [
          id,
          { ...params[id], ...(id === 'clinic-preceptors' ? { clinics: ['c', 'd'] } : {}) },
        ]),
      );
      const example = randomHalfDays(seed, false);
      const lines = example.drawn.split('half-days')[0] ?? '';
      const faculty = Object.keys(example.people ?? {}).filter((name) => /^[GH]/.test(name));
      const schedule = drawn({
        ...example,
        settings,
        drawn: [lines, 'half-days', ...faculty.map((name) => `${name} 0 .`)].join('\n'),
      });
      const ways = everyDecision(schedule);
      if (!ways) continue;
      const isKeptBy = (filled: readonly Filled[], mayBeUnknown: boolean): boolean => {
        const decided = new Schedule(schedule.plan, filled);
        return judged.every((rule) =>
          rule
            .check(decided, rule.params.parse(settings[rule.id]))
            .every(({ cannotTell }) => cannotTell && mayBeUnknown),
        );
      };
      const canBe = ways.some((way) => isKeptBy([...schedule.filled, ...way], false));
      const answer = await solve(problemOf(schedule.plan, schedule.filled));
      if (answer.kind === 'impossible') {
        expect({ seed, canBe }).toEqual({ seed, canBe: false });
        kinds.impossible++;
        continue;
      }
      if (answer.kind !== 'solved') throw new Error(`${seed}: ${JSON.stringify(answer)}`);
      if (canBe)
        expect({ seed, isKept: isKeptBy(answer.filled, true) }).toEqual({ seed, isKept: true });
      if (!canBe) kinds.broken++;
      else if (isKeptBy(schedule.filled, true)) kinds.kept++;
      else kinds.mended++;
    }
    expect(kinds.kept).toBeGreaterThan(2);
    expect(kinds.mended).toBeGreaterThan(2);
  },
);
