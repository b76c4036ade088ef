import { checkRule, compareFindings } from './check-schedule.ts';
import { drawnSchedule, type Example } from './example.ts';
import type { Finding, Rule } from './rule.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { WorkRecord } from '../domain/work/work-record.ts';
import { checkWork, isWorkRule } from './work/check-work.ts';
import { drawnRecord, type WorkExample } from './work/work-example.ts';

const modules = import.meta.glob<{
  readonly examples?: readonly Example[];
  readonly workExamples?: readonly WorkExample[];
}>('./*/*.rule.ts', { eager: true });

/** The cases that a rule's file draws. */
export interface RuleExamples {
  /** Calendars in letters. */
  readonly drawn: readonly Example[];
  /** The work of one person. */
  readonly work: readonly WorkExample[];
}

const byId = new Map(
  Object.entries(modules).map(
    ([path, { examples = [], workExamples = [] }]): [string, RuleExamples] => [
      path.slice(path.lastIndexOf('/') + 1, -'.rule.ts'.length),
      { drawn: examples, work: workExamples },
    ],
  ),
);

/** The cases of a rule; none where its id is not known. */
export function examplesOf(ruleId: string): RuleExamples {
  return byId.get(ruleId) ?? { drawn: [], work: [] };
}

/** The calendar of a case and what the rule says of it. */
export function judgedCalendar(
  rule: Rule,
  example: Example,
): {
  readonly schedule: Schedule;
  /** The worst first. */
  readonly findings: readonly Finding[];
  readonly verdict: Finding['verdict'] | 'allowed';
} {
  const schedule = drawnSchedule(example);
  const params = rule.params.parse(example.params ?? {});
  const found = checkRule(schedule, { rule, params, isReadable: true });
  const findings = found.toSorted(compareFindings);
  return { schedule, findings, verdict: findings[0]?.verdict ?? 'allowed' };
}

/** The work of a case and what the rule says of it. */
export function judgedWork(
  rule: Rule,
  example: WorkExample,
): { readonly record: WorkRecord; readonly findings: ReturnType<typeof checkWork> } {
  const record = drawnRecord(example);
  const params = rule.params.parse(example.params ?? {});
  return { record, findings: isWorkRule(rule) ? checkWork(record, [{ rule, params }]) : [] };
}
