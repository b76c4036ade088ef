import { describe, expect, test } from 'vitest';
import { drawnSchedule } from '../../src/rules/example.ts';
import { blockEncodings, callEncodings } from '../../src/rules/encodings.ts';
import { rules } from '../../src/rules/registry.ts';
import { isBrokenByEncode } from './encode-verdict.ts';
import { randomExample, randomParams } from './random-examples.ts';

const SCHEDULES = 120;

/**
 * Where the solver is told more than the check reports. Call fairness: the check says only what is more than one call
 * from the fair share. Eighty hours: the solver counts twice where two calls overlap, which another rule excludes.
 */
const TOLERANT = new Set(['call-fairness', 'eighty-hours']);

const encoded = [...rules.values()].filter(
  ({ id }) => blockEncodings.has(id) || callEncodings.has(id),
);

describe.each(encoded)('$id', (rule) => {
  test(
    `says the same by check and encode on ${SCHEDULES} random schedules`,
    { timeout: 120_000 },
    async () => {
      const differing: number[] = [];
      let broken = 0;
      for (let seed = 1; seed <= SCHEDULES; seed++) {
        const schedule = drawnSchedule({ ...randomExample(seed), isAllowed: true });
        const params = rule.params.parse(randomParams(seed)[rule.id] ?? {});
        const found = rule.check(schedule, params).filter(({ cannotTell }) => !cannotTell);
        const isBroken = await isBrokenByEncode(rule, params, schedule);
        if (found.length > 0) broken++;
        const isTolerated = TOLERANT.has(rule.id) && isBroken;
        if (found.length > 0 !== isBroken && !isTolerated) differing.push(seed);
      }
      expect(differing).toEqual([]);
      expect(broken).toBeGreaterThan(4);
      expect(broken).toBeLessThan(SCHEDULES - 4);
    },
  );
});
