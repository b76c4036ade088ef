import { groupBy } from '../domain/group-by.ts';
import type { PersonId } from '../domain/id.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { type Day, type DaySpan, overlapOf, spanHolds } from '../domain/time/day.ts';
import { averagingPeriods } from '../domain/work/averaging-periods.ts';
import { onceForEach } from '../domain/work/once-for-each.ts';
import type { Finding, Rule } from './rule.ts';
import { isWorkRule } from './work/check-work.ts';
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

/** A person over some days, of whom a rule is kept or not. */
export interface PersonSpan extends DaySpan {
  readonly personId: PersonId;
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
  const counts = { violation: 0, 'cannot-tell': 0, advisory: 0 };
  for (const { verdict } of findings) counts[verdict]++;
  if (!judgesPeople(rule, findings)) return { rule, counts, share: null };
  const cases = casesOf(schedule, rule, findings).filter(isJudged);
  const findingsOf = groupBy(
    findings.flatMap((finding) => finding.personIds.map((personId) => ({ personId, finding }))),
    ({ personId }) => personId,
  );
  const touched = (verdicts: ReadonlySet<Finding['verdict']>): number =>
    cases.filter(({ personId, ...span }) =>
      findingsOf
        .get(personId)
        ?.some(({ finding }) => verdicts.has(finding.verdict) && overlapOf(finding, span) !== null),
    ).length;
  // A must that is kept may carry an advisory; of the others an advisory says that they are not kept.
  const broken: Finding['verdict'] = rule.force === 'must' ? 'violation' : 'advisory';
  const notKept = touched(new Set([broken]));
  const notKeptOrUnknown = touched(new Set([broken, 'cannot-tell']));
  return {
    rule,
    counts,
    share: {
      of: isWorkRule(rule) ? 'periods' : 'people',
      total: cases.length,
      kept: cases.length - notKeptOrUnknown,
      cannotTell: notKeptOrUnknown - notKept,
    },
  };
}

/** Whether the rule is kept or not by people, each on their own. @param findings of this rule. */
export function judgesPeople(rule: Rule, findings: readonly Finding[]): boolean {
  return (
    isWorkRule(rule) ||
    findings.some(({ personIds }) => personIds.length > 0) ||
    rule.scope === 'this-person'
  );
}

function casesOf(
  schedule: Schedule,
  rule: Rule,
  findings: readonly Finding[],
): readonly PersonSpan[] {
  return isWorkRule(rule)
    ? periodsAsked(schedule)
    : peopleAsked(schedule, rule, findings, schedule.plan.rows.year);
}

/** The cases of rules of work: the periods over which every resident's work is averaged. */
export const periodsAsked: (schedule: Schedule) => readonly PersonSpan[] = onceForEach((schedule) =>
  scheduledRecords(schedule).flatMap((record) =>
    averagingPeriods(record).map(({ firstDay, lastDay }) => ({
      personId: record.personId,
      firstDay,
      lastDay,
    })),
  ),
);

/** The cases of other rules over a span: residents in the block layer, in the call layer whoever has calls or findings. */
export function peopleAsked(
  schedule: Schedule,
  rule: Rule,
  findings: readonly Finding[],
  { firstDay, lastDay }: DaySpan,
): PersonSpan[] {
  const span = { firstDay, lastDay };
  const { plan } = schedule;
  const found = new Set(
    findings.flatMap((finding) => (overlapOf(finding, span) ? finding.personIds : [])),
  );
  const residents = new Set(plan.residents);
  return plan.members
    .filter((member) =>
      rule.layer === 'block'
        ? residents.has(member) && overlapOf(member.year, span) !== null
        : found.has(member.person.id) ||
          daysOnCall(schedule)
            .get(member.person.id)
            ?.some((day) => spanHolds(span, day)),
    )
    .map(({ person }) => ({ personId: person.id, ...span }));
}

const daysOnCall: (schedule: Schedule) => ReadonlyMap<PersonId, readonly Day[]> = onceForEach(
  (schedule) =>
    new Map(
      schedule.plan.members.map(({ person }) => [
        person.id,
        schedule.callsOf(person.id).map(({ day }) => day),
      ]),
    ),
);

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
