import { type ComplianceCase, missingForSignOff } from '../domain/rows/compliance-case.ts';
import { type Day, overlapOf } from '../domain/time/day.ts';
import type { WorkStream } from '../domain/work/work-period.ts';
import { isSameMatter } from './found.ts';
import type { Finding, Rule } from './rule.ts';

/** How far a case has come: nothing but what was found, its cause, its action, its sign-off. */
export type CaseStep = 'open' | 'cause-known' | 'action-planned' | 'signed-off';

/** How a case stands on a day. */
export interface CaseState {
  readonly step: CaseStep;
  /** The day by which the action was to be taken has passed, and nobody has signed the case off. */
  readonly isOverdue: boolean;
  /** The schedule that is looked at has no such finding in these days, such as after it was mended. */
  readonly isNoLongerFound: boolean;
}

/**
 * How the case stands.
 * @param today the day in the program's zone.
 * @param isFound whether the schedule that is looked at has a finding, waived or not, that the case is about.
 */
export function caseState(each: ComplianceCase, today: Day, isFound: boolean): CaseState {
  const step = stepOf(each);
  return {
    step,
    isOverdue: step !== 'signed-off' && each.dueOn !== null && each.dueOn < today,
    isNoLongerFound: !isFound,
  };
}

function stepOf(each: ComplianceCase): CaseStep {
  if (each.signedOffBy !== null) return 'signed-off';
  const missing = missingForSignOff(each);
  if (missing === null) return 'action-planned';
  return missing === 'correctiveAction' ? 'cause-known' : 'open';
}

/** Whether the case is about the finding: the same matter, and days in common. */
export function isAbout(
  each: ComplianceCase,
  finding: Finding,
  rule: Rule | undefined,
  stream: WorkStream,
): boolean {
  return overlapOf(each, finding) !== null && isSameMatter(each, finding, rule, stream);
}
