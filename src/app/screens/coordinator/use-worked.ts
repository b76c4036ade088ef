import { useEffect, useMemo, useState } from 'react';
import { groupBy } from '../../../domain/group-by.ts';
import { addDays } from '../../../domain/time/day.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { type RuleCompliance, workedComplianceOf } from '../../../rules/compliance.ts';
import { rulesOf } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import { isWorkRule } from '../../../rules/work/check-work.ts';
import { checkWorked, type Worked, workedOf } from '../../../rules/work/worked-records.ts';
import { useNow } from '../../device-clock.ts';
import type { Judged } from '../../hooks/use-judged.ts';
import { useStored } from '../../program-session.tsx';
import { readLoggedDays } from '../../../store/queries/logged-days.ts';
import { nextTask } from './use-findings.ts';

/** How what people logged stands by the rules of work. */
export interface WorkedCompliance {
  readonly worked: Worked;
  readonly findings: readonly Finding[];
  readonly rules: readonly RuleCompliance[];
}

/**
 * Asks the rules of work about what people logged, up to yesterday, on the rotations of a schedule; a rule at a time.
 * Undefined until all have answered, and always where nobody wants to know.
 */
export function useWorkedCompliance(
  judged: Judged | undefined,
  isWanted: boolean,
): WorkedCompliance | undefined {
  const worked = useWorked(isWanted ? judged : undefined);
  const [answer, setAnswer] = useState<WorkedCompliance | null>(null);
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  useEffect(() => {
    if (!judged || !worked) return;
    const stale = new AbortController();
    judgeWorked(judged, worked, stale.signal).then(
      (compliance) => {
        if (compliance) setAnswer(compliance);
      },
      (error: unknown) => setFailure({ error }),
    );
    return () => stale.abort();
  }, [judged, worked]);
  return worked && answer?.worked === worked ? answer : undefined;
}

function useWorked(judged: Judged | undefined): Worked | undefined {
  const isWanted = judged !== undefined;
  const logged = useStored(
    async (database) => (isWanted ? readLoggedDays(database, null) : null),
    [isWanted],
  );
  const now = useNow();
  const today = judged && localTimeAt(now, judged.schedule.plan.rows.program.timeZone).day;
  return useMemo(
    () =>
      judged && logged && today ? workedOf(judged.schedule, logged, addDays(today, -1)) : undefined,
    [judged, logged, today],
  );
}

async function judgeWorked(
  judged: Judged,
  worked: Worked,
  stale: AbortSignal,
): Promise<WorkedCompliance | null> {
  const { holds, schedule } = judged;
  const asked = rulesOf(schedule.plan).filter(({ rule }) => isWorkRule(rule));
  const found: Finding[] = [];
  for (const rule of asked) {
    await nextTask();
    if (stale.aborted) return null;
    found.push(...checkWorked(worked, rule));
  }
  const findings = found.filter((finding) => holds(finding.ruleId, finding));
  const byRule = groupBy(findings, ({ ruleId }) => ruleId);
  return {
    worked,
    findings,
    rules: asked.map(({ rule }) =>
      workedComplianceOf(
        worked.records,
        rule,
        byRule.get(rule.id) ?? [],
        // A period that is going on is neither kept nor broken yet.
        (span) => span.lastDay <= worked.throughDay && holds(rule.id, span),
      ),
    ),
  };
}
