import type { PersonId } from '../id.ts';
import type { Role } from '../rows/person.ts';
import type { Member, Plan } from '../schedule/plan.ts';
import { addDays, addMonths, type Day, daysBetween, type DaySpan } from '../time/day.ts';

/** What becomes of somebody when the year rolls over. */
export type Step =
  /** Is in the next year, residents and fellows in this class, others without. */
  | { readonly kind: 'goes-on'; readonly pgy: number | null }
  /** Has finished training with this year. */
  | { readonly kind: 'graduates' }
  /** Is not in the next year. */
  | { readonly kind: 'leaves' };

/** What becomes of a member when the year rolls over, and why. */
export interface MemberStep {
  readonly member: Member;
  readonly step: Step;
  /** The part of the next year in which the member is there, if at all. */
  readonly span: DaySpan;
  /** Whether the dates are not those of the class: something to look at. */
  readonly isOffCycle: boolean;
  readonly because: string;
}

/** Roles whose people come for their own dates and do not go on by themselves. */
const GUESTS: readonly Role[] = ['student', 'external'];

/** Interns of a class may begin so many days before or after the year does and still be on cycle. */
const OWN_CALENDAR_DAYS_MAX = 14;

/**
 * What becomes of everybody that is not archived, by name: classes go up by one and the last one graduates. Those who began
 * on another day than their class go by that day: the class is the one of most of the next year, and training ends on the day
 * on which it is full. Who leaves before the year is over does not come again.
 */
export function memberSteps(plan: Plan, next: DaySpan): MemberStep[] {
  return plan.members
    .filter(({ person }) => !person.isArchived)
    .map((member) => {
      const { year } = member;
      if (year.lastDay < plan.rows.year.lastDay) {
        return stepOf(member, { kind: 'leaves' }, next, `Is here until ${year.lastDay}.`);
      }
      if (GUESTS.includes(year.role)) {
        return stepOf(member, { kind: 'leaves' }, next, 'A guest: comes again only if entered.');
      }
      if (year.pgy === null) {
        return stepOf(member, { kind: 'goes-on', pgy: null }, next, 'Goes on.');
      }
      return year.role === 'resident'
        ? residentStep(plan, member, year.pgy, next)
        : stepOf(member, { kind: 'goes-on', pgy: Math.min(8, year.pgy + 1) }, next, 'A year on.');
    });
}

/** The day on which an off-cycle resident began: as entered, or a first day of PGY-1 later than the year's. */
export function offCycleStart(plan: Plan, { person, year }: Member): Day | null {
  const { firstDay } = plan.rows.year;
  const began =
    person.residencyFirstDay ?? (year.pgy === 1 && year.firstDay > firstDay ? year.firstDay : null);
  if (began === null) return null;
  const years = Number(firstDay.slice(0, 4)) - Number(began.slice(0, 4));
  const away = Math.abs(daysBetween(addMonths(began, 12 * years), firstDay));
  return away > OWN_CALENDAR_DAYS_MAX ? began : null;
}

function residentStep(plan: Plan, member: Member, pgy: number, next: DaySpan): MemberStep {
  const { pgyMax } = plan.rows.program;
  const began = offCycleStart(plan, member);
  if (began === null || fullYears(began, plan.rows.year.firstDay) + 1 > pgyMax) {
    return pgy >= pgyMax
      ? stepOf(member, { kind: 'graduates' }, next, `PGY-${pgyMax} is the last class.`)
      : stepOf(member, { kind: 'goes-on', pgy: pgy + 1 }, next, `After PGY-${pgy}.`);
  }
  const ends = addDays(addMonths(began, 12 * pgyMax), -1);
  if (ends < next.firstDay) {
    const because = `Began on ${began}: training ends on ${ends}.`;
    return { ...stepOf(member, { kind: 'graduates' }, next, because), isOffCycle: true };
  }
  const lastDay = ends < next.lastDay ? ends : next.lastDay;
  const middle = addDays(next.firstDay, Math.floor(daysBetween(next.firstDay, lastDay) / 2));
  const at = classOn(middle, began, pgyMax);
  const first = classOn(next.firstDay, began, pgyMax);
  const until = addDays(addMonths(began, 12 * first), -1);
  const because =
    lastDay < next.lastDay
      ? `Began on ${began}: training ends on ${ends}.`
      : `Began on ${began}: PGY-${first} until ${until}, then PGY-${first + 1}.`;
  const step = { kind: 'goes-on', pgy: at } as const;
  return { member, step, span: { firstDay: next.firstDay, lastDay }, isOffCycle: true, because };
}

function stepOf(
  member: Member,
  step: Step,
  { firstDay, lastDay }: DaySpan,
  because: string,
): MemberStep {
  return { member, step, span: { firstDay, lastDay }, isOffCycle: false, because };
}

/** The class by the day on which training began. */
function classOn(at: Day, began: Day, pgyMax: number): number {
  return Math.min(pgyMax, fullYears(began, at) + 1);
}

/** How many whole years lie between the days; 0 where the first is not before the last. */
function fullYears(first: Day, last: Day): number {
  let years = 0;
  while (addMonths(first, 12 * (years + 1)) <= last) years++;
  return years;
}

/** Whom each step concerns, as changes name them. */
export function personIdsWith(steps: readonly MemberStep[], kind: Step['kind']): PersonId[] {
  return steps.filter(({ step }) => step.kind === kind).map(({ member }) => member.person.id);
}
