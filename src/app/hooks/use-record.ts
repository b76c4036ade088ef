import { useCallback } from 'react';
import type * as z from 'zod/mini';
import type { Change, Outcome } from '../../domain/changes/change.ts';
import { undone } from '../../domain/changes/undone.ts';
import { changeIdSchema } from '../../domain/id.ts';
import { readUndoState, record } from '../../store/record.ts';
import { deviceNow, newId } from '../device-clock.ts';
import { useNotify } from '../parts/notices.tsx';
import { useSession, useStored } from '../program-session.tsx';

/** Makes a change and says whether it worked. */
export type Recorder = <Schema extends z.ZodMiniType>(
  change: Change<string, Schema>,
  args: z.infer<Schema>,
) => Promise<Outcome>;

/**
 * Makes changes on behalf of whoever holds this device. Success is told in a notice that offers to take it back; a
 * refusal is returned, for the form that asked to show.
 */
export function useRecord(): Recorder {
  const { database, program } = useSession();
  const notify = useNotify();
  return useCallback(
    async (change, args) => {
      if (!database) throw new Error('No program is open');
      const by = program?.meId ?? null;
      const changeId = changeIdSchema.parse(newId());
      const outcome = await record(database, change, args, { changeId, at: deviceNow(), by });
      if (outcome.ok) {
        const takeBack = async (): Promise<void> => {
          const made = { changeId: changeIdSchema.parse(newId()), at: deviceNow(), by };
          const taken = await record(database, undone, { changeId }, made);
          notify({ text: taken.ok ? `Undone: ${change.sentence(args)}` : taken.problem.message });
        };
        notify({ text: change.sentence(args), action: { label: 'Undo', run: takeBack } });
      }
      return outcome;
    },
    [database, program?.meId, notify],
  );
}

/** Undo and redo of the whole program; null where there is nothing to take back. */
export interface UndoActions {
  readonly undo: (() => Promise<void>) | null;
  readonly redo: (() => Promise<void>) | null;
  /** Takes back whatever there is by then, even what was only just decided. */
  readonly takeBack: (what: 'undo' | 'redo') => Promise<void>;
}

const DONE_WORDS = { undo: 'Undone', redo: 'Done again' } as const;
const NOTHING_WORDS = {
  undo: 'There is nothing to undo.',
  redo: 'There is nothing to do again.',
} as const;

/** What undo and redo would do now. */
export function useUndo(): UndoActions {
  const { database, program } = useSession();
  const notify = useNotify();
  const state = useStored(readUndoState, []);
  const by = program?.meId ?? null;
  const takeBack = async (what: 'undo' | 'redo'): Promise<void> => {
    const changeId = database && (await readUndoState(database))[what];
    if (!changeId) {
      notify({ text: NOTHING_WORDS[what] });
      return;
    }
    const made = { changeId: changeIdSchema.parse(newId()), at: deviceNow(), by };
    const outcome = await record(database, undone, { changeId }, made);
    notify({ text: outcome.ok ? DONE_WORDS[what] : outcome.problem.message });
  };
  return {
    undo: state?.undo ? () => takeBack('undo') : null,
    redo: state?.redo ? () => takeBack('redo') : null,
    takeBack,
  };
}
