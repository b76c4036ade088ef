import type { BlockId, PersonId } from '../id.ts';
import type { Block } from '../rows/academic-year.ts';
import type { Swap, SwapMove } from '../rows/swap.ts';
import { daysOfSlot, parseSlotKey, periodOf, type SlotKey } from '../schedule/slot.ts';
import type { Day } from '../time/day.ts';
import { swapAfter } from './swap-state.ts';

/** A slot and who fills it, as assignments, filled slots and files have it. */
export interface Holding {
  readonly slot: SlotKey;
  readonly personId: PersonId;
}

/** Whether a swap can still be made as the schedule is now. */
export type SwapStanding =
  /** The places that would change hands now: where somebody was moved to another place of the same kind, that one. */
  | { readonly kind: 'stands'; readonly moves: readonly SwapMove[] }
  | { readonly kind: 'overtaken'; readonly overtaken: NonNullable<Swap['overtaken']> };

/**
 * Whether everybody who gives a place still holds it. A swap follows whoever holds another place of the same rotation,
 * call role or activity in the same block, day or half-day; else it is overtaken.
 */
export function swapStanding(
  moves: readonly SwapMove[],
  holdings: readonly Holding[],
): SwapStanding {
  const holderOf = new Map(holdings.map(({ slot, personId }) => [slot, personId]));
  const taken = new Set(
    moves.filter(({ slot, fromId }) => holderOf.get(slot) === fromId).map(({ slot }) => slot),
  );
  const standing: SwapMove[] = [];
  for (const move of moves) {
    const holderId = holderOf.get(move.slot) ?? null;
    const slot = holderId === move.fromId ? move.slot : followed(move, holdings, taken);
    if (slot === null) return { kind: 'overtaken', overtaken: { slot: move.slot, holderId } };
    taken.add(slot);
    standing.push({ ...move, slot });
  }
  return { kind: 'stands', moves: standing };
}

/** Another place of the same kind and time that the person holds; null where there is none. */
function followed(
  { slot, fromId }: SwapMove,
  holdings: readonly Holding[],
  taken: ReadonlySet<SlotKey>,
): SlotKey | null {
  const kind = kindAndTime(slot);
  const found = holdings.find(
    (each) => each.personId === fromId && !taken.has(each.slot) && kindAndTime(each.slot) === kind,
  );
  return found?.slot ?? null;
}

function kindAndTime(key: SlotKey): string {
  const slot = parseSlotKey(key);
  return `${slot.layer}/${slot.demandId}/${periodOf(slot)}`;
}

/** The first day on which the swap changes anything; null where a block is not known any more. */
export function firstDayOfSwap(
  moves: readonly SwapMove[],
  blocks: ReadonlyMap<BlockId, Block>,
): Day | null {
  let first: Day | null = null;
  for (const { slot } of moves) {
    const place = parseSlotKey(slot);
    if (place.layer === 'block' && !blocks.has(place.blockId)) return null;
    const { firstDay } = daysOfSlot(place, blocks);
    if (first === null || firstDay < first) first = firstDay;
  }
  return first;
}

/** The swap as it stands today: one whose first day has come before it was made is over, whether that was noted or not. */
export function swapToday(swap: Swap, today: Day, blocks: ReadonlyMap<BlockId, Block>): Swap {
  const firstDay = firstDayOfSwap(swap.moves, blocks);
  if (firstDay !== null && firstDay > today) return swap;
  const after = swapAfter(swap, { kind: 'day-came' });
  return after.ok ? after.value : swap;
}
