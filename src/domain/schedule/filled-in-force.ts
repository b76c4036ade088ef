import type { Rows } from '../changes/rows-port.ts';
import type { Chunk, Edition } from '../rows/schedule.ts';
import { type DaySpan, spanHolds } from '../time/day.ts';
import { editionsInForce, type EditionInForce, piecesInForce } from './editions.ts';
import type { Filled } from './slot.ts';
import { unpackChunk } from './unpack-chunk.ts';

/** What is published for a span of days, by the editions that speak for it. */
export interface FilledInForce {
  readonly filled: readonly Filled[];
  readonly inForce: readonly EditionInForce[];
}

/**
 * What these editions, of one year, say of the span: for each layer and day the one with the highest number. A block is
 * said by the edition in force on its first day. Null where a piece of an edition is not at hand.
 */
export function filledInForce(
  editions: readonly Edition[],
  chunkOf: (id: string) => Chunk | undefined,
  span: DaySpan,
): FilledInForce | null {
  const inForce = editionsInForce(editions, span);
  const filled: Filled[] = [];
  for (const { id, layer, stretches } of piecesInForce(editions, inForce, span)) {
    const chunk = chunkOf(id);
    if (!chunk) return null;
    const cells = unpackChunk(chunk, {
      holdsDay: (at) => layer === 'block' || stretches.some((each) => spanHolds(each, at)),
    });
    filled.push(...cells);
  }
  return { filled, inForce };
}

/** The same read from rows. */
export async function readFilledInForce(
  rows: Rows,
  editions: readonly Edition[],
  span: DaySpan,
): Promise<FilledInForce | null> {
  const inForce = editionsInForce(editions, span);
  const chunks = new Map<string, Chunk>();
  for (const { id } of piecesInForce(editions, inForce, span)) {
    const chunk = await rows.get('chunk', id);
    if (chunk) chunks.set(id, chunk);
  }
  return filledInForce(editions, (id) => chunks.get(id), span);
}
