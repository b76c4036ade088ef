import { editionPublished } from '../../domain/changes/edition-published.ts';
import { editionRestored } from '../../domain/changes/edition-restored.ts';
import type { Edition } from '../../domain/rows/schedule.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { SentChange } from '../../sync/messages/push.ts';
import type { Transaction } from '../database/database.ts';
import type { MadeChanges } from '../sync/push.ts';
import { SqlRows } from '../sync/sql-rows.ts';
import { addDeliveries, readWebhooks } from './webhook-rows.ts';

const NUMBERS_A_CELL = 4;

/** The edition that a change published; null for every other change. */
export function editionOf(change: SentChange): string | null {
  for (const { name, args } of [editionPublished, editionRestored]) {
    const read = change.name === name ? args.safeParse(change.args) : null;
    if (read?.success) return read.data.editionId;
  }
  return null;
}

/** Writes down that other systems are to be told of every edition that was published, without a name in it. */
export async function tellOfEditions(
  transaction: Transaction,
  { programId, changes }: MadeChanges,
  at: Instant,
): Promise<void> {
  const editionIds = changes.flatMap((change) => editionOf(change) ?? []);
  if (editionIds.length === 0) return;
  const webhooks = await readWebhooks(transaction, programId);
  if (webhooks.length === 0) return;
  const rows = new SqlRows(transaction, programId);
  for (const id of editionIds) {
    const edition = await rows.get('edition', id);
    if (!edition) continue;
    const counts = await countsOf(rows, edition);
    const payloadOf = (deliveryId: string) => ({
      id: deliveryId,
      event: 'edition-published',
      programId,
      editionId: edition.id,
      number: edition.number,
      restores: edition.restores ?? null,
      yearId: edition.yearId,
      ...edition.scope,
      publishedAt: new Date(edition.publishedAt).toISOString(),
      counts,
    });
    await addDeliveries(transaction, webhooks, 'edition-published', payloadOf, at);
  }
}

async function countsOf(
  rows: SqlRows,
  { chunks }: Edition,
): Promise<{ readonly assignments: number; readonly people: number }> {
  const people = new Set<string>();
  let assignments = 0;
  for (const { id } of chunks) {
    const chunk = await rows.get('chunk', id);
    assignments += (chunk?.cells.length ?? 0) / NUMBERS_A_CELL;
    for (const person of chunk?.people ?? []) people.add(person);
  }
  return { assignments, people: people.size };
}
