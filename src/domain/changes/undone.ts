import { isKind } from '../kind-names.ts';
import type { Row } from '../kinds.ts';
import { defineChange, done, refused } from './change.ts';
import { type HistoryEntry, type TouchedRow, UNDONE, undoneArgsSchema } from './history.ts';
import type { ChangeId } from '../id.ts';

/**
 * Takes a change back: every row it touched becomes what it was before, if none of them moved since. Taking an
 * `undone` back is redo.
 */
export const undone = defineChange({
  name: UNDONE,
  args: undoneArgsSchema,
  roles: ['admin', 'coordinator', 'faculty', 'resident'],
  apply: async (rows, { changeId }, context) => {
    const entry = await context.entry(changeId);
    if (!entry)
      return refused('not-in-history', 'This change is not in the history of this device.');
    const revAfter = await revisionsAfter(entry, context.entry);
    for (const { kind, id, isGone } of entry.touched) {
      if (!isKind(kind))
        return refused('unknown-kind', 'This change was made by a newer version of the app.');
      const now = await rows.get(kind, id);
      if (now ? now.rev !== revAfter(kind, id) : !isGone) {
        return refused(
          'moved-since',
          'It was changed again since then: undo the later change first.',
        );
      }
    }
    for (const { kind, id, before } of entry.touched) {
      if (!isKind(kind)) continue;
      if (before === null) await rows.remove(kind, [id]);
      else await rows.put(kind, [before as Row<typeof kind>]);
    }
    return done;
  },
  sentence: () => 'Took a change back',
});

/** The revision that each touched row carries if nothing came after the entry. */
async function revisionsAfter(
  entry: HistoryEntry,
  entryOf: (changeId: ChangeId) => Promise<HistoryEntry | null>,
): Promise<(kind: string, id: string) => unknown> {
  if (entry.name !== UNDONE) return () => entry.id;
  const takenBack = await entryOf(undoneArgsSchema.parse(entry.args).changeId);
  const before = new Map(takenBack?.touched.map((row) => [keyOf(row), row.before]));
  return (kind, id) => {
    const row = before.get(keyOf({ kind, id }));
    return typeof row === 'object' && row !== null && 'rev' in row ? row.rev : undefined;
  };
}

function keyOf(row: Pick<TouchedRow, 'kind' | 'id'>): string {
  return `${row.kind}/${row.id}`;
}
