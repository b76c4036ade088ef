import type { PersonId } from '../../../../domain/id.ts';
import { fullName } from '../../../../domain/schedule/plan.ts';
import { useStored } from '../../../program-session.tsx';

/** The names of all people of the open program, by family name. */
export function usePersonNames(): ReadonlyMap<PersonId, string> | undefined {
  return useStored(async (database) => {
    const people = await database.rows('person').toArray();
    const named = people.map((person) => [person.id, fullName(person)] as const);
    return new Map(named.toSorted(([, one], [, other]) => one.localeCompare(other)));
  }, []);
}
