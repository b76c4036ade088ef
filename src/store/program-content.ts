import { type Kind, kindNames } from '../domain/kind-names.ts';
import type { RowsByKind } from '../domain/kinds.ts';
import { done, type Outcome, refused } from '../domain/changes/change.ts';
import type { ProgramContent } from '../domain/program-content.ts';
import { readConnection } from './connection.ts';
import { type ProgramDatabase, rowTables } from './database.ts';

/** Reads everything, at one moment. */
export async function readContent(database: ProgramDatabase): Promise<ProgramContent> {
  return database.transaction('r', database.tables, async () => {
    const rows: Partial<Record<Kind, unknown[]>> = {};
    for (const kind of kindNames) {
      const list = await database.rows(kind).orderBy('id').toArray();
      if (list.length > 0) rows[kind] = list;
    }
    const touched = new Map(
      (await database.touched.toArray()).map((each) => [each.changeId, each.rows]),
    );
    const lines = await database.history.orderBy('seq').toArray();
    return {
      rows: rows as RowsByKind,
      history: lines.map((line) => ({ ...line, touched: touched.get(line.id) ?? [] })),
    };
  });
}

const KEPT_BY_SERVER =
  'A server keeps this program, and a file would not reach the others. To go on with the file alone, leave the server first: More, Account and server.';

/**
 * Replaces everything with the content of a file, history and all, in one transaction. This is restoring a copy, not a
 * change: nothing of what was there before is kept. Refused as `kept-by-server` where a server keeps the program: the others
 * would never hear of it.
 */
export async function replaceContent(
  database: ProgramDatabase,
  content: ProgramContent,
): Promise<Outcome> {
  return database.transaction('rw', database.tables, async () => {
    if (await readConnection(database)) return refused('kept-by-server', KEPT_BY_SERVER);
    for (const table of rowTables(database)) await table.clear();
    await database.history.clear();
    await database.touched.clear();
    for (const kind of kindNames)
      await database.table(kind).bulkAdd([...(content.rows[kind] ?? [])]);
    await database.history.bulkAdd(content.history.map(({ touched: _touched, ...line }) => line));
    await database.touched.bulkAdd(
      content.history.map((entry) => ({ changeId: entry.id, rows: entry.touched })),
    );
    return done;
  });
}
