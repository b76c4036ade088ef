import type { Chunk } from '../rows/schedule.ts';
import { type Filled, slotFromParts } from './slot.ts';

/** What of a filled slot an edition keeps. */
export type PackedCell = Pick<Filled, 'slot' | 'personId'>;

/** Reads a chunk back into slots and people. @throws if it points outside its own lists. */
export function unpackChunk(chunk: Chunk): PackedCell[] {
  const pick = <Text>(texts: readonly Text[], place: number | undefined): Text => {
    const text = place === undefined ? undefined : texts[place];
    if (text === undefined) throw new Error(`Chunk ${chunk.id} points outside its lists`);
    return text;
  };
  const cells: PackedCell[] = [];
  for (let at = 0; at < chunk.cells.length; at += 4) {
    const demand = pick(chunk.demands, chunk.cells[at]);
    const period = pick(chunk.periods, chunk.cells[at + 1]);
    const slot = slotFromParts(chunk.layer, demand, period, chunk.cells[at + 2] ?? 0);
    cells.push({ slot, personId: pick(chunk.people, chunk.cells[at + 3]) });
  }
  return cells;
}
