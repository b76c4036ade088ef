import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { cellsDecided, type DecidingWay } from '../../../../domain/changes/cells-decided.ts';
import type { Outcome } from '../../../../domain/changes/change.ts';
import type { DraftId } from '../../../../domain/id.ts';
import type { Draft } from '../../../../domain/rows/schedule.ts';
import type { Plan } from '../../../../domain/schedule/plan.ts';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import {
  areSameFilled,
  type ScheduleDifference,
} from '../../../../domain/schedule/schedule-difference.ts';
import {
  type Filled,
  parseSlotKey,
  type PlainFilled,
  slotKey,
} from '../../../../domain/schedule/slot.ts';
import type { ProgramDatabase } from '../../../../store/database.ts';
import {
  type MovedCells,
  readDraft,
  readDraftCells,
  readLastSeq,
  readMovedCells,
} from '../../../../store/queries/drafts.ts';
import { useRecord } from '../../../hooks/use-record.ts';
import { useSession, useStored } from '../../../program-session.tsx';
import { holderOf } from './held.ts';
import { LiveSchedule, type LiveState } from './live-schedule.ts';

/** An open draft that is drawn from memory and follows the history of changes. */
export interface LiveDraft {
  readonly draft: Draft;
  readonly state: LiveState;
  /** Draws the change and stores it; what is refused is taken back. */
  readonly decide: (
    difference: ScheduleDifference,
    way: DecidingWay,
    movesPins: boolean,
  ) => Promise<Outcome>;
}

/** Opens a draft; undefined while it is read, null when it is gone. */
export function useLiveDraft(
  draftId: DraftId,
  plan: Plan | undefined,
): LiveDraft | null | undefined {
  const { database } = useSession();
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  const draft = useStored((stored) => readDraft(stored, draftId), [draftId]);
  const opened = useOpened(draftId, plan, setFailure);
  const record = useRecord();
  const decide = useCallback<LiveDraft['decide']>(
    async (difference, way, movesPins) => {
      if (!opened || !database) throw new Error('No draft is open');
      const [gone, came] = [difference.gone.map(plainOf), difference.came.map(plainOf)];
      const outcome = await opened.decide(difference, () =>
        record(cellsDecided, { draftId, gone, came, way, movesPins }),
      );
      await opened.follow(database, draftId);
      return outcome;
    },
    [opened, database, record, draftId],
  );
  const live = opened?.live ?? NOTHING_LIVE;
  const state = useSyncExternalStore(live.watch, live.read);
  if (draft === null) return null;
  return draft && state ? { draft, state, decide } : undefined;
}

const NOTHING_LIVE = { watch: () => () => undefined, read: () => null };

/** A draft in memory, and up to where in the history it is drawn. */
class OpenedDraft {
  readonly live: LiveSchedule;
  #seq: number;
  /** Changes that are drawn and not stored yet. */
  #pending = 0;

  constructor(live: LiveSchedule, seq: number) {
    this.live = live;
    this.#seq = seq;
  }

  /** Draws the change, then stores it; what is refused is taken back. */
  async decide(difference: ScheduleDifference, store: () => Promise<Outcome>): Promise<Outcome> {
    this.#pending++;
    this.live.apply(difference);
    try {
      const outcome = await store();
      if (!outcome.ok) this.live.apply({ gone: difference.came, came: difference.gone });
      return outcome;
    } finally {
      this.#pending--;
    }
  }

  /** Draws what other screens, undo and other tabs have changed, once nothing of one's own is on its way. */
  async follow(database: ProgramDatabase, draftId: DraftId): Promise<void> {
    if (this.#pending > 0) return;
    const moved = await readMovedCells(database, draftId, this.#seq);
    if (this.#pending > 0 || moved.seq <= this.#seq) return;
    this.#seq = moved.seq;
    this.live.apply(differenceTo(this.live.read().schedule, moved));
  }
}

function useOpened(
  draftId: DraftId,
  plan: Plan | undefined,
  onFailure: (failure: { readonly error: unknown }) => void,
): OpenedDraft | undefined {
  const { database } = useSession();
  const [opened, setOpened] = useState<OpenedDraft>();
  const seq = useStored(readLastSeq, []);
  const latestPlan = useRef(plan);
  useLayoutEffect(() => {
    latestPlan.current = plan;
  }, [plan]);
  const hasPlan = plan !== undefined;
  useEffect(() => {
    const { current: planNow } = latestPlan;
    if (!database || !hasPlan || !planNow) return;
    let isWanted = true;
    const open = async (): Promise<void> => {
      const upTo = await readLastSeq(database);
      const filled = await readDraftCells(database, draftId);
      if (!isWanted) return;
      const live = new LiveSchedule(planNow, filled, (error) => onFailure({ error }));
      setOpened(new OpenedDraft(live, upTo));
    };
    open().catch((error: unknown) => onFailure({ error }));
    return () => {
      isWanted = false;
    };
  }, [database, draftId, hasPlan, onFailure]);
  useEffect(() => {
    if (!opened || !database || seq === undefined) return;
    opened.follow(database, draftId).catch((error: unknown) => onFailure({ error }));
  }, [opened, database, draftId, seq, onFailure]);
  useEffect(() => {
    if (!opened || !plan) return;
    const { schedule } = opened.live.read();
    if (schedule.plan !== plan) opened.live.replace(plan, schedule.filled);
  }, [opened, plan]);
  return opened;
}

/** What brings the schedule to what is stored. */
function differenceTo(schedule: Schedule, { cells }: MovedCells): ScheduleDifference {
  const gone: Filled[] = [];
  const came: Filled[] = [];
  for (const [key, now] of cells) {
    const drawn = holderOf(schedule, parseSlotKey(key));
    if (drawn && now && areSameFilled(drawn, now)) continue;
    if (drawn) gone.push(drawn);
    if (now) came.push(now);
  }
  return { gone, came };
}

function plainOf({ slot, personId, source }: Filled): PlainFilled {
  return { slot: slotKey(slot), personId, source };
}
