import type { PersonSchedule } from '../domain/schedule/person-schedule.ts';
import { isInTheBlockLayer, type Member, type Plan } from '../domain/schedule/plan.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { type Day, type DaySpan, daysOf, isWeekend, overlapOf } from '../domain/time/day.ts';
import { factOf } from '../domain/work/facts.ts';
import { isOvernight } from './facts/call-days.ts';
import { shareOfYear } from './facts/duty-blocks.ts';
import { hoursByWeek, weeklyLimitOf } from './hours-by-week.ts';
import { scheduledRecord } from './work/scheduled-records.ts';

/** What a year asks of people and is compared between them. */
export const MEASURES = ['nights', 'weekends', 'holidays', 'hours', 'heavy'] as const;
/** What a year asks of people. */
export type Measure = (typeof MEASURES)[number];

/** One thing that a count is made of. */
export interface BurdenPart extends DaySpan {
  /** Such as the name of a call role or the code of a rotation. */
  readonly what: string;
  /** 1 for a night, call or block; hours for a week. */
  readonly amount: number;
}

/** What the year asks of somebody: each measure with what it is made of, by day. */
export interface Burden {
  readonly member: Member;
  /** The part of a full-time year that the person is there, 0 to 1. */
  readonly share: number;
  readonly parts: Readonly<Record<Measure, readonly BurdenPart[]>>;
  /** What years before left: calls beyond the fair share, and blocks of heavy rotations that were done before. */
  readonly carried: Readonly<Record<Measure, number>>;
}

/** What the year asks of everybody who takes call or follows rotations, by name. */
export function burdensOf(schedule: Schedule): Burden[] {
  const { plan } = schedule;
  return plan.members
    .filter(
      (member) => !member.person.isArchived && (member.year.takesCall || isInTheBlockLayer(member)),
    )
    .map((member) => ({
      member,
      share: shareOfYear(plan, member),
      parts: partsOf(schedule.of(member.person.id)),
      carried: carriedOver(plan, member),
    }))
    .filter(({ share, parts }) => share > 0 && (isCompared(parts) || parts.hours.length > 0));
}

function carriedOver(plan: Plan, { year }: Member): Burden['carried'] {
  const heavy = year.completed.filter(
    ({ rotationId }) => plan.rotationById.get(rotationId)?.isHeavy,
  );
  const blocks = heavy.reduce((sum, each) => sum + each.blocks, 0);
  const { nights = 0, weekends = 0, holidays = 0 } = year.carriedLoad ?? {};
  return { nights, weekends, holidays, hours: 0, heavy: blocks };
}

function isCompared(parts: Burden['parts']): boolean {
  return MEASURES.some((measure) => parts[measure].length > 0);
}

const partsOf: (own: PersonSchedule) => Burden['parts'] = factOf((own: PersonSchedule) => {
  const calls = callParts(own);
  const holidays = new Set(own.plan.rows.holidays.map(({ actualDay }) => actualDay));
  return {
    nights: inOrder([...calls.filter(({ isNight }) => isNight), ...rotationNights(own)]),
    weekends: inOrder(calls.filter(({ firstDay }) => isWeekend(firstDay))),
    holidays: inOrder(calls.filter(({ firstDay }) => holidays.has(firstDay))),
    hours: weekParts(own),
    heavy: inOrder(
      own.placements.flatMap(({ block, rotation }) =>
        rotation?.isHeavy ? [partOf(block, rotation.code)] : [],
      ),
    ),
  };
});

function partOf({ firstDay, lastDay }: DaySpan, what: string, amount = 1): BurdenPart {
  return { firstDay, lastDay, what, amount };
}

function dayPart(day: Day, what: string): BurdenPart {
  return { firstDay: day, lastDay: day, what, amount: 1 };
}

function inOrder(parts: readonly BurdenPart[]): BurdenPart[] {
  return parts
    .map(({ firstDay, lastDay, what, amount }) => ({ firstDay, lastDay, what, amount }))
    .toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
}

/** The calls and shifts but those in reserve. */
function callParts(own: PersonSchedule): (BurdenPart & { readonly isNight: boolean })[] {
  return own.calls
    .filter(({ role }) => role.mode !== 'jeopardy')
    .map(({ role, day }) => ({ ...dayPart(day, role.name), isNight: isOvernight(role) }));
}

/** The nights of rotations whose week has any, such as night float. */
function rotationNights(own: PersonSchedule): BurdenPart[] {
  const { plan } = own;
  const isNight = (id: string | null): boolean =>
    plan.rows.activities.some((activity) => activity.id === id && activity.kind === 'night');
  return own.placements.flatMap(({ block, rotation }) => {
    const within = overlapOf(plan.rows.year, block);
    if (!within || !rotation?.pattern.some(isNight)) return [];
    return daysOf(within).flatMap((day) =>
      own.halfDay(day, 'am').activity?.kind === 'night' ||
      own.halfDay(day, 'pm').activity?.kind === 'night'
        ? [dayPart(day, rotation.code)]
        : [],
    );
  });
}

/** The scheduled hours of each week of residents; weeks of which not all is known are left out. */
function weekParts(own: PersonSchedule): BurdenPart[] {
  const { plan, member } = own;
  if (!member || !isInTheBlockLayer(member)) return [];
  return hoursByWeek(scheduledRecord(own), weeklyLimitOf(plan)).flatMap((week) =>
    week.hours === null ? [] : [partOf(week, 'Week', week.hours)],
  );
}

/** How a measure is compared: as it is, or as it would be of a full-time year, with what years before left. */
export type Comparison = 'as-is' | 'even';

/** What a measure comes to for somebody. */
export function amountOf(burden: Burden, measure: Measure, comparison: Comparison): number {
  const amount = burden.parts[measure].reduce((sum, part) => sum + part.amount, 0);
  if (comparison === 'as-is') return amount;
  return amount / burden.share + burden.carried[measure];
}
