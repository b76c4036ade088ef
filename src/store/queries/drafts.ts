import type { DraftId, YearId } from '../../domain/id.ts';
import type { Draft, Edition, ScheduleRun } from '../../domain/rows/schedule.ts';
import { type Filled, filledOf } from '../../domain/schedule/slot.ts';
import type { HistoryLine, ProgramDatabase } from '../database.ts';

/** Drafts of the year that are not archived, the newest first. */
export async function readDrafts(database: ProgramDatabase, yearId: YearId): Promise<Draft[]> {
  const drafts = await database.rows('draft').where('yearId').equals(yearId).toArray();
  return drafts
    .filter((draft) => !draft.isArchived)
    .toSorted((one, other) => other.startedAt - one.startedAt);
}

/** Every filled slot of a draft. */
export async function readDraftCells(
  database: ProgramDatabase,
  draftId: DraftId,
): Promise<Filled[]> {
  const rows = await database.rows('assignment').where('draftId').equals(draftId).sortBy('id');
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
