import { useCallback } from 'react';
import type * as z from 'zod/mini';
import type { Outcome } from '../../domain/changes/change.ts';
import { requestDecided } from '../../domain/changes/request-decided.ts';
import { swapApproved } from '../../domain/changes/swap-approved.ts';
import { swapRefused } from '../../domain/changes/swap-refused.ts';
import { type Inbox, readInbox } from '../../store/queries/asks.ts';
import { useStored } from '../program-session.tsx';
import { useRecord } from './use-record.ts';

/** What waits for a decision and what was decided; undefined while it is read. */
export function useInbox(): Inbox | undefined {
  return useStored(readInbox, []);
}

/** Grants or declines a request; the notice offers to take it back. */
export function useDecideRequest(): (
  decision: z.infer<typeof requestDecided.args>,
) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((decision) => record(requestDecided, decision), [record]);
}

/** Approves a swap and moves its places in a draft, in one change. */
export function useApproveSwap(): (
  approval: z.infer<typeof swapApproved.args>,
) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((approval) => record(swapApproved, approval), [record]);
}

/** Refuses a swap with a reason. */
export function useRefuseSwap(): (refusal: z.infer<typeof swapRefused.args>) => Promise<Outcome> {
  const record = useRecord();
  return useCallback((refusal) => record(swapRefused, refusal), [record]);
}
