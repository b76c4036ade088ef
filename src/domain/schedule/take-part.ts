import type { PersonId } from '../id.ts';
import type { Layer } from '../rows/schedule.ts';
import { type DaySpan, overlapOf } from '../time/day.ts';
import type { Plan } from './plan.ts';
import type { ScheduleDifference } from './schedule-difference.ts';
import { daysOfSlot, type Filled, periodOf, type Slot, slotKey, type SlotKey } from './slot.ts';

/** A part of a schedule: some layers, over some days, of everybody or of one person. */
export interface SchedulePart {
  readonly layers: readonly Layer[];
  /** Blocks belong to it when they share a day with it. */
  readonly span: DaySpan;
  /** Null for everybody. */
  readonly personId: PersonId | null;
}

/**
 * What it takes to have a part of one schedule in another. What is pinned there stays, and nobody gets a second cell
 * beside a pinned one. Slots keep their identity where they are free.
 */
export function partTaken(
  plan: Plan,
  into: readonly Filled[],
  from: readonly Filled[],
  part: SchedulePart,
): ScheduleDifference {
  const isInPart = ({ slot, personId }: Filled): boolean =>
    part.layers.includes(slot.layer) &&
    (part.personId === null || part.personId === personId) &&
    overlapOf(part.span, daysOfSlot(slot, plan.blockById)) !== null;
  const wanted = new Set(from.filter(isInPart).map(keyOf));
  const standing = into.filter(isInPart);
  const present = new Set(standing.map(keyOf));
  const gone = standing.filter((each) => each.source !== 'pinned' && !wanted.has(keyOf(each)));
  const left = new Set(gone);
  const kept = into.filter((each) => !left.has(each));
  const pinned = new Set(kept.filter(({ source }) => source === 'pinned').map(cellOf));
  const came = from.filter(
    (each) => isInPart(each) && !present.has(keyOf(each)) && !pinned.has(cellOf(each)),
  );
  return { gone, came: inFreeSlots(came, new Set(kept.map(({ slot }) => slotKey(slot)))) };
}

/** Each in its own slot or, where that is taken, in the first like it that is free. */
function inFreeSlots(came: readonly Filled[], taken: Set<SlotKey>): Filled[] {
  return came.map((each): Filled => {
    let slot: Slot = each.slot;
    for (let ordinal = 0; taken.has(slotKey(slot)); ordinal++) slot = { ...each.slot, ordinal };
    taken.add(slotKey(slot));
    return { ...each, slot };
  });
}

function keyOf({ slot, personId }: Filled): string {
  return `${personId}/${slot.layer}/${slot.demandId}/${periodOf(slot)}`;
}

/** A person can be in one place of a layer in a period; of calls, in one of a role. */
function cellOf({ slot, personId }: Filled): string {
  const demand = slot.layer === 'call' ? slot.demandId : '';
  return `${personId}/${slot.layer}/${demand}/${periodOf(slot)}`;
}
