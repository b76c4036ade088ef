import * as z from 'zod/mini';
import { type ChangeId, changeIdSchema, personIdSchema } from '../id.ts';
import { instantSchema } from '../time/zone.ts';

/** A row that a change wrote or removed, as it was before (null: it did not exist). */
export const touchedRowSchema = z.object({
  kind: z.string(),
  id: z.string(),
  before: z.unknown(),
  /** Whether the change left it removed. */
  isGone: z._default(z.boolean(), false),
});
/** A row that a change wrote or removed, as it was before. */
export type TouchedRow = z.infer<typeof touchedRowSchema>;

/** One line of the history: a change somebody made. Lines are only ever added. */
export const historyEntrySchema = z.object({
  /** Place in this device's history, from 1. */
  seq: z.int().check(z.gte(1)),
  id: changeIdSchema,
  name: z.string(),
  args: z.unknown(),
  at: instantSchema,
  by: z.nullable(personIdSchema),
  /** The rows it wrote, as they were before. */
  touched: z.array(touchedRowSchema),
});
/** One line of the history. */
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** What of an entry decides about undo and redo. */
export type UndoFacts = Pick<HistoryEntry, 'id' | 'name' | 'args'>;

/** Name of the change that takes another back; redo is taking an `undone` back. */
export const UNDONE = 'undone';

/** Arguments of the change `undone`. */
export const undoneArgsSchema = z.object({ changeId: changeIdSchema });

/** The changes that undo and redo would take back now, newest first; null when there is none. */
export interface UndoState {
  readonly undo: ChangeId | null;
  readonly redo: ChangeId | null;
}

/**
 * Reads the history as editors do: undo takes back the last change that stands; a new change after an undo empties redo.
 * @param entries the history in order, oldest first.
 */
export function undoState(entries: readonly UndoFacts[]): UndoState {
  const standing: ChangeId[] = [];
  let takenBack: { undone: ChangeId; by: ChangeId }[] = [];
  for (const entry of entries) {
    if (entry.name !== UNDONE) {
      standing.push(entry.id);
      takenBack = [];
      continue;
    }
    const { changeId } = undoneArgsSchema.parse(entry.args);
    const redone = takenBack.findIndex((pair) => pair.by === changeId);
    if (redone >= 0) {
      standing.push(...takenBack.splice(redone, 1).map((pair) => pair.undone));
    } else {
      const place = standing.lastIndexOf(changeId);
      if (place >= 0) standing.splice(place, 1);
      takenBack.push({ undone: changeId, by: entry.id });
    }
  }
  return { undo: standing.at(-1) ?? null, redo: takenBack.at(-1)?.by ?? null };
}
