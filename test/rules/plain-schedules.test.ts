import { expect, test } from 'vitest';
import { scheduledRecord } from '../../src/rules/work/scheduled-records.ts';
import { randomSchedule } from './random-schedule.ts';
import { PLAIN_RULES, saidBy } from './said-by.ts';
import { differingIn } from './schedule-agreement.ts';
import { workRulesWithExamples } from './work-rules.ts';

const SCHEDULES = 200;

test(
  `the rules and the plain checker agree on ${SCHEDULES} random schedules of all layers`,
  { timeout: 240_000 },
  () => {
    const rules = workRulesWithExamples.map(({ rule }) => rule);
    const spoke = new Map<string, number>([...PLAIN_RULES].map((id) => [id, 0]));
    for (let seed = 1; seed <= SCHEDULES; seed++) {
      const schedule = randomSchedule(seed);
      expect(differingIn(schedule, rules), `seed ${seed}`).toEqual([]);
      for (const { person } of schedule.plan.residents) {
        for (const line of saidBy(rules, scheduledRecord(schedule.of(person.id)))) {
          const id = line.slice(0, line.indexOf(' '));
          spoke.set(id, (spoke.get(id) ?? 0) + 1);
        }
      }
    }
    // Where nothing is found there is nothing to compare; no schedule has moonlighting or an unplanned stay.
    for (const [rule, count] of spoke) {
      const isSeen = rule !== 'moonlighting' && rule !== 'stayed-on-own-initiative';
      if (isSeen) expect(count, rule).toBeGreaterThan(10);
    }
  },
);
