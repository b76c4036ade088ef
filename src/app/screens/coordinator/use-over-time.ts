import { useEffect, useState } from 'react';
import { groupBy } from '../../../domain/group-by.ts';
import type { DaySpan } from '../../../domain/time/day.ts';
import {
  complianceOverTime,
  type RuleOverTime,
  type YearPart,
  yearPartsOf,
} from '../../../rules/compliance-over-time.ts';
import { type NearMiss, nearMissesOf } from '../../../rules/near-misses.ts';
import { rulesOf } from '../../../rules/registry.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import type { Compliance } from './use-compliance.ts';
import { nextTask } from './use-findings.ts';

/** How a schedule stood by the musts and shoulds through the year. */
export interface OverTime {
  readonly parts: readonly YearPart[];
  /** Those that judge people, the worst first. */
  readonly rules: readonly RuleOverTime[];
  /** By rule, then as each finds them. */
  readonly nearMisses: readonly NearMiss[];
}

/** Computed after the findings stand, a rule at a time; undefined until all is there. */
export function useOverTime(judged: Judged, compliance: Compliance): OverTime | undefined {
  const [answer, setAnswer] = useState<{
    readonly of: Compliance;
    readonly is: OverTime;
  } | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  useEffect(() => {
    const stale = new AbortController();
    computeInTurns(judged, compliance, stale.signal).then(
      (overTime) => {
        if (overTime) setAnswer({ of: compliance, is: overTime });
      },
      (error: unknown) => setFailure({ error }),
    );
    return () => stale.abort();
  }, [judged, compliance]);
  return answer?.of === compliance ? answer.is : undefined;
}

async function computeInTurns(
  { schedule, holds }: Judged,
  { findings }: Compliance,
  stale: AbortSignal,
): Promise<OverTime | null> {
  const parts = yearPartsOf(schedule.plan);
  const byRule = groupBy(findings, ({ ruleId }) => ruleId);
  const nearMisses: NearMiss[] = [];
  const overTime: RuleOverTime[] = [];
  for (const set of rulesOf(schedule.plan)) {
    const { rule } = set;
    if (rule.force === 'wish') continue;
    await nextTask();
    if (stale.aborted) return null;
    const own = byRule.get(rule.id) ?? [];
    const near = nearMissesOf(set, own, (settings) => rule.check(schedule, settings));
    const judged = near.filter((each) => holds(rule.id, each));
    nearMisses.push(...judged);
    await nextTask();
    if (stale.aborted) return null;
    const isJudged = (span: DaySpan) => holds(rule.id, span);
    const stood = complianceOverTime(schedule, parts, rule, own, judged, isJudged);
    if (stood) overTime.push(stood);
  }
  return { parts, rules: overTime.toSorted(worstFirst), nearMisses };
}

function worstFirst({ total: one }: RuleOverTime, { total: other }: RuleOverTime): number {
  return (
    other.broken - one.broken ||
    other['cannot-tell'] - one['cannot-tell'] ||
    other['near-miss'] - one['near-miss']
  );
}
