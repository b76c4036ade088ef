import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import { drawnSchedule } from '../../src/rules/example.ts';
import { rules } from '../../src/rules/registry.ts';
import type { SolvedLayer } from '../../src/solver/problem.ts';
import { comparedOf, comparisonOn, isAsDeclared, layersOf } from './encode-verdict.ts';
import { randomParams } from './random-examples.ts';
import { calendarKey, randomFor } from './random-for-layer.ts';
import { scheduledExample } from './scheduled-example.ts';
import { workRulesWithExamples } from './work-rules.ts';

const SCHEDULES = 500;
/** Of so many schedules at least are both broken and kept by each rule. */
const EACH_WAY_MIN = 15;

const schedules = new Map<string, Schedule>();

/** The random schedule of a seed, drawn once for all rules. */
function randomSchedule(ruleId: string, layer: SolvedLayer, seed: number): Schedule {
  const key = `${calendarKey(ruleId, layer)} ${seed}`;
  let schedule = schedules.get(key);
  if (!schedule) {
    const example = randomFor(ruleId, layer, seed);
    schedules.set(key, (schedule = drawnSchedule({ ...example, isAllowed: true })));
  }
  return schedule;
}

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
        const schedule = randomSchedule(id, layer, seed);
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
      expect(differing).toEqual([]);
      for (const count of Object.values(counts)) expect(count).toBeGreaterThan(EACH_WAY_MIN);
    },
  );

  const dated = workRulesWithExamples.find((each) => each.rule.id === id)?.examples ?? [];
  const expressed = dated.flatMap((example) => {
    const scheduled = scheduledExample(example);
    return scheduled ? [{ title: example.title, example, scheduled }] : [];
  });

  if (layer !== 'call' || dated.length === 0) return;

  test('has dated examples that a schedule can express', () => {
    const verdicts = new Set(expressed.map(({ example }) => example.verdict));
    expect(verdicts).toContain('allowed');
    expect(verdicts).toContain(rule.force === 'must' ? 'violation' : 'advisory');
  });

  test.each(expressed)('$title', async ({ example, scheduled }) => {
    const params = rule.params.parse(scheduled.params);
    const comparison = await comparisonOn(rule, layer, params, scheduled.schedule);
    expect(isAsDeclared(comparison, compared), JSON.stringify(comparison)).toBe(true);
    const broken = rule.force === 'must' ? 'violation' : 'advisory';
    expect(comparison.isBrokenByCheck).toBe(example.verdict === broken);
  });
});
