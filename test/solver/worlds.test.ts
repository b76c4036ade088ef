import { expect, test } from 'vitest';
import { Plan } from '../../src/domain/schedule/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { slotKey } from '../../src/domain/schedule/slot.ts';
import { checkSchedule } from '../../src/rules/check-schedule.ts';
import { latestPlanRows } from '../../src/solver/plan-rows.ts';
import type { Problem } from '../../src/solver/problem.ts';
import { solveSchedule } from '../../src/solver/solve-schedule.ts';
import { worlds } from '../worlds/index.ts';

test(
  'the small program has a year without a broken rule, the same again for the same work',
  { timeout: 300_000 },
  async () => {
    const rows = latestPlanRows(worlds[0]?.make(1) ?? {});
    if (!rows) throw new Error('There is no small program');
    const problem: Problem = {
      rows,
      layers: ['block', 'call'],
      fixed: [],
      seed: 7,
      workMax: 0.5,
      secondsMax: null,
    };
    const [first, second] = [
      await solveSchedule(problem, null, () => undefined),
      await solveSchedule(problem, null, () => undefined),
    ];
    if (first.kind !== 'solved' || second.kind !== 'solved') {
      throw new Error(`It is ${JSON.stringify(first).slice(0, 300)}`);
    }
    const findings = checkSchedule(new Schedule(new Plan(rows), first.filled));
    expect(findings.filter(({ verdict }) => verdict === 'violation')).toEqual([]);
    expect(first.isRepeatable).toBe(true);
    const keys = ({ filled }: typeof first) =>
      filled.map(({ slot, personId }) => `${slotKey(slot)} ${personId}`);
    expect(keys(second)).toEqual(keys(first));
    expect(second.objective).toBe(first.objective);
  },
);
