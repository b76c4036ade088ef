import { useCallback } from 'react';
import type * as z from 'zod/mini';
import { branchStarted } from '../../domain/changes/branch-started.ts';
import type { Outcome } from '../../domain/changes/change.ts';
import { draftRenamed } from '../../domain/changes/draft-renamed.ts';
import { editionRestored } from '../../domain/changes/edition-restored.ts';
import { partsTaken } from '../../domain/changes/parts-taken.ts';
import type { DraftId, YearId } from '../../domain/id.ts';
import type { Filled } from '../../domain/schedule/slot.ts';
import { readSide, type Side } from '../../store/queries/compared.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';

/** What a side of a comparison fills; null when it is gone, undefined while it is read. */
export function useSide(yearId: YearId, side: Side | null): readonly Filled[] | null | undefined {
  return useStored(
    async (database) => (side ? readSide(database, yearId, side) : null),
    [yearId, JSON.stringify(side)],
  );
}

/** Starts a branch from a draft or an edition. */
export function useStartBranch(): (branch: z.infer<typeof branchStarted.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((branch) => record(branchStarted, branch), [record]);
}

/** Gives a draft another name. */
export function useRenameDraft(): (draftId: DraftId, name: string) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((draftId, name) => record(draftRenamed, { draftId, name }), [record]);
}

/** Takes parts of one schedule into a draft. */
export function useTakeParts(): (parts: z.infer<typeof partsTaken.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((parts) => record(partsTaken, parts), [record]);
}

/** Puts an earlier edition in force again. */
export function useRestoreEdition(): (
  edition: z.infer<typeof editionRestored.args>,
) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((edition) => record(editionRestored, edition), [record]);
}
