import { useMemo } from 'react';
import type { ComplianceCase } from '../../../domain/rows/compliance-case.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { WorkStream } from '../../../domain/work/work-period.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { type CaseState, caseState, isAbout } from '../../../rules/case-state.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding } from '../../../rules/rule.ts';
import { type Split, splitByWaivers } from '../../../rules/waivers.ts';
import { useNow } from '../../device-clock.ts';
import { useCases, useWaivers } from '../../hooks/use-follow-up.ts';
import type { Compliance } from './use-compliance.ts';

/** A case and how it stands today, by the schedule that is looked at. */
export interface FollowedCase {
  readonly opened: ComplianceCase;
  readonly state: CaseState;
}

/** What was decided about the findings of a schedule: which are waived, and which are followed up. */
export interface FollowUp {
  readonly stream: WorkStream;
  readonly split: Split;
  /** Overdue ones first, then those not signed off, then the others; each by first day. */
  readonly cases: readonly FollowedCase[];
  /** The case about a finding, one that is not signed off before others; undefined where there is none. */
  readonly caseOf: (finding: Finding) => FollowedCase | undefined;
}

/** What was decided about the findings; undefined until it is read. */
export function useComplianceFollowUp(
  plan: Plan,
  compliance: Compliance | undefined,
): FollowUp | undefined {
  const { year, program } = plan.rows;
  const findings = compliance?.findings;
  const waivers = useWaivers(year);
  const cases = useCases(year);
  const today = localTimeAt(useNow(), program.timeZone).day;
  return useMemo(() => {
    if (!waivers || !cases || !findings) return undefined;
    // Schedules are judged by what they say; logged hours are a stream of their own.
    const stream: WorkStream = 'scheduled';
    const concerns = (opened: ComplianceCase, finding: Finding): boolean =>
      isAbout(opened, finding, rules.get(finding.ruleId), stream);
    const followed = cases
      .filter((opened) => opened.stream === stream)
      .map((opened): FollowedCase => {
        const isFound = findings.some((finding) => concerns(opened, finding));
        return { opened, state: caseState(opened, today, isFound) };
      })
      .toSorted((one, other) => urgency(one.state) - urgency(other.state));
    return {
      stream,
      split: splitByWaivers(findings, waivers, stream, (ruleId) => rules.get(ruleId)),
      cases: followed,
      caseOf: (finding) => followed.find(({ opened }) => concerns(opened, finding)),
    };
  }, [waivers, cases, today, findings]);
}

function urgency({ step, isOverdue }: CaseState): number {
  if (isOverdue) return 0;
  return step === 'signed-off' ? 2 : 1;
}
