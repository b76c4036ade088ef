import { useCallback } from 'react';
import type * as z from 'zod/mini';
import type { Outcome } from '../../domain/changes/change.ts';
import { cellsDecided } from '../../domain/changes/cells-decided.ts';
import { draftRemoved } from '../../domain/changes/draft-removed.ts';
import { editionPublished } from '../../domain/changes/edition-published.ts';
import { slotAssigned } from '../../domain/changes/slot-assigned.ts';
import { solutionApplied } from '../../domain/changes/solution-applied.ts';
import type { DraftId, EditionId, YearId } from '../../domain/id.ts';
import type { Draft, Edition, ScheduleRun } from '../../domain/rows/schedule.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import type { HistoryLine } from '../../store/database.ts';
import {
  readDraft,
  readDraftCells,
  readDrafts,
  readEditions,
  readHistory,
  readRuns,
} from '../../store/queries/drafts.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';

/** Drafts of the year, the newest first. */
export function useDrafts(yearId: YearId): Draft[] | undefined {
  return useStored((database) => readDrafts(database, yearId), [yearId]);
}

/** A draft with its filled slots; null when it is gone. */
export function useDraft(
  draftId: DraftId,
): { readonly draft: Draft; readonly filled: Filled[] } | null | undefined {
  return useStored(
    async (database) => {
      const draft = await readDraft(database, draftId);
      return draft && { draft, filled: await readDraftCells(database, draftId) };
    },
    [draftId],
  );
}

/** Drafts with their filled slots, in this order; those that are gone are left out. */
export function useDraftsWithCells(
  draftIds: readonly DraftId[],
): { readonly draft: Draft; readonly filled: Filled[] }[] | undefined {
  return useStored(
    async (database) => {
      const all = await Promise.all(
        draftIds.map(async (draftId) => {
          const draft = await readDraft(database, draftId);
          return draft && { draft, filled: await readDraftCells(database, draftId) };
        }),
      );
      return all.filter((each) => each !== null);
    },
    [draftIds.join(' ')],
  );
}

/** An edition by its id; null when it is not on this device. */
export function useEdition(editionId: EditionId): Edition | null | undefined {
  return useStored(
    async (database) =>
      (await readEditions(database)).find((edition) => edition.id === editionId) ?? null,
    [editionId],
  );
}

/** Schedule runs of the year, the newest first. */
export function useScheduleRuns(yearId: YearId): ScheduleRun[] | undefined {
  return useStored((database) => readRuns(database, yearId), [yearId]);
}

/** The last lines of the history, newest first. */
export function useHistory(count: number): HistoryLine[] | undefined {
  return useStored((database) => readHistory(database, count), [count]);
}

/** Keeps a schedule run and writes what it found into its draft. */
export function useCreateScheduleRun(): (
  solution: z.infer<typeof solutionApplied.args>,
) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((solution) => record(solutionApplied, solution), [record]);
}

/** Decides a cell of a draft by hand. */
export function useAssignSlot(): (decision: z.infer<typeof slotAssigned.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((decision) => record(slotAssigned, decision), [record]);
}

/** Decides several cells of a draft together. */
export function useDecideCells(): (cells: z.infer<typeof cellsDecided.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((cells) => record(cellsDecided, cells), [record]);
}

/** Publishes a part of a draft. */
export function usePublishEdition(): (
  edition: z.infer<typeof editionPublished.args>,
) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((edition) => record(editionPublished, edition), [record]);
}

/** Deletes a draft; the notice offers to take it back. */
export function useDeleteDraft(): (draft: Draft) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(
    (draft) => record(draftRemoved, { draftId: draft.id, name: draft.name }),
    [record],
  );
}
