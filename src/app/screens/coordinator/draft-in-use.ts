import { useMemo, useState } from 'react';
import type { YearId } from '../../../domain/id.ts';
import type { Draft } from '../../../domain/rows/schedule.ts';
import type { Plan } from '../../../domain/schedule/plan.ts';
import { Schedule } from '../../../domain/schedule/schedule.ts';
import { type Filled, slotKey } from '../../../domain/schedule/slot.ts';
import type { Holding } from '../../../domain/asks/swap-standing.ts';
import type { CheckedSchedule } from '../../../rules/recheck.ts';
import { readMainDraftId } from '../../../store/queries/main-draft.ts';
import { useDrafts } from '../../hooks/use-drafts.ts';
import { useStored } from '../../program-session.tsx';
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

/** The drafts of the year, the newest first, and the one that decisions go into where nobody chose another. */
export function useDraftChoice(yearId: YearId): {
  readonly drafts: readonly Draft[];
  /** Null where the year has none. */
  readonly draft: Draft | null;
  readonly choose: (draftId: string) => void;
} | null {
  const drafts = useDrafts(yearId);
  const mainId = useStored((database) => readMainDraftId(database, yearId), [yearId]);
  const [chosen, choose] = useState('');
  if (!drafts || mainId === undefined) return null;
  const by = (wanted: string | null): Draft | undefined => drafts.find(({ id }) => id === wanted);
  return { drafts, draft: by(chosen) ?? by(mainId) ?? drafts[0] ?? null, choose };
}
