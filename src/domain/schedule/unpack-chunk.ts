import type { PersonId } from '../id.ts';
import type { Chunk } from '../rows/schedule.ts';
import type { Day } from '../time/day.ts';
import { type Filled, type Slot, slotFromParts } from './slot.ts';

/** Which cells of a chunk are wanted; what is left out narrows nothing. */
export interface WantedCells {
  /** Of calls and half-days; a block is wanted whatever part of it is asked about. */
  readonly holdsDay?: (day: Day) => boolean;
  readonly people?: ReadonlySet<PersonId>;
}

/**
 * Reads a chunk back into filled slots. What is not wanted costs next to nothing: its slot is never made.
 * @throws if a wanted cell points outside the chunk's own lists.
 */
export function unpackChunk(chunk: Chunk, { holdsDay, people }: WantedCells = {}): Filled[] {
  const pick = <Item>(items: readonly Item[], place: number | undefined): Item => {
    const item = place === undefined ? undefined : items[place];
    if (item === undefined) throw new Error(`Chunk ${chunk.id} points outside its lists`);
    return item;
  };
  const isPersonWanted = chunk.people.map((id) => people?.has(id) ?? true);
  const isPeriodWanted = chunk.periods.map(
    (period) => chunk.layer === 'block' || (holdsDay?.(period.slice(0, 10) as Day) ?? true),
  );
  const filled: Filled[] = [];
  for (let at = 0; at < chunk.cells.length; at += 4) {
    const [periodAt, personAt] = [chunk.cells[at + 1], chunk.cells[at + 3]];
    if (!pick(isPersonWanted, personAt) || !pick(isPeriodWanted, periodAt)) continue;
    const demand = pick(chunk.demands, chunk.cells[at]);
    const period = pick(chunk.periods, periodAt);
    const slot: Slot = slotFromParts(chunk.layer, demand, period, chunk.cells[at + 2] ?? 0);
    filled.push({ slot, personId: pick(chunk.people, personAt), source: 'imported' });
  }
  return filled;
}
