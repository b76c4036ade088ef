import {
  createContext,
  type DependencyList,
  type ReactNode,
  use,
  useCallback,
  useMemo,
} from 'react';
import type { PersonId, ProgramId } from '../domain/id.ts';
import { DEVICE_DATABASE, DeviceDatabase, type KnownProgram } from '../store/device-database.ts';
import { PlainProgram } from '../store/plain-program.ts';
import type { ProgramReader } from '../store/program-reader.ts';
import { deviceNow } from './device-clock.ts';
import { forgetOwn } from './own-memory.ts';
import type { KeptAnswers } from './hooks/kept-answers.ts';
import { useLive } from './hooks/use-live.ts';

/** What the app works on: the program that is open on this device, and what the device remembers. */
export interface DeviceSession {
  readonly device: DeviceDatabase;
  /** Undefined while it is being looked up, null when this device holds no program yet. */
  readonly program: KnownProgram | null | undefined;
  /** Opens another of the programs that this device holds. */
  readonly switchTo: (programId: ProgramId) => Promise<void>;
  /** Deletes the open program from this device. */
  readonly wipe: () => Promise<void>;
  /** Says who the owner of this device is; null forgets it. */
  readonly setMe: (personId: PersonId | null) => Promise<void>;
}

const Session = createContext<DeviceSession | null>(null);
const device = new DeviceDatabase();
const programs = new Map<ProgramId, PlainProgram>();

/** The rows of a program on this device; for one program always the same, which keeps what it read. */
export function plainProgramOf(programId: ProgramId): PlainProgram {
  const found = programs.get(programId) ?? new PlainProgram(programId);
  programs.set(programId, found);
  return found;
}

/** Gives everything below it the program that is open. */
export function DeviceSessionProvider({ children }: { readonly children: ReactNode }) {
  const program = useLive(DEVICE_DATABASE, async () => (await device.current()) ?? null, []);
  const actions = useSessionActions(program?.id ?? null);
  const session = useMemo(() => ({ device, program, ...actions }), [program, actions]);
  return <Session value={session}>{children}</Session>;
}

function useSessionActions(programId: ProgramId | null) {
  const switchTo = useCallback(async (next: ProgramId) => {
    await device.programs.update(next, { openedAt: deviceNow() });
  }, []);
  const wipe = useCallback(async () => {
    if (!programId) return;
    await device.programs.delete(programId);
    await forgetOwn(device, programId);
    await plainProgramOf(programId).database.delete();
  }, [programId]);
  const setMe = useCallback(
    async (meId: PersonId | null) => {
      if (!programId) return;
      await forgetOwn(device, programId);
      await device.programs.update(programId, { meId });
    },
    [programId],
  );
  return useMemo(() => ({ switchTo, wipe, setMe }), [switchTo, wipe, setMe]);
}

/** The session. @throws outside `DeviceSessionProvider`. */
export function useDeviceSession(): DeviceSession {
  const session = use(Session);
  if (!session) throw new Error('There is no DeviceSessionProvider above');
  return session;
}

/**
 * Looks something up in the open program, and again whenever its rows change.
 * @param read asks `store/queries`. @param dependencies what else the answer depends on, as text.
 * @param kept where answers are kept for the next time the same is asked.
 * @returns undefined while there is no answer yet. Errors of the database reach the error boundary.
 */
export function useLookedUp<Answer>(
  read: (program: ProgramReader) => Promise<Answer>,
  dependencies: DependencyList,
  kept?: KeptAnswers<Answer | undefined>,
): Answer | undefined {
  const { program } = useDeviceSession();
  const open = program ? plainProgramOf(program.id) : null;
  return useLive(
    open?.database.name ?? null,
    async () => (open ? read(open) : undefined),
    dependencies,
    kept,
  );
}
