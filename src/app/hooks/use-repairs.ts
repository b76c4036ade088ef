import { useCallback } from 'react';
import type * as z from 'zod/mini';
import { actualRecorded } from '../../domain/changes/actual-recorded.ts';
import type { Outcome } from '../../domain/changes/change.ts';
import { coverSettled } from '../../domain/changes/cover-settled.ts';
import { repairApplied } from '../../domain/changes/repair-applied.ts';
import type { Actual } from '../../domain/rows/actual.ts';
import type { Cover } from '../../domain/rows/cover.ts';
import { readActuals, readCovers } from '../../store/queries/repairs.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';

/** The payback ledger: what is still owed first, then the latest. */
export function useCovers(): Cover[] | undefined {
  return useStored(readCovers, []);
}

/** What really happened, the latest day first. */
export function useActuals(): Actual[] | undefined {
  return useStored(readActuals, []);
}

/** Applies a repair, with what happened, in one change; the notice offers to take it back. */
export function useApplyRepair(): (args: z.infer<typeof repairApplied.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((args) => record(repairApplied, args), [record]);
}

/** Settles a line of the ledger. */
export function useSettleCover(): (args: z.infer<typeof coverSettled.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((args) => record(coverSettled, args), [record]);
}

/** Notes what really happened. */
export function useRecordActual(): (args: z.infer<typeof actualRecorded.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((args) => record(actualRecorded, args), [record]);
}
