import {
  createContext,
  type DependencyList,
  type ReactNode,
  use,
  useCallback,
  useMemo,
  useState,
} from 'react';
import type { PersonId, ProgramId } from '../domain/id.ts';
import {
  DEVICE_DATABASE,
  DeviceDatabase,
  isNobodys,
  type KnownProgram,
} from '../store/device-database.ts';
import { LOCK_SETTINGS, SHARED } from '../store/device-lock.ts';
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
  /** Whether several people use this device, so that nothing of one person is shown; then nobody is its owner. */
  readonly isShared: boolean;
  /** Whether no place is one person's own: the device is shared, or its account is nobody in the schedule. */
  readonly isNobodys: boolean;
  /** Whether a screen lock is set. */
  readonly hasLock: boolean;
  /** Whether all of it was wiped, or is being so. */
  readonly isWiped: boolean;
  /** Takes the app off the screen and deletes all that it keeps on this device. */
  readonly wipeDevice: () => void;
}

/** What the device itself says. */
type DeviceState = Pick<DeviceSession, 'program' | 'isShared' | 'isNobodys' | 'hasLock'>;

const NOT_KNOWN: DeviceState = {
  program: undefined,
  isShared: false,
  isNobodys: false,
  hasLock: false,
};
const NOTHING: DeviceState = { ...NOT_KNOWN, program: null };

const Session = createContext<DeviceSession | null>(null);
const device = new DeviceDatabase();
const programs = new Map<ProgramId, PlainProgram>();

/** The rows of a program on this device; for one program always the same, which keeps what it read. */
export function plainProgramOf(programId: ProgramId): PlainProgram {
  const found = programs.get(programId) ?? new PlainProgram(programId);
  programs.set(programId, found);
  return found;
}

async function readDevice(): Promise<DeviceState> {
  const [current, shared, lock] = await Promise.all([
    device.current(),
    device.settings.get(SHARED),
    device.settings.get(LOCK_SETTINGS.lock),
  ]);
  const isShared = shared !== undefined;
  const program = current ? { ...current, ...(isShared && { meId: null }) } : null;
  return {
    program,
    isShared,
    isNobodys: program ? isNobodys(program, isShared) : isShared,
    hasLock: lock !== undefined,
  };
}

/** Gives everything below it the program that is open. */
export function DeviceSessionProvider({ children }: { readonly children: ReactNode }) {
  const [isWiped, setWiped] = useState(false);
  const state = useLive(DEVICE_DATABASE, async () => (isWiped ? NOTHING : readDevice()), [isWiped]);
  const actions = useSessionActions(state?.program?.id ?? null);
  const session = useMemo(
    () => ({
      device,
      ...(state ?? NOT_KNOWN),
      ...actions,
      isWiped,
      wipeDevice: () => setWiped(true),
    }),
    [state, actions, isWiped],
  );
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
