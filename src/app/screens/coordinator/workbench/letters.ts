import type { CallRoleId, PersonId } from '../../../../domain/id.ts';
import { fullName, type Plan } from '../../../../domain/schedule/plan.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';

/** A few letters for every call role, such as `NF` for “Night float”: unlike for any two of them. */
export const roleLetters: (plan: Plan) => ReadonlyMap<CallRoleId, string> = onceForEach((plan) => {
  const letters = new Map<CallRoleId, string>();
  const taken = new Set<string>();
  const roles = plan.rows.callRoles.toSorted((one, other) => one.ordinal - other.ordinal);
  for (const { id, name } of roles) {
    const free = candidates(name).find((each) => !taken.has(each)) ?? name;
    taken.add(free);
    letters.set(id, free);
  }
  return letters;
});

function candidates(name: string): string[] {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const initials = words.map((word) => (/^\d+$/.test(word) ? word : (word[0] ?? ''))).join('');
  const short = (words.length > 1 ? initials : name.slice(0, 2)).toUpperCase().slice(0, 3);
  const numbered = Array.from({ length: 99 }, (_, place) => `${short.slice(0, 2)}${place + 2}`);
  return [short, ...numbered];
}

/** How people are called where there is little room: their family name, with an initial where others have the same. */
export const shortNames: (plan: Plan) => ReadonlyMap<PersonId, string> = onceForEach((plan) => {
  const counts = new Map<string, number>();
  for (const { person } of plan.members) {
    counts.set(person.familyName, (counts.get(person.familyName) ?? 0) + 1);
  }
  return new Map(
    plan.members.map(({ person }) => {
      const isAlone = counts.get(person.familyName) === 1;
      const initial = isAlone ? '' : ` ${person.givenName.slice(0, 1)}.`;
      return [person.id, `${person.familyName || fullName(person)}${initial}`];
    }),
  );
});
