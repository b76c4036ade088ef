import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { rulesOf } from '../../../rules/registry.ts';
import type { Finding, Rule } from '../../../rules/rule.ts';
import { measureWords } from '../../../rules/rule-words.ts';
import { type Judged, useJudged, useJudgedChoices } from '../../hooks/use-judged.ts';
import { Item, ItemList } from '../../parts/item-list.tsx';
import { Card, Skeleton } from '../../parts/page.tsx';
import { spanWords } from './day-words.ts';
import { becauseWords, VERDICT_WORDS } from './findings-words.ts';
import { checkInTurns } from './use-findings.ts';

const SHOWN_MAX = 5;

/** What a rule finds in the newest draft, or in what is in force where there is no draft. */
export function RuleInUse(props: {
  readonly rule: Rule;
  readonly plan: Plan;
  readonly isOn: boolean;
}) {
  const { rule, plan, isOn } = props;
  const choices = useJudgedChoices(plan);
  const judged = useJudged(plan, choices?.[0] ?? null);
  const findings = useRuleFindings(rule, judged);
  if (!isOn) {
    return (
      <Card title="What it finds">
        <p>This rule is off: nobody asks it.</p>
      </Card>
    );
  }
  if (choices?.length === 0) {
    return (
      <Card title="What it finds">
        <p>There is no schedule to judge yet.</p>
        <Link to="/build/generate">Generate a schedule</Link>
      </Card>
    );
  }
  if (!judged || !findings) return <Skeleton lines={3} />;
  return (
    <Card title={`What it finds in ${judged.choice.label}`}>
      {findings.length === 0 && <p>Nothing to object to.</p>}
      {findings.length > 0 && (
        <>
          <ItemList label="Findings">
            {findings.slice(0, SHOWN_MAX).map((finding) => (
              <Item
                key={`${finding.personIds.join()} ${finding.firstDay} ${finding.because}`}
                title={becauseWords(finding, judged.schedule.plan)}
                subtitle={spanWords(finding)}
                facts={[VERDICT_WORDS[finding.verdict], measureWords(finding)]}
              />
            ))}
          </ItemList>
          <Link to="/compliance" search={{ of: judged.choice.value, rule: rule.id }}>
            All {findings.length} on the compliance screen
          </Link>
        </>
      )}
    </Card>
  );
}

/** What one rule says of the schedule; undefined until it has answered. */
function useRuleFindings(rule: Rule, judged: Judged | undefined): readonly Finding[] | undefined {
  const [answer, setAnswer] = useState<{
    readonly of: Judged;
    readonly findings: readonly Finding[];
  } | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  useEffect(() => {
    if (!judged) return;
    const stale = new AbortController();
    const asked = rulesOf(judged.schedule.plan).filter((each) => each.rule.id === rule.id);
    checkInTurns(judged.schedule, asked, stale.signal).then(
      (findings) => {
        if (!findings) return;
        const held = findings.filter((finding) => judged.holds(rule.id, finding));
        setAnswer({ of: judged, findings: held });
      },
      (error: unknown) => setFailure({ error }),
    );
    return () => stale.abort();
  }, [rule, judged]);
  return answer?.of === judged ? answer?.findings : undefined;
}
