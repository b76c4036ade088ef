import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import { drawnSchedule } from '../../src/rules/example.ts';
import { rules } from '../../src/rules/registry.ts';
import { examplesOf } from '../../src/rules/rule-examples.ts';
import type { Rule } from '../../src/rules/rule.ts';
import type { SolvedLayer } from '../../src/solver/problem.ts';
import { comparisonOn, layersOf } from './encode-verdict.ts';
import { randomParams } from './random-examples.ts';
import { randomFor } from './random-for-layer.ts';
import { scheduledExample } from './scheduled-example.ts';

/**
 * Compares check and encode of a rule, as this copy of the modules has them, on its examples and on random schedules.
 * @param known differences that are there without a fault, as declared; null to ask for all.
 * @returns the first difference that is not known; without known ones, all.
 */
export async function differencesOf(
  id: string,
  schedules: number,
  known: ReadonlySet<string> | null,
): Promise<string[]> {
  const rule = rules.get(id);
  if (!rule) throw new Error(`There is no rule ${id}`);
  const found: string[] = [];
  for (const { title, layer, params, schedule } of casesOf(rule, schedules)) {
    const comparison = await comparisonOn(rule, layer, rule.params.parse(params), schedule);
    const { isBrokenByCheck, isBrokenByEncode } = comparison;
    const difference = `${title}, ${layer}: ${isBrokenByCheck ? 'check' : 'encode'} alone`;
    if (isBrokenByCheck === isBrokenByEncode || known?.has(difference)) continue;
    found.push(difference);
    if (known) break;
  }
  return found;
}

interface Case {
  readonly title: string;
  readonly layer: SolvedLayer;
  readonly params: Readonly<Record<string, unknown>>;
  readonly schedule: Schedule;
}

function* casesOf(rule: Rule, schedules: number): Generator<Case> {
  const { drawn, work } = examplesOf(rule.id);
  for (const layer of layersOf(rule)) {
    for (const { title, params = {}, ...example } of drawn) {
      yield { title, layer, params, schedule: drawnSchedule({ title, ...example }) };
    }
    for (const example of work) {
      const scheduled = scheduledExample(example);
      if (scheduled) yield { title: example.title, layer, ...scheduled };
    }
    for (let seed = 1; seed <= schedules; seed++) {
      const example = randomFor(rule.id, layer, seed);
      const schedule = drawnSchedule({ ...example, isAllowed: true });
      yield { title: `seed ${seed}`, layer, params: randomParams(seed)[rule.id] ?? {}, schedule };
    }
  }
}
