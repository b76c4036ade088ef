import type { CallRole } from '../../../../domain/rows/rotation.ts';
import { fullName, type Member, type Plan } from '../../../../domain/schedule/plan.ts';
import { dayWords, shortDayWords } from '../day-words.ts';
import { roleLetters, shortNames } from './letters.ts';
import type { Place } from './place.ts';

/** Something that may stand in a place. */
export interface PlaceChoice {
  /** Of a rotation, call role, activity or person. */
  readonly id: string;
  /** What the cell would show. */
  readonly code: string;
  readonly name: string;
  /** What else it is typed as. */
  readonly also: readonly string[];
}

/** What an empty place is called. */
export function emptyWords(place: Place): string {
  switch (place.kind) {
    case 'rotation':
      return 'Nothing';
    case 'calls':
      return 'No call';
    case 'half-day':
      return 'As the rotation’s week says';
    case 'seat':
      return 'Nobody';
    case 'session':
      return 'Only those whose usual week says so';
  }
}

/** What can be chosen for a place, besides nothing. */
export function choicesFor(place: Place, plan: Plan): PlaceChoice[] {
  switch (place.kind) {
    case 'rotation':
      return plan.rows.rotations
        .filter((rotation) => !rotation.isArchived)
        .map(({ id, code, name }) => ({ id, code, name, also: [] }))
        .toSorted(byCode);
    case 'half-day':
      return plan.rows.activities
        .map(({ id, code, name }) => ({ id, code, name, also: [] }))
        .toSorted(byCode);
    case 'calls': {
      const member = plan.memberById.get(place.personId);
      return plan.rows.callRoles
        .filter((role) => !role.isArchived && member !== undefined && mayTake(member, role))
        .toSorted((one, other) => one.ordinal - other.ordinal)
        .map(({ id, name }) => ({ id, code: roleLetters(plan).get(id) ?? name, name, also: [] }));
    }
    case 'seat':
      return peopleFor(place, plan);
    case 'session':
      return isSettledByRotation(place, plan)
        ? []
        : plan.members
            .filter(({ person }) => !person.isArchived)
            .map((member) => personChoice(member, plan));
  }
}

function byCode(one: PlaceChoice, other: PlaceChoice): number {
  return one.code.localeCompare(other.code, 'en');
}

function peopleFor({ slot }: Extract<Place, { kind: 'seat' }>, plan: Plan): PlaceChoice[] {
  const role = slot.layer === 'call' ? plan.callRoleById.get(slot.demandId) : undefined;
  const calendarId =
    slot.layer === 'block' ? plan.blockById.get(slot.blockId)?.calendarId : undefined;
  const members = role
    ? plan.members.filter((member) => mayTake(member, role))
    : plan.residents.filter((member) => plan.blocksFor(member)[0]?.calendarId === calendarId);
  return members.map((member) => personChoice(member, plan));
}

function personChoice({ person, year }: Member, plan: Plan): PlaceChoice {
  return {
    id: person.id,
    code: shortNames(plan).get(person.id) ?? person.familyName,
    name: `${fullName(person)}${year.pgy === null ? '' : ` (PGY-${year.pgy})`}`,
    also: [fullName(person), `${person.familyName}, ${person.givenName}`, person.familyName],
  };
}

/** Whether the activity has no site of its own: then whoever does it there is there by the rotation. */
export function isSettledByRotation(
  { activityId, siteId }: Extract<Place, { kind: 'session' }>,
  plan: Plan,
): boolean {
  return (plan.activityById.get(activityId)?.siteId ?? null) !== siteId;
}

function mayTake({ person, year }: Member, role: CallRole): boolean {
  return (
    !person.isArchived &&
    role.eligibleRoles.includes(year.role) &&
    (role.eligibleClasses.length === 0 ||
      (year.pgy !== null && role.eligibleClasses.includes(year.pgy)))
  );
}

/** Those that match what was typed, what begins with it first. */
export function choicesMatching(choices: readonly PlaceChoice[], typed: string): PlaceChoice[] {
  const text = plain(typed);
  if (text === '') return [...choices];
  const ranked = choices.flatMap((choice) => {
    const rank = rankOf(choice, text);
    return rank === null ? [] : [{ choice, rank }];
  });
  const starting = ranked.filter(({ rank }) => rank < WITHIN);
  return (starting.length > 0 ? starting : ranked)
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ choice }) => choice);
}

/** The rank of what has the text in the middle of a word: meant only where nothing begins with it. */
const WITHIN = 4;

function rankOf({ code, name, also }: PlaceChoice, text: string): number | null {
  const said = [code, name, ...also].map(plain);
  if (said.includes(text)) return 0;
  if (plain(code).startsWith(text)) return 1;
  if (said.some((each) => each.startsWith(text))) return 2;
  if (said.some((each) => each.split(/[\s,]+/).some((word) => word.startsWith(text)))) return 3;
  return said.some((each) => each.includes(text)) ? WITHIN : null;
}

/** The text without case, accents and blanks around it. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase();
}

/** What a place is called: whom or what it is about, and when. */
export function placeTitle(place: Place, plan: Plan): string {
  const member = 'personId' in place ? plan.memberById.get(place.personId) : undefined;
  const name = member ? fullName(member.person) : 'Somebody';
  switch (place.kind) {
    case 'rotation':
      return `${name}, ${blockWords(plan, place.blockId)}`;
    case 'calls':
      return `${name}, call on ${dayWords(place.day)}`;
    case 'half-day':
      return `${name}, ${dayWords(place.day)} ${place.half === 'am' ? 'morning' : 'afternoon'}`;
    case 'session': {
      const activity = plan.activityById.get(place.activityId)?.name ?? 'Session';
      const site = plan.rows.sites.find(({ id }) => id === place.siteId)?.name;
      const half = place.half === 'am' ? 'morning' : 'afternoon';
      return [activity, site, `${dayWords(place.day)} ${half}`].filter(Boolean).join(', ');
    }
    case 'seat': {
      const { slot } = place;
      if (slot.layer === 'call') {
        return `${plan.callRoleById.get(slot.demandId)?.name ?? 'Call'}, ${dayWords(slot.day)}`;
      }
      if (slot.layer === 'half-day') return dayWords(slot.day);
      const rotation = plan.rotationById.get(slot.demandId)?.name ?? 'Rotation';
      return `${rotation}, ${blockWords(plan, slot.blockId)}`;
    }
  }
}

function blockWords(plan: Plan, blockId: Parameters<Plan['blockById']['get']>[0]): string {
  const block = plan.blockById.get(blockId);
  if (!block) return 'a block';
  return `block ${block.label} (${shortDayWords(block.firstDay)} – ${shortDayWords(block.lastDay)})`;
}
