import type { Outcome } from '../domain/changes/change.ts';
import { type AnyChange, runChange } from '../domain/changes/run-change.ts';
import { type HistoryEntry, undoState, type UndoState } from '../domain/changes/history.ts';
import type { ChangeId, PersonId } from '../domain/id.ts';
import type { Instant } from '../domain/time/zone.ts';
import { noteWaiting } from './connection.ts';
import type { ProgramDatabase } from './database.ts';
import { DexieRows } from './dexie-rows.ts';

/** Who makes a change, when, and the id it gets: given by the caller, who knows the clock. */
export interface Made {
  readonly changeId: ChangeId;
  readonly at: Instant;
  readonly by: PersonId | null;
}

/** Thrown inside the transaction so that a refused change leaves nothing behind; never leaves this file. */
class Refusal extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('refused');
    this.outcome = outcome;
  }
}

/**
 * The only writer of rows: applies the change and appends it to the history in one transaction, or does nothing. Where a
 * server keeps the program, the change waits from then on for its word.
 * @param besides what else is written in the same transaction once the change is made.
 * @returns ok, or why it was refused. @throws when the database itself fails (quota, closed connection).
 */
export async function record(
  database: ProgramDatabase,
  change: AnyChange,
  args: unknown,
  made: Made,
  besides?: () => Promise<void>,
): Promise<Outcome> {
  try {
    return await database.transaction('rw', database.tables, async () => {
      const { outcome, touched } = await runChange(change, args, new DexieRows(database), {
        ...made,
        entry: (id) => readEntry(database, id),
      });
      if (!outcome.ok) throw new Refusal(outcome);
      const last = await database.history.orderBy('seq').last();
      await database.history.add({
        seq: (last?.seq ?? 0) + 1,
        id: made.changeId,
        name: change.name,
        args,
        at: made.at,
        by: made.by,
      });
      await database.touched.add({ changeId: made.changeId, rows: [...touched] });
      const { changeId: id, at, by } = made;
      await noteWaiting(database, { id, name: change.name, args, at, by }, touched);
      await besides?.();
      return outcome;
    });
  } catch (error) {
    if (error instanceof Refusal) return error.outcome;
    throw error;
  }
}

/** A line of this device's history with what it touched; null where it holds none of that id. */
export async function readEntry(
  database: ProgramDatabase,
  id: ChangeId,
): Promise<HistoryEntry | null> {
  const line = await database.history.where('id').equals(id).first();
  const touched = await database.touched.get(id);
  return line && touched ? { ...line, touched: touched.rows } : null;
}

/** How far back undo reaches: enough for a working day, and quick to read. */
const UNDO_DEPTH = 200;

/** The changes that undo and redo would take back now. */
export async function readUndoState(database: ProgramDatabase): Promise<UndoState> {
  const recent = await database.history.orderBy('seq').reverse().limit(UNDO_DEPTH).toArray();
  return undoState(recent.reverse());
}
