import { useEffect, useState } from 'react';
import type { PersonId } from '../../../domain/id.ts';
import type { Schedule } from '../../../domain/schedule/schedule.ts';
import type { SlotKey } from '../../../domain/schedule/slot.ts';
import type { Day } from '../../../domain/time/day.ts';
import { proposedSwaps, type SwapProposal } from '../../../solver/swap/propose.ts';

/** Swaps found so far. */
export interface Proposals {
  readonly found: readonly SwapProposal[];
  /** How many that break a must-rule were passed over. */
  readonly passedOver: number;
  readonly isDone: boolean;
}

/** As long as the page can wait without anybody noticing. */
const TURN_MILLISECONDS = 8;
/** Of each kind as many as a phone shows. */
const COUNT_MAX = 6;

const NOTHING: Proposals = { found: [], passedOver: 0, isDone: false };

/** Looks for swaps of the call on this device, a little at a time, until all are found or another call is chosen. */
export function useProposals(
  schedule: Schedule,
  personId: PersonId,
  slot: SlotKey | null,
  notBefore: Day,
): Proposals {
  const [proposals, setProposals] = useState<Proposals & { readonly slot: SlotKey | null }>({
    ...NOTHING,
    slot: null,
  });
  useEffect(() => {
    if (slot === null) return undefined;
    let isWanted = true;
    const search = proposedSwaps({ schedule, personId, slot, notBefore, countMax: COUNT_MAX });
    const found: SwapProposal[] = [];
    let passedOver = 0;
    const goOn = (): void => {
      const start = performance.now();
      let isDone = false;
      while (!isDone && performance.now() - start < TURN_MILLISECONDS) {
        const next = search.next();
        if (next.done) isDone = true;
        else if (next.value) found.push(next.value);
        else passedOver++;
      }
      setProposals({ slot, found: [...found], passedOver, isDone });
      if (!isDone) setTimeout(() => isWanted && goOn());
    };
    const first = setTimeout(goOn);
    return () => {
      isWanted = false;
      clearTimeout(first);
    };
  }, [schedule, personId, slot, notBefore]);
  return proposals.slot === slot ? proposals : NOTHING;
}
