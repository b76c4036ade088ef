import { useMemo } from 'react';
import type { PersonId } from '../../../domain/id.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { SlotKey } from '../../../domain/schedule/slot.ts';
import type { Day } from '../../../domain/time/day.ts';
import { proposedSwaps, type SwapProposal } from '../../../solver/swap/propose.ts';
import { type Searched, useSearchInTurns } from '../../hooks/use-search-in-turns.ts';

/** Of each kind as many as a phone shows. */
const COUNT_MAX = 6;

/** Looks for swaps of the call on this device, a little at a time, until all are found or another call is chosen. */
export function useProposals(
  schedule: Schedule,
  personId: PersonId,
  slot: SlotKey | null,
  notBefore: Day,
): Searched<SwapProposal> {
  const search = useMemo(
    () =>
      slot === null
        ? null
        : () => proposedSwaps({ schedule, personId, slot, notBefore, countMax: COUNT_MAX }),
    [schedule, personId, slot, notBefore],
  );
  return useSearchInTurns(search);
}
