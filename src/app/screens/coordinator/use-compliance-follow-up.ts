import { useMemo } from 'react';
import type { ComplianceCase } from '../../../domain/rows/compliance-case.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { WorkStream } from '../../../domain/work/work-period.ts';
import { localTimeAt } from '../../../domain/time/zone.ts';
import { type CaseState, caseState, findingsOfCases } from '../../../rules/case-state.ts';
import { rules } from '../../../rules/registry.ts';
import type { Finding, Rule } from '../../../rules/rule.ts';
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
  readonly split: Split;
  /** Overdue ones first, then those not signed off, then the others; each by first day. */
  readonly cases: readonly FollowedCase[];
  /** The case about a finding; undefined where there is none. */
  readonly caseOf: (finding: Finding) => FollowedCase | undefined;
}

/**
 * What was decided about the findings; undefined until it is read.
 * @param streams that were judged; the same set as long as they are the same.
 */
export function useComplianceFollowUp(
  plan: Plan,
  compliance: Compliance | undefined,
  streams: ReadonlySet<WorkStream>,
): FollowUp | undefined {
  const { year, program } = plan.rows;
  const findings = compliance?.findings;
  const waivers = useWaivers(year);
  const cases = useCases(year);
  const today = localTimeAt(useNow(), program.timeZone).day;
  return useMemo(() => {
    if (!waivers || !cases || !findings) return undefined;
    const ruleOf = (ruleId: string): Rule | undefined => rules.get(ruleId);
    const own = cases.toSorted(
      (one, other) => Number(one.signedOffBy !== null) - Number(other.signedOffBy !== null),
    );
    const found = findingsOfCases(own, findings, ruleOf);
    const followed = own
      .map((opened): FollowedCase => {
        // Of a stream that is not looked at nobody knows whether it was mended.
        const isFound = found.has(opened) || !streams.has(opened.stream);
        return { opened, state: caseState(opened, today, isFound) };
      })
      .toSorted((one, other) => urgency(one.state) - urgency(other.state));
    const byFinding = new Map(followed.map((each) => [found.get(each.opened), each]));
    return {
      split: splitByWaivers(findings, waivers, streams, ruleOf),
      cases: followed,
      caseOf: (finding) => byFinding.get(finding),
    };
  }, [waivers, cases, today, findings, streams]);
}

function urgency({ step, isOverdue }: CaseState): number {
  if (isOverdue) return 0;
  return step === 'signed-off' ? 2 : 1;
}
