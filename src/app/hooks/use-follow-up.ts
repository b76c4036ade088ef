import { useCallback } from 'react';
import type * as z from 'zod/mini';
import { caseOpened } from '../../domain/changes/case-opened.ts';
import { caseReopened } from '../../domain/changes/case-reopened.ts';
import { caseSignedOff } from '../../domain/changes/case-signed-off.ts';
import { caseUpdated } from '../../domain/changes/case-updated.ts';
import type { Outcome } from '../../domain/changes/change.ts';
import { findingWaived } from '../../domain/changes/finding-waived.ts';
import { waiverWithdrawn } from '../../domain/changes/waiver-withdrawn.ts';
import type { ComplianceCase } from '../../domain/rows/compliance-case.ts';
import type { Waiver } from '../../domain/rows/waiver.ts';
import type { DaySpan } from '../../domain/time/day.ts';
import { readCases, readWaivers } from '../../store/queries/compliance.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';

/** Waivers of findings in these days. */
export function useWaivers({ firstDay, lastDay }: DaySpan): Waiver[] | undefined {
  return useStored((database) => readWaivers(database, { firstDay, lastDay }), [firstDay, lastDay]);
}

/** Cases about these days, and older ones that nobody has signed off. */
export function useCases({ firstDay, lastDay }: DaySpan): ComplianceCase[] | undefined {
  return useStored((database) => readCases(database, { firstDay, lastDay }), [firstDay, lastDay]);
}

/** Waives a finding. */
export function useWaive(): (args: z.infer<typeof findingWaived.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((args) => record(findingWaived, args), [record]);
}

/** Withdraws a waiver; the notice offers to take it back. */
export function useWithdrawWaiver(): (waiver: Waiver) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(
    ({ id, ruleTitle }) => record(waiverWithdrawn, { waiverId: id, ruleTitle }),
    [record],
  );
}

/** Opens a case. */
export function useOpenCase(): (args: z.infer<typeof caseOpened.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((args) => record(caseOpened, args), [record]);
}

/** Writes cause, action, who and until when into a case. */
export function useUpdateCase(): (args: z.infer<typeof caseUpdated.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((args) => record(caseUpdated, args), [record]);
}

/** Signs a case off. */
export function useSignOffCase(): (args: z.infer<typeof caseSignedOff.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((args) => record(caseSignedOff, args), [record]);
}

/** Follows a case up again that was signed off; the notice offers to take it back. */
export function useReopenCase(): (each: ComplianceCase) => Promise<Outcome> {
  const record = useRecord();
  return useCallback(
    ({ id, ruleTitle }) => record(caseReopened, { caseId: id, ruleTitle }),
    [record],
  );
}
