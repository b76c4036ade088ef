import { describe, expect, test } from 'vitest';
import { drawnSchedule } from '../../src/rules/example.ts';
import { rules } from '../../src/rules/registry.ts';
import { comparedOf, comparisonOn, isAsDeclared, layersOf } from './encode-verdict.ts';
import { randomExample, randomParams } from './random-examples.ts';
import { randomYear } from './random-weeks.ts';

const SCHEDULES = 500;
/** Of so many schedules at least are both broken and kept by each rule. */
const EACH_WAY_MIN = 15;

/** Rules of a whole year. */
const YEARLY: ReadonlySet<string> = new Set(['clinic-weeks', 'continuity-sessions']);

const encoded = [...rules.values()].flatMap((rule) =>
  layersOf(rule).map((layer) => ({ id: rule.id, layer, rule })),
);

describe.each(encoded)('$id, $layer', ({ id, layer, rule }) => {
  const compared = comparedOf(rule, layer);
  const differs = Object.keys(compared).join(' and ') || 'exact';

  test(
    `says by encode what it says by check (${differs}) on ${SCHEDULES} random schedules`,
    { timeout: 120_000 },
    async () => {
      const differing: string[] = [];
      // Broken by check, and by encode too; kept by check, and by encode too.
      const counts = { broken: 0, excluded: 0, kept: 0, allowed: 0 };
      for (let seed = 1; seed <= SCHEDULES; seed++) {
        const example = YEARLY.has(id) ? randomYear(seed) : randomExample(seed);
        const schedule = drawnSchedule({ ...example, isAllowed: true });
        const params = rule.params.parse(randomParams(seed)[id] ?? {});
        const comparison = await comparisonOn(rule, layer, params, schedule);
        const { isBrokenByCheck, isBrokenByEncode } = comparison;
        if (isBrokenByCheck) counts.broken++;
        else counts.kept++;
        if (isBrokenByCheck && isBrokenByEncode) counts.excluded++;
        if (!isBrokenByCheck && !isBrokenByEncode) counts.allowed++;
        if (isAsDeclared(comparison, compared)) continue;
        differing.push(`${seed}: ${isBrokenByCheck ? 'check' : 'encode'} alone`);
      }
      if (process.env.COUNTS) console.log(id, layer, JSON.stringify(counts));
      expect(differing).toEqual([]);
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(EACH_WAY_MIN);
    },
  );
});
