import { expect, test } from 'vitest';
import { ruleSettingSchema } from '../../src/domain/rows/schedule.ts';
import { Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { slotKey } from '../../src/domain/schedule/slot.ts';
import { type DaySpan, day, overlapOf } from '../../src/domain/time/day.ts';
import { checkSchedule } from '../../src/rules/check-schedule.ts';
import { latestPlanRows } from '../../src/solver/plan-rows.ts';
import { solveSchedule } from '../../src/solver/solve-schedule.ts';
import { worlds } from '../worlds/index.ts';
import type { WorldId } from '../worlds/world.ts';

/** The days decided, and whether the ratio of preceptors is a must there. */
const ASKED: Readonly<Record<WorldId, DaySpan & { readonly hasRatio: boolean }>> = {
  'family-medicine-small': {
    firstDay: day('2026-07-01'),
    lastDay: day('2027-06-30'),
    hasRatio: true,
  },
  'internal-medicine-middle': {
    firstDay: day('2026-07-01'),
    lastDay: day('2026-09-30'),
    hasRatio: true,
  },
  'internal-medicine-large': {
    firstDay: day('2026-09-01'),
    lastDay: day('2026-09-30'),
    hasRatio: false,
  },
  'emergency-medicine-month': {
    firstDay: day('2026-09-23'),
    lastDay: day('2026-10-20'),
    hasRatio: false,
  },
};

test.each(worlds)(
  '$id: half-days are proven best, break no must, and leave fewer sessions short',
  { timeout: 180_000 },
  async ({ id, grow }) => {
    const { rows, witness } = grow(1);
    const planRows = latestPlanRows(rows);
    if (!planRows) throw new Error('There is no year');
    const { hasRatio, ...halfDays } = ASKED[id];
    const ratio = { id: 'clinic-preceptors', isOn: hasRatio, params: { clinics: ['CA', 'CP'] } };
    const asked = { ...planRows, ruleSettings: [ruleSettingSchema.parse(ratio)] };
    const plan = new Plan(asked);
    const answer = await solveSchedule(
      {
        rows: asked,
        layers: ['half-day'],
        fixed: witness.map((each) => ({ ...each, slot: slotKey(each.slot) })),
        halfDays,
        seed: 1,
        workMax: 60,
        secondsMax: null,
      },
      null,
      () => undefined,
    );
    if (answer.kind !== 'solved') throw new Error(JSON.stringify(answer).slice(0, 400));
    expect(answer.isBest).toBe(true);
    const saidOf = (filled: typeof witness) =>
      checkSchedule(new Schedule(plan, filled)).filter((finding) => overlapOf(halfDays, finding));
    const [before, after] = [saidOf(witness), saidOf(answer.filled)];
    const broken = after.filter(
      ({ verdict, ruleId }) => verdict === 'violation' && ruleId !== 'call-coverage',
    );
    expect(broken.map(({ ruleId, firstDay, because }) => [ruleId, firstDay, because])).toEqual([]);
    const short = (said: typeof before) =>
      said.filter(({ ruleId }) => ruleId === 'session-demand').length;
    const hasClinic = id !== 'emergency-medicine-month';
    expect(short(before) > 0).toBe(hasClinic);
    expect(short(after)).toBeLessThanOrEqual(short(before) / 4);
    expect(answer.filled.some(({ slot }) => slot.layer === 'half-day')).toBe(hasClinic);
  },
);
