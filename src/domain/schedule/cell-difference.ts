import { groupBy } from '../group-by.ts';
import type { BlockId, PersonId } from '../id.ts';
import type { Block } from '../rows/academic-year.ts';
import type { Layer } from '../rows/schedule.ts';
import {
  daysOfSlot,
  type Filled,
  periodOf,
  type Slot,
  slotFromParts,
  slotKey,
  type SlotKey,
} from './slot.ts';
import type { DaySpan } from '../time/day.ts';

/**
 * A cell in which two schedules differ: of the block and half-day layers somebody's block or half-day, of the call layer
 * a role on a day. Which of several equal places of a rotation somebody has is no difference.
 */
export interface CellDifference extends DaySpan {
  /** The cell as text. */
  readonly key: string;
  readonly layer: Layer;
  /** Whom it concerns. */
  readonly personIds: readonly PersonId[];
  /** What only the first schedule has there. */
  readonly gone: readonly Filled[];
  /** What only the second schedule has there. */
  readonly came: readonly Filled[];
}

/** What of a filled slot two schedules are compared by. */
type Cell = Pick<Filled, 'slot' | 'personId'>;

/** The cell that a filled slot stands in. */
export function cellKeyOf({ slot, personId }: Cell): string {
  const owner = slot.layer === 'call' ? slot.demandId : personId;
  return `${slot.layer}/${owner}/${periodOf(slot)}`;
}

/**
 * Every cell in which the second schedule differs from the first, by day.
 * @param blocks those whose slots are compared; slots of other blocks are left out.
 */
export function cellDifferences(
  first: readonly Filled[],
  second: readonly Filled[],
  blocks: ReadonlyMap<BlockId, Block>,
): CellDifference[] {
  const isKnown = ({ slot }: Filled): boolean => slot.layer !== 'block' || blocks.has(slot.blockId);
  const before = groupBy(first.filter(isKnown), cellKeyOf);
  const after = groupBy(second.filter(isKnown), cellKeyOf);
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((key): CellDifference[] => {
      const gone = without(before.get(key) ?? [], after.get(key) ?? []);
      const came = without(after.get(key) ?? [], before.get(key) ?? []);
      const [any] = [...gone, ...came];
      if (!any) return [];
      const personIds = [...new Set([...gone, ...came].map(({ personId }) => personId))].toSorted();
      const { firstDay, lastDay } = daysOfSlot(any.slot, blocks);
      return [{ key, layer: any.slot.layer, personIds, gone, came, firstDay, lastDay }];
    })
    .toSorted((one, other) => (sortKeyOf(one) < sortKeyOf(other) ? -1 : 1));
}

function sortKeyOf({ firstDay, key }: CellDifference): string {
  return `${firstDay} ${key}`;
}

/** Those of a cell that the other schedule does not have in it. */
function without(all: readonly Filled[], other: readonly Filled[]): Filled[] {
  const left = other.map(contentOf);
  return all.filter((each) => {
    const place = left.indexOf(contentOf(each));
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

function contentOf({ slot, personId }: Cell): string {
  return slot.layer === 'call' ? personId : slot.demandId;
}

/** What a schedule loses and gets when cells of another are taken into it. */
export interface Taking {
  readonly gone: readonly Filled[];
  readonly came: readonly Filled[];
}

/**
 * What it takes to make these cells of the first schedule as they are in the second. Where a place is taken by somebody
 * who stays, the next free one of the same kind is used.
 * @param target all that the first schedule fills.
 */
export function takingOf(
  differences: readonly CellDifference[],
  target: readonly Filled[],
): Taking {
  const gone = differences.flatMap((each) => each.gone);
  const left = new Set(gone.map(({ slot }) => slotKey(slot)));
  const taken = new Set(target.map(({ slot }) => slotKey(slot)).filter((key) => !left.has(key)));
  const came = differences
    .flatMap((each) => each.came)
    .map((each) => {
      const slot = freeSlot(each.slot, taken);
      taken.add(slotKey(slot));
      return { ...each, slot };
    });
  return { gone, came };
}

function freeSlot(slot: Slot, taken: ReadonlySet<SlotKey>): Slot {
  let free = slot;
  for (let ordinal = 0; taken.has(slotKey(free)); ordinal++) {
    free = slotFromParts(slot.layer, slot.demandId, periodOf(slot), ordinal);
  }
  return free;
}

/** The same differences seen from the second schedule. */
export function reversed(differences: readonly CellDifference[]): CellDifference[] {
  return differences.map((each) => ({ ...each, gone: each.came, came: each.gone }));
}
