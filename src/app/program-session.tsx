import { createContext, type ReactNode, use, useCallback, useEffect, useMemo } from 'react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { ProgramContent } from '../domain/program-content.ts';
import type { PersonId, ProgramId } from '../domain/id.ts';
import { ProgramDatabase } from '../store/database.ts';
import { DeviceDatabase, type KnownProgram } from '../store/device-database.ts';
import { replaceContent } from '../store/program-content.ts';
import { deviceNow } from './device-clock.ts';

/** What the app works on: the program that is open on this device, and what the device remembers. */
export interface ProgramSession {
  readonly device: DeviceDatabase;
  /** Undefined while it is being looked up, null when this device holds no program yet. */
  readonly program: KnownProgram | null | undefined;
  readonly database: ProgramDatabase | null;
  /** Puts a whole program onto this device (replacing what it held of it) and opens it. */
  readonly openContent: (content: ProgramContent) => Promise<void>;
  /** Opens another of the programs that this device holds. */
  readonly switchTo: (programId: ProgramId) => Promise<void>;
  /** Deletes the open program from this device. */
  readonly wipe: () => Promise<void>;
  /** Says who the owner of this device is; null forgets it. */
  readonly setMe: (personId: PersonId | null) => Promise<void>;
}

const Session = createContext<ProgramSession | null>(null);
const device = new DeviceDatabase();

/** Gives everything below it the program that is open. */
export function ProgramSessionProvider({ children }: { readonly children: ReactNode }) {
  const program = useLiveQuery(async () => (await device.current()) ?? null);
  const programId = program?.id ?? null;
  const database = useMemo(() => (programId ? new ProgramDatabase(programId) : null), [programId]);
  useEffect(() => () => database?.close({ disableAutoOpen: false }), [database]);
  const actions = useSessionActions(programId);
  const session = useMemo(
    () => ({ device, program, database, ...actions }),
    [program, database, actions],
  );
  return <Session value={session}>{children}</Session>;
}

function useSessionActions(programId: ProgramId | null) {
  const openContent = useCallback(async (content: ProgramContent) => {
    const row = content.rows.program?.[0];
    if (!row) throw new Error('A program file always names its program');
    const target = new ProgramDatabase(row.id);
    await replaceContent(target, content);
    target.close();
    const known = await device.programs.get(row.id);
    await device.programs.put({
      id: row.id,
      name: row.name,
      openedAt: deviceNow(),
      meId: known?.meId ?? null,
    });
  }, []);
  const switchTo = useCallback(async (next: ProgramId) => {
    await device.programs.update(next, { openedAt: deviceNow() });
  }, []);
  const wipe = useCallback(async () => {
    if (!programId) return;
    await device.programs.delete(programId);
    await new ProgramDatabase(programId).delete();
  }, [programId]);
  const setMe = useCallback(
    async (meId: PersonId | null) => {
      if (programId) await device.programs.update(programId, { meId });
    },
    [programId],
  );
  return useMemo(
    () => ({ openContent, switchTo, wipe, setMe }),
    [openContent, switchTo, wipe, setMe],
  );
}

/** The session. @throws outside `ProgramSessionProvider`. */
export function useSession(): ProgramSession {
  const session = use(Session);
  if (!session) throw new Error('There is no ProgramSessionProvider above');
  return session;
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
