import type { CallRole } from '../../domain/rows/rotation.ts';
import type { Member, Plan } from '../../domain/schedule/plan.ts';
import type { Day } from '../../domain/time/day.ts';

/** Whether nothing about the member rules out that they take the call that day, whatever else they do. */
export function mayTake(
  { person, year }: Member,
  role: Pick<CallRole, 'eligibleClasses' | 'eligibleRoles'>,
  day: Day,
  plan: Plan,
): boolean {
  const isOfClass =
    year.pgy === null ||
    role.eligibleClasses.length === 0 ||
    role.eligibleClasses.includes(year.pgy);
  const isThere = plan.isOnDuty({ person, year }, day) && !plan.isAbsent(person.id, day);
  const isAsked = !person.isArchived && year.takesCall && isOfClass;
  return isAsked && isThere && role.eligibleRoles.includes(year.role);
}
