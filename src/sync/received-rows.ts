import { isKind, type Kind } from '../domain/kind-names.ts';
import { kinds, type Row } from '../domain/kinds.ts';
import type { ProgramDatabase } from '../store/database.ts';
import type { MovedRow } from './messages/pull.ts';

/** Writes rows that came from the server, and forgets those it said to forget. For a transaction over all tables. */
export async function writeReceived(
  database: ProgramDatabase,
  rows: readonly MovedRow[],
): Promise<void> {
  const put = new Map<Kind, Row<Kind>[]>();
  const gone = new Map<Kind, string[]>();
  const unknown: { key: string; kind: string; row: unknown }[] = [];
  const known: string[] = [];
  for (const [kind, id, row] of rows) {
    const key = `${kind}/${id}`;
    const read = isKind(kind) && row !== null ? readReceived(kind, row) : null;
    if (read === null && row !== null) unknown.push({ key, kind, row });
    else known.push(key);
    if (!isKind(kind)) continue;
    if (read === null) listOf(gone, kind).push(id);
    else listOf(put, kind).push(read);
  }
  for (const [kind, list] of gone) await database.rows(kind).bulkDelete(list);
  for (const [kind, list] of put) await database.rows(kind).bulkPut(list);
  await database.quarantine.bulkDelete(known);
  await database.quarantine.bulkPut(unknown);
}

/** Reads again what an older app could not read. For a transaction over all tables. */
export async function readQuarantined(database: ProgramDatabase): Promise<void> {
  for (const { key, kind, row } of await database.quarantine.toArray()) {
    const read = isKind(kind) ? readReceived(kind, row) : null;
    if (read === null || !isKind(kind)) continue;
    await database.rows(kind).put(read);
    await database.quarantine.delete(key);
  }
}

/** The row with today's defaults and whatever a newer server wrote besides; null where it does not read as one. */
function readReceived(kind: Kind, row: unknown): Row<Kind> | null {
  const read = kinds[kind].safeParse(row);
  return read.success ? Object.assign({}, row, read.data) : null;
}

function listOf<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
