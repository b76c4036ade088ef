import { type ComplianceCase, missingForSignOff } from '../domain/rows/compliance-case.ts';
import { type Day, daysIn, type DaySpan, overlapOf } from '../domain/time/day.ts';
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

/**
 * Which finding each case is about: of the same matter (see `isSameMatter`), however bad by now, over the same days or
 * else over days of which more than half are the case's. A finding belongs to one case at most, and a case to one
 * finding; cases whose finding is gone are left out.
 * @param cases those that come first have the first choice. @param ruleOf the rule of an id.
 */
export function findingsOfCases(
  cases: readonly ComplianceCase[],
  findings: readonly Finding[],
  ruleOf: (ruleId: string) => Rule | undefined,
): ReadonlyMap<ComplianceCase, Finding> {
  const found = new Map<ComplianceCase, Finding>();
  const taken = new Set<Finding>();
  const match = (areDaysOf: (each: ComplianceCase, finding: Finding) => boolean): void => {
    for (const each of cases) {
      if (found.has(each)) continue;
      const own = findings.find(
        (finding) =>
          !taken.has(finding) &&
          areDaysOf(each, finding) &&
          isSameMatter(each, finding, ruleOf(finding.ruleId)),
      );
      if (!own) continue;
      found.set(each, own);
      taken.add(own);
    }
  };
  match(areSameDays);
  match(areMostlySameDays);
  return found;
}

function areSameDays(one: DaySpan, other: DaySpan): boolean {
  return one.firstDay === other.firstDay && one.lastDay === other.lastDay;
}

function areMostlySameDays(one: DaySpan, other: DaySpan): boolean {
  const shared = overlapOf(one, other);
  return shared !== null && daysIn(shared) * 2 > Math.max(daysIn(one), daysIn(other));
}
