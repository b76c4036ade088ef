import type { DraftId, YearId } from '../../domain/id.ts';
import type { Draft, Edition, ScheduleRun } from '../../domain/rows/schedule.ts';
import { type Filled, filledOf, type SlotKey } from '../../domain/schedule/slot.ts';
import type { HistoryLine, ProgramDatabase } from '../database.ts';

/** Drafts of the year that are not archived, the newest first. */
export async function readDrafts(database: ProgramDatabase, yearId: YearId): Promise<Draft[]> {
  const drafts = await database.rows('draft').where('yearId').equals(yearId).toArray();
  return drafts
    .filter((draft) => !draft.isArchived)
    .toSorted((one, other) => other.startedAt - one.startedAt);
}

/** Every filled slot of a draft, by key. */
export async function readDraftCells(
  database: ProgramDatabase,
  draftId: DraftId,
): Promise<Filled[]> {
  // Rows with the same value of an index come in the order of their keys.
  const rows = await database.rows('assignment').where('draftId').equals(draftId).toArray();
  return rows.map(filledOf);
}

/** Editions, the newest first. */
export async function readEditions(database: ProgramDatabase): Promise<Edition[]> {
  const editions = await database.rows('edition').toArray();
  return editions.toSorted((one, other) => other.number - one.number);
}

/** Schedule runs of the year, the newest first. */
export async function readRuns(database: ProgramDatabase, yearId: YearId): Promise<ScheduleRun[]> {
  const runs = await database.rows('scheduleRun').where('yearId').equals(yearId).toArray();
  return runs.toSorted((one, other) => other.startedAt - one.startedAt);
}

/** The last lines of the history, newest first. */
export async function readHistory(
  database: ProgramDatabase,
  count: number,
): Promise<HistoryLine[]> {
  return database.history.orderBy('seq').reverse().limit(count).toArray();
}

/** The draft, or null when it is gone. */
export async function readDraft(
  database: ProgramDatabase,
  draftId: DraftId,
): Promise<Draft | null> {
  return (await database.rows('draft').get(draftId)) ?? null;
}

/** What changes have made of some places of a draft. */
export interface MovedCells {
  /** The place in the history up to which this holds. */
  readonly seq: number;
  /** Who fills each touched place now, or that nobody does. */
  readonly cells: ReadonlyMap<SlotKey, Filled | null>;
}

/** The place of the last change in the history; 0 without any. */
export async function readLastSeq(database: ProgramDatabase): Promise<number> {
  return (await database.history.orderBy('seq').last())?.seq ?? 0;
}

/** The places of a draft that changes after that one have touched. */
export async function readMovedCells(
  database: ProgramDatabase,
  draftId: DraftId,
  after: number,
): Promise<MovedCells> {
  const lines = await database.history.where('seq').above(after).sortBy('seq');
  const touched = await database.touched.bulkGet(lines.map(({ id }) => id));
  const prefix = `${draftId}/`;
  const ids = new Set(
    touched.flatMap((each) =>
      (each?.rows ?? [])
        .filter(({ kind, id }) => kind === 'assignment' && id.startsWith(prefix))
        .map(({ id }) => id),
    ),
  );
  const rows = await database.rows('assignment').bulkGet([...ids]);
  const cells = new Map(
    [...ids].map((id, place) => {
      const row = rows[place];
      return [id.slice(prefix.length), row ? filledOf(row) : null] as const;
    }),
  );
  return { seq: lines.at(-1)?.seq ?? after, cells };
}
