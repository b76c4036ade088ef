import { drawnSchedule } from '../../src/rules/example.ts';
import { rules } from '../../src/rules/registry.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { comparedOf, comparisonOn, isAsDeclared, layersOf } from './encode-verdict.ts';
import { randomExample, randomParams } from './random-examples.ts';
import { randomYear, YEARLY_RULES } from './random-weeks.ts';
import { scheduledExample } from './scheduled-example.ts';
import { workRulesWithExamples } from './work-rules.ts';

/**
 * Compares check and encode of some rules, as this copy of the modules has them, on their dated examples and on random
 * schedules.
 * @returns what shows that they differ otherwise than declared, or null where nothing does.
 */
export async function whatDiffers(
  ruleIds: readonly string[],
  schedules: number,
): Promise<string | null> {
  for (const id of ruleIds) {
    const rule = rules.get(id);
    if (!rule) throw new Error(`There is no rule ${id}`);
    const differing = (await amongExamples(rule)) ?? (await amongRandom(rule, schedules));
    if (differing !== null) return `${id}: ${differing}`;
  }
  return null;
}

async function amongExamples(rule: Rule): Promise<string | null> {
  const dated = workRulesWithExamples.find((each) => each.rule.id === rule.id)?.examples ?? [];
  for (const example of dated) {
    const scheduled = scheduledExample(example);
    if (!scheduled) continue;
    const params = rule.params.parse(example.params ?? {});
    const comparison = await comparisonOn(rule, 'call', params, scheduled.schedule);
    if (!isAsDeclared(comparison, comparedOf(rule, 'call'))) return example.title;
  }
  return null;
}

async function amongRandom(rule: Rule, schedules: number): Promise<string | null> {
  for (let seed = 1; seed <= schedules; seed++) {
    const example = YEARLY_RULES.has(rule.id) ? randomYear(seed) : randomExample(seed);
    const schedule = drawnSchedule({ ...example, isAllowed: true });
    const params = rule.params.parse(randomParams(seed)[rule.id] ?? {});
    for (const layer of layersOf(rule)) {
      const comparison = await comparisonOn(rule, layer, params, schedule);
      if (!isAsDeclared(comparison, comparedOf(rule, layer))) return `seed ${seed}`;
    }
  }
  return null;
}
