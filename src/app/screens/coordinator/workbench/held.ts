import type { BlockId, CallRoleId, PersonId, RotationId } from '../../../../domain/id.ts';
import type { PersonSchedule } from '../../../../domain/schedule/person-schedule.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import {
  areSameSlot,
  type Filled,
  type FilledIn,
  type Half,
  periodOf,
  type Slot,
} from '../../../../domain/schedule/slot.ts';
import type { Day } from '../../../../domain/time/day.ts';
import { onceForEach } from '../../../../domain/work/once-for-each.ts';

const NONE: readonly Filled[] = [];

/** What a person fills, by layer and period. */
const byPeriod = onceForEach((own: PersonSchedule): ReadonlyMap<string, readonly Filled[]> => {
  const found = new Map<string, Filled[]>();
  for (const each of own.filled) {
    const key = `${each.slot.layer} ${periodOf(each.slot)}`;
    const held = found.get(key);
    if (held) held.push(each);
    else found.set(key, [each]);
  }
  return found;
});

/** The rotations of a person in a block; more than one only by mistake. */
export function rotationsIn(own: PersonSchedule, blockId: BlockId): readonly Filled[] {
  return byPeriod(own).get(`block ${blockId}`) ?? NONE;
}

/** The calls and shifts of a person that start on the day. */
export function callsAt(own: PersonSchedule, at: Day): readonly Filled[] {
  return byPeriod(own).get(`call ${at}`) ?? NONE;
}

/** What was decided of a person's half-day. */
export function decidedAt(own: PersonSchedule, at: Day, half: Half): readonly Filled[] {
  return byPeriod(own).get(`half-day ${at}${half}`) ?? NONE;
}

type Lines<Item> = ReadonlyMap<string, readonly Item[]>;

/** The filled places of a list by their demand, in the order of their ordinals; once for each list. */
const byDemand = onceForEach((list: readonly Filled[]): Lines<Filled> => {
  const found = new Map<string, Filled[]>();
  for (const each of list) {
    const held = found.get(each.slot.demandId);
    if (held) held.push(each);
    else found.set(each.slot.demandId, [each]);
  }
  for (const held of found.values()) {
    held.sort((one, other) => one.slot.ordinal - other.slot.ordinal);
  }
  return found;
});

/** Who is on the rotation in the block, by ordinal. */
export function onRotation(
  schedule: Schedule,
  rotationId: RotationId,
  blockId: BlockId,
): readonly Filled[] {
  return byDemand(schedule.inBlock(blockId)).get(rotationId) ?? NONE;
}

/** Who has the call role on the day, by ordinal. */
export function onCall(schedule: Schedule, roleId: CallRoleId, at: Day): readonly Filled[] {
  return byDemand(schedule.callSlotsOn(at)).get(roleId) ?? NONE;
}

/** Who fills the slot, if anybody does. */
export function holderOf(schedule: Schedule, slot: Slot): Filled | undefined {
  switch (slot.layer) {
    case 'block':
      return onRotation(schedule, slot.demandId, slot.blockId).find(isAt(slot));
    case 'call':
      return onCall(schedule, slot.demandId, slot.day).find(isAt(slot));
    case 'half-day':
      return inHalfDay(schedule, slot.day, slot.half).find(isAt(slot));
  }
}

function isAt(slot: Slot): (filled: Filled) => boolean {
  return (filled) => areSameSlot(filled.slot, slot);
}

/** Everything that was decided of a half-day, whoever it is about. */
export function inHalfDay(schedule: Schedule, at: Day, half: Half): FilledIn<'half-day'>[] {
  return schedule.plan.members.flatMap(({ person }) => {
    const decided = schedule.of(person.id).decidedAt(at, half);
    return decided ? [decided] : [];
  });
}

/** Those of the list that are this person's. */
export function ofPerson(list: readonly Filled[], personId: PersonId): Filled[] {
  return list.filter((each) => each.personId === personId);
}
