import { describe, expect, test } from 'vitest';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { differenceBetween } from '../../src/domain/schedule/schedule-difference.ts';
import { checkSchedule, compareFindings } from '../../src/rules/check-schedule.ts';
import { checkWhole, recheck } from '../../src/rules/recheck.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { Dice } from '../dice.ts';
import { randomDifference, randomSchedule } from './random-schedule.ts';

const SCHEDULES = 150;
const CHANGES = 3;

const asText = (findings: readonly Finding[]): string[] =>
  findings.map((finding) => JSON.stringify(finding, Object.keys(finding).toSorted())).toSorted();

describe.each(['block', 'call', 'half-day'] as const)('a changed cell of the %s layer', (layer) => {
  test(
    `says after each of ${SCHEDULES * CHANGES} changes what checking everything says`,
    { timeout: 240_000 },
    () => {
      let changed = 0;
      const asked = new Set<string>();
      for (let seed = 1; seed <= SCHEDULES; seed++) {
        const dice = new Dice(seed);
        let checked = checkWhole(randomSchedule(seed));
        for (let count = 0; count < CHANGES; count++) {
          const before = checked;
          const after = recheck(before, randomDifference(before.schedule, layer, dice));
          const anew = checkSchedule(new Schedule(after.schedule.plan, after.schedule.filled));
          expect(asText(after.findings), `seed ${seed}`).toEqual(asText(anew));
          expect(after.findings).toEqual(after.findings.toSorted(compareFindings));
          const found = [...after.byRule.values()].flat();
          expect(found.toSorted(compareFindings)).toEqual(after.findings);
          const left = new Set(after.findings);
          for (const each of after.came) expect(left.has(each)).toBe(true);
          for (const each of after.went) expect(left.has(each)).toBe(false);
          for (const { ruleId } of [...after.came, ...after.went]) asked.add(ruleId);
          if (after.came.length + after.went.length > 0) changed++;
          checked = after;
        }
      }
      // Where nothing changes there is nothing to compare.
      expect(changed).toBeGreaterThan(SCHEDULES);
      expect(asked.size).toBeGreaterThan(10);
    },
  );
});

test('the difference between two lists is what it takes to come from one to the other', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { plan, filled } = randomSchedule(seed);
    const dice = new Dice(seed);
    const schedule = new Schedule(plan, filled);
    const change = randomDifference(schedule, dice.pick(['block', 'half-day'] as const), dice);
    const after = dice.shuffled(schedule.after(change).filled);
    const found = differenceBetween(filled, after);
    expect(found.gone).toEqual(change.gone);
    expect(found.came).toEqual(change.came);
    expect(differenceBetween(filled, filled)).toEqual({ gone: [], came: [] });
  }
});
