import type { Member } from '../../domain/schedule/plan.ts';
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

/** Whether the member has trained for so many months on that day; null where nobody can tell. */
export function hasTrained(member: Member, months: number, at: Day): boolean | null {
  const began = residencyBeganBy(member);
  return began === null ? null : addMonths(began, months) <= at;
}
