import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
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

interface Opened {
  readonly draft: Draft;
  readonly live: LiveSchedule;
  /** The place in the history up to which it is drawn. */
  seq: number;
  /** Changes that are drawn and not stored yet. */
  pending: number;
}

/** Opens a draft; undefined while it is read, null when it is gone. */
export function useLiveDraft(
  draftId: DraftId,
  plan: Plan | undefined,
): LiveDraft | null | undefined {
  const { opened, follow } = useOpened(draftId, plan);
  const record = useRecord();
  const decide = useCallback<LiveDraft['decide']>(
    async (difference, way, movesPins) => {
      if (!opened) throw new Error('No draft is open');
      opened.pending++;
      opened.live.apply(difference);
      const [gone, came] = [difference.gone.map(plainOf), difference.came.map(plainOf)];
      try {
        const outcome = await record(cellsDecided, { draftId, gone, came, way, movesPins });
        if (!outcome.ok) opened.live.apply({ gone: difference.came, came: difference.gone });
        return outcome;
      } finally {
        opened.pending--;
        follow();
      }
    },
    [opened, record, draftId, follow],
  );
  const live = opened?.live ?? NOTHING_LIVE;
  const state = useSyncExternalStore(live.watch, live.read);
  if (opened === null) return null;
  return opened && state ? { draft: opened.draft, state, decide } : undefined;
}

const NOTHING_LIVE = { watch: () => () => undefined, read: () => null };

function useOpened(draftId: DraftId, plan: Plan | undefined) {
  const { database } = useSession();
  const [opened, setOpened] = useState<Opened | null>();
  const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
  if (failure) throw failure.error;
  const draft = useStored((stored) => readDraft(stored, draftId), [draftId]);
  const seq = useStored(readLastSeq, []);
  const isThere = draft ? true : draft;
  const first = useRef({ draft, plan });
  first.current = { draft, plan };
  useEffect(() => {
    const start = first.current;
    if (isThere === null) setOpened(null);
    if (!database || !isThere || !start.draft || !start.plan) return;
    const openedNow = { draft: start.draft, plan: start.plan };
    let isWanted = true;
    const open = async (): Promise<void> => {
      const upTo = await readLastSeq(database);
      const filled = await readDraftCells(database, draftId);
      if (!isWanted) return;
      const live = new LiveSchedule(openedNow.plan, filled, (error) => setFailure({ error }));
      setOpened({ draft: openedNow.draft, live, seq: upTo, pending: 0 });
    };
    open().catch((error: unknown) => setFailure({ error }));
    return () => {
      isWanted = false;
    };
  }, [database, draftId, isThere, plan !== undefined]);
  const follow = useFollowing(opened, draftId, seq, setFailure);
  useEffect(() => {
    if (!opened || !plan) return;
    const { schedule } = opened.live.read();
    if (schedule.plan !== plan) opened.live.replace(plan, schedule.filled);
  }, [opened, plan]);
  return { opened, follow };
}

/** Draws what other screens, undo and other tabs have changed, once nothing of one's own is on its way. */
function useFollowing(
  opened: Opened | null | undefined,
  draftId: DraftId,
  seq: number | undefined,
  onFailure: (failure: { readonly error: unknown }) => void,
): () => void {
  const { database } = useSession();
  const follow = useCallback(() => {
    if (!database || !opened || opened.pending > 0) return;
    readMovedCells(database, draftId, opened.seq).then(
      (movedCells) => {
        if (opened.pending > 0 || movedCells.seq <= opened.seq) return;
        Object.assign(opened, { seq: movedCells.seq });
        opened.live.apply(differenceTo(opened.live.read().schedule, movedCells));
      },
      (error: unknown) => onFailure({ error }),
    );
  }, [database, opened, draftId, onFailure]);
  useEffect(() => {
    if (opened && seq !== undefined && seq > opened.seq) follow();
  }, [opened, seq, follow]);
  return follow;
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
