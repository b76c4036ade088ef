import type { WorkRecordParts } from '../../src/domain/work/work-record.ts';
import { WorkRecord } from '../../src/domain/work/work-record.ts';
import { ZoneClock } from '../../src/domain/work/zone-clock.ts';
import type { Day } from '../../src/domain/time/day.ts';
import { verdictOf } from '../../src/rules/check-schedule.ts';
import { drawnRecord, paramsOf, type WorkExample } from '../../src/rules/work/work-example.ts';
import type { WorkObservation } from '../../src/rules/work/work-rule.ts';
import { saidBy } from './said-by.ts';
import { workRulesWithExamples } from './work-rules.ts';

/** A random record as data, with what the plain checker said of it. */
export interface TrialCase {
  readonly parts: Omit<WorkRecordParts, 'clock'>;
  readonly clock: { readonly timeZone: string; readonly firstDay: Day; readonly lastDay: Day };
  readonly plain: readonly string[];
}

/**
 * Runs the rules as this copy of the modules has them over their examples and the cases.
 * @returns what notices that they are wrong, or null where nothing does.
 */
export function whatNotices(cases: readonly TrialCase[]): string | null {
  for (const { rule, examples } of workRulesWithExamples) {
    for (const example of examples) {
      const found = rule.checkWork(drawnRecord(example), paramsOf(rule.params, example));
      const verdicts = [...new Set(found.map((each) => verdictOf(each, rule.force)))].join();
      const isElsewhere = example.on !== undefined && namesOf(found, example) !== example.on;
      if (isElsewhere || verdicts !== (example.verdict === 'allowed' ? '' : example.verdict)) {
        return `${rule.id}: ${example.title}`;
      }
    }
  }
  const rules = workRulesWithExamples.map(({ rule }) => rule);
  for (const { parts, clock, plain } of cases) {
    const { timeZone, firstDay, lastDay } = clock;
    const record = new WorkRecord({ ...parts, clock: ZoneClock.of(timeZone, firstDay, lastDay) });
    if (saidBy(rules, record).join('\n') !== plain.join('\n')) return parts.personId;
  }
  return null;
}

/** The rotations on which the findings begin. */
export function namesOf(found: readonly WorkObservation[], example: WorkExample): string {
  const { assignments } = drawnRecord(example);
  return found
    .map(
      ({ firstDay }) =>
        assignments.find((each) => each.firstDay <= firstDay && firstDay <= each.lastDay)?.name,
    )
    .join();
}
