import type { RuleSetting, ScheduleRun } from '../../../domain/rows/schedule.ts';
import { parameterValues } from '../../../rules/parameters.ts';
import type { Rule } from '../../../rules/rule.ts';
import { isWorkRule } from '../../../rules/work/check-work.ts';
import { solverWords } from '../../../rules/solver-words.ts';
import { useRuleUses } from '../../hooks/use-definitions.ts';
import type { RuleUses as Uses } from '../../../store/queries/rule-uses.ts';
import { Card, Skeleton } from '../../parts/page.tsx';
import { classOf } from '../../styles/css-modules.ts';
import { isRuleOn } from './rule-setting.ts';
import styles from './rules.module.css';

const JUDGED = {
  block: 'Who is on which rotation, in drafts and in what is in force.',
  call: 'Calls and shifts, in drafts and in what is in force.',
  work: 'Everybody’s work from all layers, in drafts and in what is in force, and what people logged.',
  'half-day': 'Half-days with clinic or supervision, in drafts and in what is in force.',
} as const;

/** Where a rule is used: what it is asked about, whether the solver is told it, and what was made with it. */
export function RuleUses(props: {
  readonly rule: Rule;
  readonly setting: RuleSetting | undefined;
}) {
  const { rule, setting } = props;
  const uses = useRuleUses(rule.id);
  if (!uses) return <Skeleton lines={4} />;
  return (
    <Card title="Where it is used">
      <dl className={classOf(styles, 'facts')}>
        <Fact title="Judges">{JUDGED[isWorkRule(rule) ? 'work' : rule.layer]}</Fact>
        <Fact title="Solver">{solverWords(rule.id)}</Fact>
        <Fact title="Editions">{editionWords(rule, setting, uses.editions)}</Fact>
        <Fact title="Schedule runs">{runWords(rule, uses.runs)}</Fact>
      </dl>
    </Card>
  );
}

function Fact(props: { readonly title: string; readonly children: string }) {
  return (
    <div>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function editionWords(
  rule: Rule,
  setting: RuleSetting | undefined,
  editions: Uses['editions'],
): string {
  if (editions.length === 0) return 'Nothing is published yet.';
  const now = JSON.stringify(parameterValues(rule, setting?.params));
  const groups = new Map<string, number[]>();
  for (const { edition, setting: then } of editions) {
    const isAsNow = JSON.stringify(parameterValues(rule, then?.params)) === now;
    const words = isRuleOn(rule, then)
      ? `Made with it, its settings ${isAsNow ? 'as they are now' : 'other than now'}`
      : 'Made with it off';
    groups.set(words, [...(groups.get(words) ?? []), edition.number]);
  }
  return [...groups]
    .map(
      ([words, numbers]) =>
        `${words}: edition${numbers.length > 1 ? 's' : ''} ${numbers.join(', ')}.`,
    )
    .join(' ');
}

function runWords(rule: Rule, runs: readonly ScheduleRun[]): string {
  if (runs.length === 0) return 'Nothing has been generated yet.';
  const used = runs.filter(({ ruleIds }) => ruleIds.includes(rule.id)).length;
  return `On in ${used} of ${runs.length}.`;
}
