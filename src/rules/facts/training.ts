import type { Member, Plan } from '../../domain/schedule/plan.ts';
import { addMonths, type Day } from '../../domain/time/day.ts';

/** Whether somebody is in training: a resident, a fellow, or a guest whose residency's first day is entered. */
export function isInTraining({ person, year }: Member): boolean {
  return year.role === 'resident' || year.pgy !== null || person.residencyFirstDay !== null;
}

/**
 * The day on which the member's residency began or, where that is not entered, by which it had begun at the latest:
 * PGY-1 begins with the person's own first day, and every later class took a year more. Null where the class is not
 * known either.
 */
export function residencyBeganBy({ person, year }: Member): Day | null {
  if (person.residencyFirstDay) return person.residencyFirstDay;
  return year.pgy === null ? null : addMonths(year.firstDay, -12 * (year.pgy - 1));
}

/** From which day on each member has trained for so many months; null where nobody can tell. */
export function trainedFrom(plan: Plan, months: number): (member: Member) => Day | null {
  const days = new Map(
    plan.members.map((member) => {
      const began = residencyBeganBy(member);
      return [member.person.id, began && addMonths(began, months)];
    }),
  );
  return ({ person }) => days.get(person.id) ?? null;
}
