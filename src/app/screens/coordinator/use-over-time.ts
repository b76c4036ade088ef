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
import { isWorkRule } from '../../../rules/work/check-work.ts';
import { scheduledRecords } from '../../../rules/work/scheduled-records.ts';
import { checkWorked } from '../../../rules/work/worked-records.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { nextTask } from './use-findings.ts';
import type { ShownCompliance } from './use-streams.ts';

/** How a schedule stood by the musts and shoulds through the year. */
export interface OverTime {
  readonly parts: readonly YearPart[];
  /** Those that judge people, the worst first. */
  readonly rules: readonly RuleOverTime[];
  /** By rule, then as each finds them. */
  readonly nearMisses: readonly NearMiss[];
}

/** Of what people logged where that alone is shown, else of the schedule. Computed after the findings stand, a rule at a time; undefined until all is there. */
export function useOverTime(judged: Judged, compliance: ShownCompliance): OverTime | undefined {
  const [answer, setAnswer] = useState<{
    readonly of: ShownCompliance;
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
  judged: Judged,
  { findings, worked, beside }: ShownCompliance,
  stale: AbortSignal,
): Promise<OverTime | null> {
  const { schedule } = judged;
  const logged = beside === null ? worked : null;
  const stream = logged ?? { schedule, records: scheduledRecords(schedule) };
  const parts = yearPartsOf(schedule.plan);
  const byRule = groupBy(
    findings.filter((finding) => (finding.stream === 'worked') === (logged !== null)),
    ({ ruleId }) => ruleId,
  );
  const nearMisses: NearMiss[] = [];
  const overTime: RuleOverTime[] = [];
  for (const set of rulesOf(schedule.plan)) {
    const { rule } = set;
    if (rule.force === 'wish' || (logged && !isWorkRule(rule))) continue;
    await nextTask();
    if (stale.aborted) return null;
    const own = byRule.get(rule.id) ?? [];
    // What people logged is judged once its days are over.
    const isJudged = (span: DaySpan): boolean =>
      (!logged || span.lastDay <= logged.throughDay) && judged.holds(rule.id, span);
    const near = nearMissesOf(set, own, (settings) =>
      logged
        ? checkWorked(logged, { rule, params: settings, isReadable: true })
        : rule.check(schedule, settings),
    ).filter(isJudged);
    nearMisses.push(...near);
    await nextTask();
    if (stale.aborted) return null;
    const stood = complianceOverTime(stream, parts, rule, own, near, isJudged);
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
