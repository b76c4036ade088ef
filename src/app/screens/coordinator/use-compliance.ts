import { useEffect, useState } from 'react';
import { groupBy } from '../../../domain/group-by.ts';
import { complianceOf, type RuleCompliance, worstFirst } from '../../../rules/compliance.ts';
import { rules, rulesOf } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { checkInTurns, nextTask } from './use-findings.ts';

/** How a schedule stands by the rules. */
export interface Compliance {
  /** The worst first. */
  readonly findings: readonly Finding[];
  /** Every rule that was asked, those with most to say first. */
  readonly rules: readonly RuleCompliance[];
}

/** Asks the rules about a schedule after the screen is drawn, a rule at a time; undefined until all have answered. */
export function useCompliance(judged: Judged | undefined): Compliance | undefined {
  const [answer, setAnswer] = useState<{ readonly of: Judged; readonly is: Compliance } | null>(
    null,
  );
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  useEffect(() => {
    if (!judged) return;
    const stale = new AbortController();
    judge(judged, stale.signal).then(
      (compliance) => {
        if (compliance) setAnswer({ of: judged, is: compliance });
      },
      (error: unknown) => setFailure({ error }),
    );
    return () => stale.abort();
  }, [judged]);
  return answer?.of === judged ? answer?.is : undefined;
}

async function judge(judged: Judged, stale: AbortSignal): Promise<Compliance | null> {
  const { schedule, holds } = judged;
  const asked = rulesOf(schedule.plan);
  const found = await checkInTurns(schedule, asked, stale);
  if (!found) return null;
  const findings = found.filter((finding) => holds(finding.ruleId, finding));
  const byRule = groupBy(findings, ({ ruleId }) => ruleId);
  const standing: RuleCompliance[] = [];
  for (const { rule } of asked) {
    await nextTask();
    if (stale.aborted) return null;
    const own = byRule.get(rule.id) ?? [];
    standing.push(complianceOf(schedule, rule, own, (span) => holds(rule.id, span)));
  }
  return { findings: worstFirst(findings, rules), rules: standing.toSorted(mostToSay) };
}

/** Rules with most to say first. */
export function mostToSay(
  { counts: one }: RuleCompliance,
  { counts: other }: RuleCompliance,
): number {
  return (
    other.violation - one.violation ||
    other['cannot-tell'] - one['cannot-tell'] ||
    other.advisory - one.advisory
  );
}
