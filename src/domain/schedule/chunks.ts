import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { PersonId } from '../id.ts';
import type { Chunk, Layer } from '../rows/schedule.ts';
import type { DaySpan } from '../time/day.ts';
import { type Filled, periodOf, slotKey } from './slot.ts';

/** The first 80 bits of SHA-256 of the content's JSON, by which equal content gets an equal name on every device. */
export function contentId(content: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(content)))).slice(0, 20);
}

/** Numbers texts by first appearance. */
class Numbering<Text extends string> {
  readonly texts: Text[] = [];
  readonly #places = new Map<Text, number>();

  place(text: Text): number {
    let place = this.#places.get(text);
    if (place === undefined) {
      place = this.texts.push(text) - 1;
      this.#places.set(text, place);
    }
    return place;
  }
}

/** What of a filled slot an edition keeps. */
export type PackedCell = Pick<Filled, 'slot' | 'personId'>;

/** Packs filled slots of one layer into a chunk named by its content: the order in which they are given does not matter. */
export function packChunk(layer: Layer, span: DaySpan, cells: readonly PackedCell[]): Chunk {
  const people = new Numbering<PersonId>();
  const demands = new Numbering<string>();
  const periods = new Numbering<string>();
  const ordered = cells
    .map((cell) => ({ cell, key: slotKey(cell.slot) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const packed = ordered.flatMap(({ cell }) => [
    demands.place(cell.slot.demandId),
    periods.place(periodOf(cell.slot)),
    cell.slot.ordinal,
    people.place(cell.personId),
  ]);
  const content = {
    layer,
    firstDay: span.firstDay,
    lastDay: span.lastDay,
    people: people.texts,
    demands: demands.texts,
    periods: periods.texts,
    cells: packed,
  };
  return { id: contentId(content), ...content };
}
