import { useCallback, useMemo } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { Outcome } from '../domain/changes/change.ts';
import type { ProgramContent } from '../domain/program-content.ts';
import type { ProgramId } from '../domain/id.ts';
import { ProgramDatabase } from '../store/database.ts';
import { type DeviceSession, useDeviceSession } from './device-session.tsx';
import { openContent } from './open-content.ts';

/** The open program as whoever builds it has it: with its drafts, its history and all that can be written. */
export interface ProgramSession extends DeviceSession {
  readonly database: ProgramDatabase | null;
  /** Puts a whole program onto this device (replacing what it held of it) and opens it. */
  readonly openContent: (content: ProgramContent) => Promise<Outcome>;
}

let opened: ProgramDatabase | null = null;

/** One connection for all screens; that of another program is closed. */
function databaseOf(programId: ProgramId): ProgramDatabase {
  if (opened?.programId !== programId) {
    opened?.close({ disableAutoOpen: false });
    opened = new ProgramDatabase(programId);
  }
  return opened;
}

/** The session of whoever builds the program. @throws outside `DeviceSessionProvider`. */
export function useSession(): ProgramSession {
  const session = useDeviceSession();
  const { device, program } = session;
  const database = program ? databaseOf(program.id) : null;
  const open = useCallback((content: ProgramContent) => openContent(device, content), [device]);
  return useMemo(() => ({ ...session, database, openContent: open }), [session, database, open]);
}

/**
 * Reads the open program's database and reads again whenever what was read changes.
 * @param read asks `store/queries`. @param dependencies what else the answer depends on.
 * @returns undefined while there is no answer yet. Errors of the database reach the error boundary.
 */
export function useStored<Answer>(
  read: (database: ProgramDatabase) => Promise<Answer>,
  dependencies: readonly unknown[],
): Answer | undefined {
  const { database } = useSession();
  return useLiveQuery(
    async () => (database ? read(database) : undefined),
    [database, ...dependencies],
  );
}
