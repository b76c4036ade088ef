import type { Schedule } from '../../src/domain/schedule/schedule.ts';
import type { WorkRule } from '../../src/rules/work/work-rule.ts';
import { scheduledRecord } from '../../src/rules/work/scheduled-records.ts';
import { plainCheck } from './plain-checker.ts';
import { plainWork } from './plain-work.ts';
import { asText, saidBy } from './said-by.ts';

/** What the rules alone, and what the plain checker alone says of each resident of the schedule; empty where they agree. */
export function differingIn(schedule: Schedule, rules: readonly WorkRule[]): string[] {
  return schedule.plan.residents.flatMap((member) => {
    const plain = plainCheck(plainWork(schedule, member)).map(asText);
    const said = saidBy(rules, scheduledRecord(schedule.of(member.person.id)));
    return [
      ...said.filter((line) => !plain.includes(line)).map((line) => `rules: ${line}`),
      ...plain.filter((line) => !said.includes(line)).map((line) => `plain: ${line}`),
    ].map((line) => `${member.person.id} ${line}`);
  });
}
