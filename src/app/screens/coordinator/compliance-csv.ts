import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import { writeCsv } from '../../../formats/write-csv.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import { becauseWords } from './findings-words.ts';

/** Findings as a table for spreadsheets, in the order given. */
export function findingsCsv(findings: readonly Finding[], plan: Plan): string {
  const ruleOf = ({ ruleId }: Finding) => rules.get(ruleId);
  const number = (value: number | null): string => (value === null ? '' : String(value));
  return writeCsv<Finding>(
    [
      ['Verdict', ({ verdict }) => verdict],
      ['Hours', ({ stream }) => stream ?? 'scheduled'],
      ['Rule', (finding) => ruleOf(finding)?.title ?? finding.ruleId],
      ['Rule ID', ({ ruleId }) => ruleId],
      ['Force', (finding) => ruleOf(finding)?.force ?? ''],
      ['Citation', (finding) => ruleOf(finding)?.citation?.current ?? ''],
      ['Older citation', (finding) => ruleOf(finding)?.citation?.older ?? ''],
      ['People', ({ personIds }) => personIds.map((id) => nameOf(plan, id)).join('; ')],
      ['From', ({ firstDay }) => firstDay],
      ['To', ({ lastDay }) => lastDay],
      ['Measured', ({ measured }) => number(measured)],
      ['Limit', ({ limit }) => number(limit)],
      ['Unit', ({ unit }) => unit ?? ''],
      ['Because', (finding) => becauseWords(finding, plan)],
    ],
    findings,
  );
}

function nameOf(plan: Plan, id: Finding['personIds'][number]): string {
  const member = plan.memberById.get(id);
  return member ? fullName(member.person) : id;
}
