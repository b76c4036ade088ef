import { groupBy } from '../domain/group-by.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { type DaySpan, doSpansMeet } from '../domain/time/day.ts';
import { judgesPeople, peopleAsked, periodsAsked, type PersonSpan } from './people-asked.ts';
import type { Finding, Rule } from './rule.ts';
import { isWorkRule } from './work/check-work.ts';
import type { WorkRecord } from '../domain/work/work-record.ts';
import { scheduledRecords } from './work/scheduled-records.ts';

/** In how many cases a rule is kept; a case about which nothing can be told is not one of them. */
export interface KeptShare {
  /** A period is a resident's time on one rotation, or a piece of it; people are those in the rule's layer. */
  readonly of: 'periods' | 'people';
  readonly total: number;
  readonly kept: number;
  readonly cannotTell: number;
}

/** How a schedule stands by one rule. */
export interface RuleCompliance {
  readonly rule: Rule;
  readonly counts: Readonly<Record<Finding['verdict'], number>>;
  /** Null for rules that judge the whole rather than people. */
  readonly share: KeptShare | null;
}

/**
 * How the schedule stands by a rule.
 * @param findings of this rule.
 * @param isJudged whether the rule was asked about these days.
 */
export function complianceOf(
  schedule: Schedule,
  rule: Rule,
  findings: readonly Finding[],
  isJudged: (span: DaySpan) => boolean,
): RuleCompliance {
  if (!judgesPeople(rule, findings)) return standing(rule, findings, null);
  const cases = isWorkRule(rule)
    ? periodsAsked(scheduledRecords(schedule))
    : peopleAsked(schedule, rule, findings, schedule.plan.rows.year);
  return standing(rule, findings, cases.filter(isJudged));
}

/**
 * How what people logged stands by a rule of work. Of a period with blanks it cannot be told whether the rule is kept,
 * whatever the rule says of the days that are known.
 * @param records of the worked stream. @param findings of this rule about them. @param isJudged as for the schedule.
 */
export function workedComplianceOf(
  records: readonly WorkRecord[],
  rule: Rule,
  findings: readonly Finding[],
  isJudged: (span: DaySpan) => boolean,
): RuleCompliance {
  return standing(rule, findings, periodsAsked(records).filter(isJudged));
}

/** @param cases null for rules that judge the whole. */
function standing(
  rule: Rule,
  findings: readonly Finding[],
  cases: readonly PersonSpan[] | null,
): RuleCompliance {
  const counts = { violation: 0, 'cannot-tell': 0, advisory: 0 };
  for (const { verdict } of findings) counts[verdict]++;
  if (!cases) return { rule, counts, share: null };
  const findingsOf = groupBy(
    findings.flatMap((finding) => finding.personIds.map((personId) => ({ personId, finding }))),
    ({ personId }) => personId,
  );
  const isTouched = ({ personId, ...span }: PersonSpan, verdict: Finding['verdict']): boolean =>
    findingsOf
      .get(personId)
      ?.some(({ finding }) => finding.verdict === verdict && doSpansMeet(finding, span)) ?? false;
  // A must that is kept may carry an advisory; of the others an advisory says that they are not kept.
  const broken: Finding['verdict'] = rule.force === 'must' ? 'violation' : 'advisory';
  const held = cases.filter((each) => !isTouched(each, broken));
  const kept = held.filter((each) => !each.hasBlanks && !isTouched(each, 'cannot-tell')).length;
  return {
    rule,
    counts,
    share: {
      of: isWorkRule(rule) ? 'periods' : 'people',
      total: cases.length,
      kept,
      cannotTell: held.length - kept,
    },
  };
}

const SEVERITY = { violation: 0, 'cannot-tell': 1, advisory: 2 } as const;
const FORCES = { must: 0, should: 1, wish: 2 } as const;

/** Findings with the worst first: by verdict, then by the force of the rule, then by how far the limit is missed. */
export function worstFirst(
  findings: readonly Finding[],
  rulesById: ReadonlyMap<string, Rule>,
): Finding[] {
  const forceOf = ({ ruleId }: Finding): number => FORCES[rulesById.get(ruleId)?.force ?? 'wish'];
  return findings.toSorted(
    (one, other) =>
      SEVERITY[one.verdict] - SEVERITY[other.verdict] ||
      forceOf(one) - forceOf(other) ||
      missedBy(other) - missedBy(one) ||
      (one.firstDay < other.firstDay ? -1 : one.firstDay > other.firstDay ? 1 : 0),
  );
}

/** How far a limit is missed, as a share of it. */
function missedBy({ measured, limit }: Finding): number {
  if (measured === null || limit === null) return 0;
  return Math.abs(measured - limit) / Math.max(1, Math.abs(limit));
}
