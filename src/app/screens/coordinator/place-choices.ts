import type { CallRole } from '../../../domain/rows/rotation.ts';
import { fullName, type Member, type Plan } from '../../../domain/schedule/plan.ts';
import type { Choice } from '../../parts/choices.tsx';
import { dayWords, shortDayWords } from './day-words.ts';
import type { Place } from './draft-places.ts';

/** What a place is called: whom or what it is about, and when. */
export function placeTitle(place: Place, plan: Plan): string {
  const name = (id: Member['person']['id']): string => {
    const member = plan.memberById.get(id);
    return member ? fullName(member.person) : 'Somebody';
  };
  switch (place.layer) {
    case 'block': {
      const block = plan.blockById.get(place.blockId);
      const days = block
        ? ` (${shortDayWords(block.firstDay)} – ${shortDayWords(block.lastDay)})`
        : '';
      return `${name(place.personId)}, block ${block?.label ?? ''}${days}`;
    }
    case 'call':
      return `${plan.callRoleById.get(place.callRoleId)?.name ?? 'Call'}, ${dayWords(place.day)}`;
    case 'half-day':
      return `${name(place.personId)}, ${dayWords(place.day)} ${place.half === 'am' ? 'morning' : 'afternoon'}`;
  }
}

/** What can be chosen for a place. */
export function choicesFor(place: Place, plan: Plan): Choice<string>[] {
  switch (place.layer) {
    case 'block':
      return [
        { value: '', label: 'Nothing' },
        ...plan.rows.rotations
          .filter((rotation) => !rotation.isArchived)
          .toSorted((one, other) => one.code.localeCompare(other.code, 'en'))
          .map(({ id, code, name }) => ({ value: id as string, label: `${code} · ${name}` })),
      ];
    case 'call': {
      const role = plan.callRoleById.get(place.callRoleId);
      return [
        { value: '', label: 'Nobody' },
        ...(role ? plan.members.filter((member) => mayTake(member, role)) : []).map((member) => ({
          value: member.person.id as string,
          label: `${fullName(member.person)}${member.year.pgy === null ? '' : ` (PGY-${member.year.pgy})`}`,
        })),
      ];
    }
    case 'half-day':
      return [
        { value: '', label: 'As the rotation’s week says' },
        ...plan.rows.activities
          .toSorted((one, other) => one.code.localeCompare(other.code, 'en'))
          .map(({ id, code, name }) => ({ value: id as string, label: `${code} · ${name}` })),
      ];
  }
}

function mayTake({ person, year }: Member, role: CallRole): boolean {
  return (
    !person.isArchived &&
    role.eligibleRoles.includes(year.role) &&
    (role.eligibleClasses.length === 0 ||
      (year.pgy !== null && role.eligibleClasses.includes(year.pgy)))
  );
}
