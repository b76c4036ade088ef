import { useMemo } from 'react';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import { type Filled, slotKey } from '../../../domain/schedule/slot.ts';
import type { Holding } from '../../../domain/asks/swap-standing.ts';
import type { CheckedSchedule } from '../../../rules/recheck.ts';
import { useChecked } from './use-findings.ts';

/** The draft by which whatever is asked is judged and decided. */
export interface DraftInUse {
  /** Null where the year has none. */
  readonly draft: Draft | null;
  readonly schedule: Schedule;
  readonly holdings: readonly Holding[];
  /** What the rules say of it; undefined until they have answered. */
  readonly checked: CheckedSchedule | undefined;
}

/** The draft with what the rules say of it; null while it is read. */
export function useDraftInUse(
  draft: Draft | null,
  filled: readonly Filled[] | null,
  plan: Plan,
): DraftInUse | null {
  const checked = useChecked(plan, filled);
  return useMemo(() => {
    if (!filled) return null;
    const holdings = filled.map(({ slot, personId }) => ({ slot: slotKey(slot), personId }));
    return { draft, schedule: checked?.schedule ?? new Schedule(plan, filled), holdings, checked };
  }, [draft, filled, plan, checked]);
}

/** The draft that decisions go into where nobody chose another: the newest that is no branch, else the newest. */
export function mainDraft(drafts: readonly Draft[]): Draft | null {
  return drafts.find(({ branchedFrom }) => !branchedFrom) ?? drafts[0] ?? null;
}
