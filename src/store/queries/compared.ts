import type { DraftId, EditionId, YearId } from '../../domain/id.ts';
import type { Edition } from '../../domain/rows/schedule.ts';
import { readFilledInForce } from '../../domain/schedule/filled-in-force.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import type { ProgramDatabase } from '../database.ts';
import { DexieRows } from '../dexie-rows.ts';
import { readDraftCells } from './drafts.ts';

/** A schedule that can be compared: a draft, the schedule as an edition left it, or what is in force. */
export type Side =
  | { readonly kind: 'draft'; readonly draftId: DraftId }
  | { readonly kind: 'edition'; readonly editionId: EditionId }
  | { readonly kind: 'in-force' };

/** What a side of a comparison fills in that year; null when it is gone, or a piece of it is not on this device. */
export async function readSide(
  database: ProgramDatabase,
  yearId: YearId,
  side: Side,
): Promise<readonly Filled[] | null> {
  if (side.kind === 'draft') {
    const draft = await database.rows('draft').get(side.draftId);
    return draft?.yearId === yearId ? readDraftCells(database, side.draftId) : null;
  }
  const editions = await database.rows('edition').where('yearId').equals(yearId).toArray();
  const then = side.kind === 'edition' ? upTo(editions, side.editionId) : editions;
  const year = await database.rows('academicYear').get(yearId);
  if (!then || !year) return null;
  const published = await readFilledInForce(new DexieRows(database), then, year);
  return published?.filled ?? null;
}

/** Those that were published with the edition or before; null where it is not among them. */
function upTo(editions: readonly Edition[], editionId: EditionId): Edition[] | null {
  const last = editions.find(({ id }) => id === editionId);
  return last ? editions.filter(({ number }) => number <= last.number) : null;
}
