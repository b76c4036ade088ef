import type { PersonId } from '../domain/id.ts';
import type { PersonYear } from '../domain/rows/person.ts';
import { fullName, type Plan } from '../domain/schedule/plan.ts';
import { say } from './say.ts';

/** A person as lists show them. */
export interface Named {
  readonly personId: PersonId;
  readonly name: string;
  /** Class, rank or role, such as `PGY-2`; empty where the year does not know the person. */
  readonly standing: string;
}

/** What people are called by their role. */
export function roleWords(role: PersonYear['role']): string {
  return {
    resident: say`Resident`,
    faculty: say`Faculty`,
    fellow: say`Fellow`,
    student: say`Student`,
    external: say`Visiting`,
  }[role];
}

/** Class of residents and fellows, rank of faculty, else the role in words. */
export function standingOf(year: Pick<PersonYear, 'role' | 'pgy' | 'rank'>): string {
  if (year.pgy !== null) return `PGY-${year.pgy}`;
  if (year.rank === null) return roleWords(year.role);
  return year.rank.charAt(0).toUpperCase() + year.rank.slice(1);
}

/** Names a person of the plan; somebody of another year is named without standing. */
export function nameOf(plan: Plan, personId: PersonId): Named {
  const member = plan.memberById.get(personId);
  const person = member?.person ?? plan.rows.people.find((each) => each.id === personId);
  return {
    personId,
    name: person ? fullName(person) : say`Somebody no longer listed`,
    standing: member ? standingOf(member.year) : '',
  };
}
