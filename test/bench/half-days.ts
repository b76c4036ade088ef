import { type RuleSetting, ruleSettingSchema } from '../../src/domain/rows/schedule.ts';
import { slotKey } from '../../src/domain/schedule/slot.ts';
import { type DaySpan, day } from '../../src/domain/time/day.ts';
import { latestPlanRows } from '../../src/solver/plan-rows.ts';
import type { Problem } from '../../src/solver/problem.ts';
import { solveSchedule } from '../../src/solver/solve-schedule.ts';
import { worlds } from '../worlds/index.ts';
import type { WorldId } from '../worlds/world.ts';

// npm run bench half-days: how long the half-day layer of the samples takes on blocks and calls that stand. Seconds by
// the clock, and of the processor, which other programs on the machine do not change; the first round is cold.

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SECONDS_MAX = 60;
const FOUR_WEEKS: DaySpan = { firstDay: day('2026-08-31'), lastDay: day('2026-09-27') };
const RATIO = ruleOn('clinic-preceptors', { clinics: ['CA', 'CP'] });

const SCENES: readonly (readonly [
  what: string,
  world: WorldId,
  span: DaySpan | null,
  on: readonly RuleSetting[],
])[] = [
  ['small, 4 weeks, ratio', 'family-medicine-small', FOUR_WEEKS, [RATIO]],
  ['middle, 4 weeks, ratio', 'internal-medicine-middle', FOUR_WEEKS, [RATIO]],
  ['small, year', 'family-medicine-small', null, []],
  ['small, year, ratio', 'family-medicine-small', null, [RATIO]],
  [
    'small, year, ratio, yearly targets',
    'family-medicine-small',
    null,
    [RATIO, ruleOn('clinic-sessions', {}), ruleOn('clinic-weeks', {})],
  ],
  ['middle, year, ratio', 'internal-medicine-middle', null, [RATIO]],
  [
    'middle, year, ratio, yearly target',
    'internal-medicine-middle',
    null,
    [RATIO, ruleOn('continuity-sessions', {})],
  ],
  ['large, year', 'internal-medicine-large', null, []],
];

function ruleOn(id: string, params: Record<string, unknown>): RuleSetting {
  return ruleSettingSchema.parse({ id, isOn: true, params });
}

function problemOf(id: WorldId, span: DaySpan | null, on: readonly RuleSetting[]): Problem {
  const grown = worlds.find((world) => world.id === id)?.grow(1);
  const rows = grown && latestPlanRows(grown.rows);
  if (!grown || !rows) throw new Error(`No world ${id}`);
  return {
    rows: { ...rows, ruleSettings: on },
    layers: ['half-day'],
    fixed: grown.witness.map((each) => ({ ...each, slot: slotKey(each.slot) })),
    ...(span && { halfDays: span }),
    seed: 1,
    workMax: null,
    secondsMax: SECONDS_MAX,
  };
}

const wanted = process.argv[2] ?? '';
for (const [what, id, span, on] of SCENES.filter(([name]) => name.includes(wanted))) {
  const problem = problemOf(id, span, on);
  for (let round = 1; round <= ROUNDS; round++) {
    const before = process.cpuUsage();
    const answer = await solveSchedule(problem, null, () => undefined);
    const { user, system } = process.cpuUsage(before);
    const processor = ((user + system) / 1e6).toFixed(1);
    const told =
      answer.kind === 'solved'
        ? `first ${answer.secondsToFirst.toFixed(1)} s  all ${answer.secondsUsed.toFixed(1)} s  cost ${answer.objective}/${answer.bound}  variables ${answer.layers[0]?.variables}`
        : JSON.stringify(answer).slice(0, 200);
    console.log(`${what.padEnd(36)} round ${round}  processor ${processor} s  ${told}`);
  }
}
