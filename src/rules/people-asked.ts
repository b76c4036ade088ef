import type { PersonId } from '../domain/id.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { type Day, type DaySpan, doSpansMeet, overlapOf, spanHolds } from '../domain/time/day.ts';
import { averagingPeriods } from '../domain/work/averaging-periods.ts';
import { onceForEach } from '../domain/work/once-for-each.ts';
import type { WorkRecord } from '../domain/work/work-record.ts';
import type { Finding, Rule } from './rule.ts';
import { isWorkRule } from './work/check-work.ts';

/** A person over some days, of whom a rule is kept or not. */
export interface PersonSpan extends DaySpan {
  readonly personId: PersonId;
  /** Whether it counts as kept only where everything is known, and not everything is. */
  readonly hasBlanks: boolean;
}

/** Whether the rule is kept or not by people, each on their own. @param findings of this rule. */
export function judgesPeople(rule: Rule, findings: readonly Finding[]): boolean {
  return (
    isWorkRule(rule) ||
    findings.some(({ personIds }) => personIds.length > 0) ||
    rule.scope === 'this-person'
  );
}

/** Of whom a rule of work is asked: each record's averaging periods. What people logged has blanks where a day lacks. */
export const periodsAsked: (records: readonly WorkRecord[]) => readonly PersonSpan[] = onceForEach(
  (records) =>
    records.flatMap((record) =>
      averagingPeriods(record).map(({ firstDay, lastDay, unknownDays }) => ({
        personId: record.personId,
        firstDay,
        lastDay,
        hasBlanks: record.stream === 'worked' && unknownDays > 0,
      })),
    ),
);

/** Of whom other rules are asked over a span: residents, and in the call layer whoever has calls or findings. */
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
      rule.layer !== 'call'
        ? residents.has(member) && doSpansMeet(member.year, span)
        : found.has(member.person.id) ||
          daysOnCall(schedule)
            .get(member.person.id)
            ?.some((day) => spanHolds(span, day)),
    )
    .map(({ person }) => ({ personId: person.id, hasBlanks: false, ...span }));
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
