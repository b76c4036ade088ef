import type { HistoryEntry, TouchedRow } from '../changes/history.ts';
import type { ChangeId, DraftId, PersonId } from '../id.ts';
import { type Assignment, assignmentSchema, type Chunk, type Edition } from '../rows/schedule.ts';
import type { Instant } from '../time/zone.ts';
import { spanHolds } from '../time/day.ts';
import type { DaySpan } from '../time/day.ts';
import { type Filled, filledOf } from './slot.ts';
import type { Layer } from '../rows/schedule.ts';
import { unpackChunk } from './unpack-chunk.ts';

/** One change of what stands in a cell of a draft. */
export interface CellEvent {
  readonly changeId: ChangeId;
  /** Name and arguments of the change, which say why. */
  readonly name: string;
  readonly args: unknown;
  readonly at: Instant;
  readonly by: PersonId | null;
  /** What stood in the cell before and after; empty for nothing. */
  readonly before: readonly Filled[];
  readonly after: readonly Filled[];
}

/** Whether something filled stands in the cell that is asked about. */
export type IsInCell = (filled: Filled) => boolean;

/**
 * What became of a cell of a draft, the latest first: read backwards from what stands there now, for every change keeps what was
 * before it. A pin that is set or taken away counts.
 * @param entries the history, oldest first. @param now all that the draft fills.
 */
export function cellHistory(
  draftId: DraftId,
  entries: readonly HistoryEntry[],
  now: readonly Assignment[],
  isInCell: IsInCell,
): CellEvent[] {
  const prefix = `${draftId}/`;
  const known = new Map(now.map((row) => [row.id, filledOf(row)]));
  const events: CellEvent[] = [];
  for (const { touched, id: changeId, name, args, at, by } of entries.toReversed()) {
    const before: Filled[] = [];
    const after: Filled[] = [];
    for (const row of touched) {
      if (row.kind !== 'assignment' || !row.id.startsWith(prefix)) continue;
      const stood = filledBefore(row);
      const stands = known.get(row.id);
      if (stood && isInCell(stood)) before.push(stood);
      if (stands && isInCell(stands)) after.push(stands);
      if (stood) known.set(row.id, stood);
      else known.delete(row.id);
    }
    if (textOf(before) === textOf(after)) continue;
    events.push({ changeId, name, args, at, by, before, after });
  }
  return events;
}

function filledBefore({ before }: TouchedRow): Filled | null {
  const row = assignmentSchema.safeParse(before);
  return row.success ? filledOf(row.data) : null;
}

function textOf(filled: readonly Filled[]): string {
  return filled
    .map(({ slot, personId, source }) => `${slot.demandId} ${personId} ${source === 'pinned'}`)
    .toSorted()
    .join();
}

/** What an edition said of a cell that the one before it said otherwise. */
export interface PublishedCell {
  readonly edition: Edition;
  readonly filled: readonly Filled[];
}

/**
 * What editions said of a cell, the latest first; those that say the same as the one before are left out.
 * @param cell its layer, and the days by which editions speak for it. @param chunkOf undefined for pieces not at hand.
 */
export function publishedHistory(
  editions: readonly Edition[],
  chunkOf: (id: string) => Chunk | undefined,
  cell: DaySpan & { readonly layer: Layer },
  isInCell: IsInCell,
): PublishedCell[] {
  const said: PublishedCell[] = [];
  for (const edition of editions.toSorted((one, other) => one.number - other.number)) {
    const { layers } = edition.scope;
    if (!layers.includes(cell.layer) || !spanHolds(edition.scope, cell.firstDay)) continue;
    const filled = piecesOf(edition, cell).flatMap(({ id }) => {
      const chunk = chunkOf(id);
      return chunk ? unpackChunk(chunk).filter(isInCell) : [];
    });
    const last = said.at(-1);
    if (!last || textOf(last.filled) !== textOf(filled)) said.push({ edition, filled });
  }
  return said.toReversed();
}

/** The pieces of the edition that hold the cell. */
export function piecesOf(
  { chunks }: Edition,
  { layer, firstDay }: DaySpan & { readonly layer: Layer },
): Edition['chunks'] {
  return chunks.filter((piece) => piece.layer === layer && spanHolds(piece, firstDay));
}
