import { fullName, type Plan } from '../../../domain/schedule/plan.ts';
import { type Instant, localTimeAt } from '../../../domain/time/zone.ts';
import { writeCsv } from '../../../formats/write-csv.ts';
import { streamOf } from '../../../rules/found.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import { STEP_WORDS } from './compliance-words.ts';
import { becauseWords } from './findings-words.ts';
import type { FollowedCase, FollowUp } from './use-compliance-follow-up.ts';

/** Findings as a table for spreadsheets, in the order given, with what was decided about each. */
export function findingsCsv(findings: readonly Finding[], plan: Plan, followUp: FollowUp): string {
  const waivers = new Map(followUp.split.waived.map(({ finding, waiver }) => [finding, waiver]));
  const { timeZone } = plan.rows.program;
  const ruleOf = ({ ruleId }: Finding) => rules.get(ruleId);
  const number = (value: number | null): string => (value === null ? '' : String(value));
  return writeCsv<Finding>(
    [
      ['Verdict', ({ verdict }) => verdict],
      ['Hours', streamOf],
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
      ['Waived', (finding) => (waivers.has(finding) ? 'yes' : 'no')],
      ['Reason of the waiver', (finding) => waivers.get(finding)?.reason ?? ''],
      ['Waived by', (finding) => waivers.get(finding)?.waivedBy ?? ''],
      ['Waived on', (finding) => dayOf(waivers.get(finding)?.waivedAt, timeZone)],
      ['Case', (finding) => caseWords(followUp.caseOf(finding))],
    ],
    findings,
  );
}

function dayOf(at: Instant | undefined, timeZone: string): string {
  return at === undefined ? '' : localTimeAt(at, timeZone).day;
}

function caseWords(followed: FollowedCase | undefined): string {
  return followed ? STEP_WORDS[followed.state.step] : '';
}

function nameOf(plan: Plan, id: Finding['personIds'][number]): string {
  const member = plan.memberById.get(id);
  return member ? fullName(member.person) : id;
}
