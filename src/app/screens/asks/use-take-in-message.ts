import { useCallback } from 'react';
import type { Outcome } from '../../../domain/changes/change.ts';
import { refused } from '../../../domain/changes/change.ts';
import { useSession } from '../../program-session.tsx';
import { takeInMessage, type TakenInMessage } from './take-in-message.ts';
import { say } from '../../../answers/say.ts';

/** Takes a message (its text, or a link to it) into the open program. Problems: those of `takeInMessage`; `no-program`. */
export function useTakeInMessage(): (pasted: string) => Promise<Outcome<TakenInMessage>> {
  const { database, program } = useSession();
  return useCallback(
    async (pasted) => {
      if (!database || !program) {
        return refused('no-program', say`Open the program’s schedule on this device first.`);
      }
      return takeInMessage(pasted, {
        database,
        programId: program.id,
        meId: program.meId,
        isBuilder: program.isLookUpOnly !== true,
      });
    },
    [database, program],
  );
}
