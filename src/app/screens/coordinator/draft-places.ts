import type { BlockId, CallRoleId, PersonId } from '../../../domain/id.ts';
import type { Source } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import type { ScheduleDifference } from '../../../domain/schedule/schedule-difference.ts';
import {
  areSameSlot,
  type Filled,
  type Half,
  parseSlotKey,
  periodOf,
  type Slot,
  slotFromParts,
  slotKey,
  type SlotKey,
} from '../../../domain/schedule/slot.ts';
import { type Day, spanHolds } from '../../../domain/time/day.ts';
import type { DraftSearch } from '../../coordinator-search.ts';

/** A cell of a draft as somebody points at it. */
export type Place =
  | { readonly layer: 'block'; readonly personId: PersonId; readonly blockId: BlockId }
  | {
      readonly layer: 'call';
      readonly callRoleId: CallRoleId;
      readonly day: Day;
      readonly ordinal: number;
    }
  | {
      readonly layer: 'half-day';
      readonly personId: PersonId;
      readonly day: Day;
      readonly half: Half;
    };

/** What is decided about a cell: the arguments of the change but for the draft. */
export interface Decision {
  readonly slot: SlotKey;
  readonly personId: PersonId | null;
  readonly source: Source;
  readonly vacated: SlotKey[];
}

/** What fills the place now; a person can be in two rotations of one block only by mistake, then all are given. */
export function filledAt(filled: readonly Filled[], place: Place): Filled[] {
  return filled.filter((each) => isAt(each, place));
}

/** Whether something filled stands at the place. */
export function isAt({ slot, personId }: Filled, place: Place): boolean {
  switch (place.layer) {
    case 'block':
      return (
        slot.layer === 'block' && personId === place.personId && slot.blockId === place.blockId
      );
    case 'call':
      return (
        slot.layer === 'call' &&
        slot.demandId === place.callRoleId &&
        slot.day === place.day &&
        slot.ordinal === place.ordinal
      );
    case 'half-day':
      return (
        slot.layer === 'half-day' &&
        personId === place.personId &&
        slot.day === place.day &&
        slot.half === place.half
      );
  }
}

/** The place that a slot of a finding stands for; null where nobody fills it. */
export function placeOf(filled: readonly Filled[], key: SlotKey): Place | null {
  const slot = parseSlotKey(key);
  if (slot.layer === 'call') {
    return { layer: 'call', callRoleId: slot.demandId, day: slot.day, ordinal: slot.ordinal };
  }
  const personId = filled.find((each) => slotKey(each.slot) === key)?.personId;
  if (personId === undefined) return null;
  return slot.layer === 'block'
    ? { layer: 'block', personId, blockId: slot.blockId }
    : { layer: 'half-day', personId, day: slot.day, half: slot.half };
}

/** The place that an address means: a slot's, else the block of the person that holds the day; null where it says none. */
export function placeAt(
  { slot, person, day }: DraftSearch,
  filled: readonly Filled[],
  plan: Plan,
): Place | null {
  const place = slot === undefined ? null : placeOf(filled, slot);
  if (place) return place;
  const member = plan.members.find((each) => each.person.id === person);
  if (!member || day === undefined) return null;
  const block = plan.blocksFor(member).find((each) => spanHolds(each, day));
  return block ? { layer: 'block', personId: member.person.id, blockId: block.id } : null;
}

/** The id of the element that shows the place. */
export function elementIdOf(place: Place): string {
  switch (place.layer) {
    case 'block':
      return `block-${place.personId}-${place.blockId}`;
    case 'call':
      return `call-${place.callRoleId}-${place.day}-${place.ordinal}`;
    case 'half-day':
      return `half-day-${place.personId}-${place.day}${place.half}`;
  }
}

/** What is chosen for the place now: a rotation, person or activity, or the empty text. */
export function chosenAt(filled: readonly Filled[], place: Place): string {
  const [now] = filledAt(filled, place);
  if (!now) return '';
  return place.layer === 'call' ? now.personId : now.slot.demandId;
}

/**
 * The decision that puts the choice into the place, or null where that changes nothing.
 * @param choice a rotation, person or activity; the empty text empties the place.
 */
export function decide(
  filled: readonly Filled[],
  place: Place,
  choice: string,
  source: Source,
  plan: Plan,
): Decision | null {
  const current = filledAt(filled, place);
  const [now] = current;
  const vacated = current.map((each) => slotKey(each.slot));
  if (choice === '') {
    return now ? { slot: slotKey(now.slot), personId: null, source, vacated } : null;
  }
  if (choice === chosenAt(filled, place) && now) {
    return now.source === source
      ? null
      : { slot: slotKey(now.slot), personId: now.personId, source, vacated: vacated.slice(1) };
  }
  if (place.layer === 'call') {
    const member = plan.members.find(({ person }) => person.id === choice);
    const slot: Slot = { ...place, demandId: place.callRoleId };
    return member ? { slot: slotKey(slot), personId: member.person.id, source, vacated: [] } : null;
  }
  const period = place.layer === 'block' ? place.blockId : `${place.day}${place.half}`;
  const slot = freeSlot(filled, place.layer, choice, period);
  return { slot: slotKey(slot), personId: place.personId, source, vacated };
}

function freeSlot(
  filled: readonly Filled[],
  layer: 'block' | 'half-day',
  demandId: string,
  period: string,
): Slot {
  const taken = new Set(
    filled
      .filter(
        ({ slot }) =>
          slot.layer === layer && slot.demandId === demandId && periodOf(slot) === period,
      )
      .map(({ slot }) => slot.ordinal),
  );
  let ordinal = 0;
  while (taken.has(ordinal)) ordinal++;
  return slotFromParts(layer, demandId, period, ordinal);
}

/** What the decision does to the filled slots. */
export function differenceOf(filled: readonly Filled[], decision: Decision): ScheduleDifference {
  const slot = parseSlotKey(decision.slot);
  const left = [slot, ...decision.vacated.map(parseSlotKey)];
  const gone = filled.filter((each) => left.some((other) => areSameSlot(each.slot, other)));
  const { personId, source } = decision;
  return { gone, came: personId === null ? [] : [{ slot, personId, source }] };
}
