import type { PersonId } from '../../../../domain/id.ts';
import type { ActivityKind } from '../../../../domain/rows/rotation.ts';
import { fullName } from '../../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { ScheduleDifference } from '../../../../domain/schedule/schedule-difference.ts';
import { daysOfSlot } from '../../../../domain/schedule/slot.ts';
import {
  addDays,
  type DaySpan,
  daysOf,
  overlapOf,
  spanHolds,
} from '../../../../domain/time/day.ts';
import { hoursByWeek, weeklyLimitOf } from '../../../../rules/hours-by-week.ts';
import type { Rechecked } from '../../../../rules/recheck.ts';
import { rules } from '../../../../rules/registry.ts';
import type { Finding } from '../../../../rules/rule.ts';
import { isWorkRule } from '../../../../rules/work/check-work.ts';
import { scheduledRecord } from '../../../../rules/work/scheduled-records.ts';
import { requestWords } from './request-words.ts';

/** What of a schedule a change in another part of it can bear on. */
export type Aspect = 'rotations' | 'call' | 'clinic' | 'supervision' | 'hours' | 'requests';

/** The aspects in the order in which they are told. */
export const ASPECTS: readonly Aspect[] = [
  'rotations',
  'call',
  'clinic',
  'supervision',
  'hours',
  'requests',
];

/** What aspects are called. */
export const ASPECT_WORDS: Readonly<Record<Aspect, string>> = {
  rotations: 'Rotations',
  call: 'Call',
  clinic: 'Clinic',
  supervision: 'Supervision',
  hours: 'Hours',
  requests: 'Requests',
};

/** What a change does to one aspect: facts before and after, and what the rules say that they did not say, or not any more. */
export interface KnockOn {
  readonly aspect: Aspect;
  readonly facts: readonly string[];
  readonly came: readonly Finding[];
  readonly went: readonly Finding[];
}

const SUPERVISION = new Set([
  'supervision-ratio',
  'clinic-preceptors',
  'primary-care-exception',
  'july-double-coverage',
]);
const REQUESTS = new Set([
  'call-requests',
  'requested-leave',
  'requested-leave-free',
  'rotation-requests',
]);

/** The aspect that a rule is about. */
export function aspectOf(ruleId: string): Aspect {
  if (SUPERVISION.has(ruleId)) return 'supervision';
  if (REQUESTS.has(ruleId)) return 'requests';
  const rule = rules.get(ruleId);
  if (!rule) return 'rotations';
  if (isWorkRule(rule)) return 'hours';
  return ({ block: 'rotations', call: 'call', 'half-day': 'clinic' } as const)[rule.layer];
}

/** What a change does to all the layers, aspect by aspect; those without any effect are left out. */
export function knockOnsOf(
  before: Schedule,
  { schedule: after, came, went }: Rechecked,
  difference: ScheduleDifference,
): KnockOn[] {
  const people = new Set([...difference.gone, ...difference.came].map((each) => each.personId));
  const span = spanOf(before, difference);
  const of = (aspect: Aspect) => (finding: Finding) => aspectOf(finding.ruleId) === aspect;
  return ASPECTS.map((aspect) => ({
    aspect,
    facts: [...people].flatMap((personId) =>
      FACTS[aspect](before, after, personId, span).map(
        (fact) => `${nameOf(before, personId)}: ${fact}`,
      ),
    ),
    came: came.filter(of(aspect)),
    went: went.filter(of(aspect)),
  })).filter(
    ({ facts, ...findings }) => facts.length + findings.came.length + findings.went.length > 0,
  );
}

function nameOf({ plan }: Schedule, personId: PersonId): string {
  const member = plan.memberById.get(personId);
  return member ? fullName(member.person) : 'Somebody';
}

/** The days on which anything is different; the day after a night is one of them. */
function spanOf({ plan }: Schedule, { gone, came }: ScheduleDifference): DaySpan {
  const spans = [...gone, ...came].map(({ slot }) => {
    const { firstDay, lastDay } = daysOfSlot(slot, plan.blockById);
    return { firstDay, lastDay: slot.layer === 'call' ? addDays(lastDay, 1) : lastDay };
  });
  const firstDay = spans.map((each) => each.firstDay).toSorted()[0] ?? plan.rows.year.firstDay;
  const lastDay =
    spans
      .map((each) => each.lastDay)
      .toSorted()
      .at(-1) ?? firstDay;
  return { firstDay, lastDay };
}

type FactsOf = (before: Schedule, after: Schedule, personId: PersonId, span: DaySpan) => string[];

const FACTS: Readonly<Record<Aspect, FactsOf>> = {
  rotations: (before, after, personId, span) => {
    const codes = (schedule: Schedule): string =>
      schedule
        .of(personId)
        .placements.filter(({ block }) => overlapOf(block, span))
        .map(({ rotation }) => rotation?.code ?? '?')
        .join(' + ') || 'nothing';
    return changed('', codes(before), codes(after));
  },
  call: callFacts,
  clinic: (...given) => sessionFacts('clinic half-days', 'clinic', ...given),
  supervision: (...given) => sessionFacts('half-days of precepting', 'precepting', ...given),
  hours: (before, after, personId, span) =>
    changed(
      'hours in an average week',
      hoursIn(before, personId, span),
      hoursIn(after, personId, span),
    ),
  requests: (before, after, personId, span) =>
    before.plan
      .requestsOf(personId)
      .filter(({ status }) => status === 'requested' || status === 'granted')
      .flatMap((request) => requestWords(request, before, after, span)),
};

function changed(what: string, before: string, after: string): string[] {
  return before === after ? [] : [`${what === '' ? '' : `${what} `}${before} → ${after}`];
}

function callFacts(before: Schedule, after: Schedule, personId: PersonId, span: DaySpan): string[] {
  const calls = (schedule: Schedule) =>
    schedule.callsOf(personId).filter(({ day }) => spanHolds(span, day));
  const own = calls(after);
  const barred = own.filter(({ day, role }) => {
    const rotation = after.rotationOn(personId, day);
    return (
      rotation?.takesCall === false &&
      rotation !== before.rotationOn(personId, day) &&
      role.mode !== 'jeopardy'
    );
  });
  return [
    ...changed('calls in these days', String(calls(before).length), String(own.length)),
    ...(barred.length > 0 ? [`${barred.length} calls fall on a rotation that takes none`] : []),
  ];
}

function sessionFacts(
  what: string,
  kind: ActivityKind,
  before: Schedule,
  after: Schedule,
  personId: PersonId,
  span: DaySpan,
): string[] {
  const count = (schedule: Schedule): string =>
    String(
      daysOf(span).flatMap((at) =>
        (['am', 'pm'] as const).filter(
          (half) => schedule.halfDay(personId, at, half).activity?.kind === kind,
        ),
      ).length,
    );
  return changed(what, count(before), count(after));
}

function hoursIn(schedule: Schedule, personId: PersonId, span: DaySpan): string {
  const own = schedule.of(personId);
  if (!own.member) return 'unknown';
  const weeks = hoursByWeek(scheduledRecord(own), weeklyLimitOf(schedule.plan)).flatMap((week) =>
    week.hours !== null && overlapOf(week, span) ? [week.hours] : [],
  );
  if (weeks.length === 0) return 'unknown';
  return String(Math.round(weeks.reduce((sum, hours) => sum + hours, 0) / weeks.length));
}
