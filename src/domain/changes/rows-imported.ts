import * as z from 'zod/mini';
import { type Kind, kindNames } from '../kind-names.ts';
import type { Row, RowsByKind } from '../kinds.ts';
import { brokenReferences, rowsByKindSchema } from '../references.ts';
import { defineChange, done, refused } from './change.ts';
import type { Rows } from './rows-port.ts';

/** Rows were taken in from a file or a sample: all of them or none. Rows of the same id are replaced. */
export const rowsImported = defineChange({
  name: 'rows-imported',
  args: z.object({ title: z.string(), rows: rowsByKindSchema }),
  roles: ['admin', 'coordinator'],
  apply: async (rows, { rows: incoming }) => {
    const merged = await mergedContent(rows, incoming);
    if ((merged.program?.length ?? 0) > 1) {
      return refused(
        'other-program',
        'This file belongs to another program: load it as a program of its own.',
      );
    }
    const [broken] = brokenReferences(merged);
    if (broken) {
      const { kind, id, field, missing, missingId } = broken;
      return refused(
        'reference-broken',
        `${kind} ${id} names a ${missing} that is missing (${field} ${missingId}).`,
      );
    }
    for (const kind of kindNames) await putKind(rows, kind, incoming);
    return done;
  },
  sentence: ({ title }) => `Took in ${title}`,
});

async function putKind<K extends Kind>(rows: Rows, kind: K, incoming: RowsByKind): Promise<void> {
  const list: readonly Row<K>[] | undefined = incoming[kind];
  if (list && list.length > 0) await rows.put(kind, list);
}

async function mergedContent(rows: Rows, incoming: RowsByKind): Promise<RowsByKind> {
  const entries: [Kind, readonly Row<Kind>[]][] = [];
  for (const kind of kindNames) {
    const byId = new Map<string, Row<Kind>>((await rows.all(kind)).map((row) => [row.id, row]));
    for (const row of incoming[kind] ?? []) byId.set(row.id, row);
    entries.push([kind, [...byId.values()]]);
  }
  return Object.fromEntries(entries);
}
