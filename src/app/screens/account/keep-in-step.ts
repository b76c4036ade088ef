import type { AccountId } from '../../../domain/id.ts';
import { onChange } from '../../../store/announce.ts';
import { readConnection } from '../../../store/connection.ts';
import type { ProgramDatabase } from '../../../store/database.ts';
import type { DeviceDatabase } from '../../../store/device-database.ts';
import { readCookie } from '../../../sync/apply-pages.ts';
import { checkDigest } from '../../../sync/check-digest.ts';
import { meSchema } from '../../../sync/messages/auth.ts';
import type { CycleEnd } from '../../../sync/sync-cycle.ts';
import { SyncLoop } from '../../../sync/sync-loop.ts';
import { instantSchema } from '../../../domain/time/zone.ts';
import { deviceNow } from '../../device-clock.ts';
import { ownMemory } from '../../own-memory.ts';
import { heldFor, READABLE_MILLISECONDS } from './bring-program.ts';
import { listenForHints } from './hints.ts';
import { serverClient } from './server-client.ts';
import { syncProgram } from './sync-program.ts';

/** What keeping a program in step needs. */
export interface KeepingInStep {
  readonly device: DeviceDatabase;
  readonly database: ProgramDatabase;
  readonly accountId: AccountId;
  /** Told that this device is to delete what it holds for the account. */
  readonly onWiped: () => void;
}

/** How far the moment until which a program is readable may lag: writing it has every screen read the device anew. */
const NOTED_MILLISECONDS = 60 * 60 * 1000;
/** How often what this device holds is compared with what the server says it should hold. */
const DIGEST_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Keeps a program in step while this tab is seen: at the start, when the app comes to the front, when the network returns,
 * whenever something was changed here or in another tab, when the server hints, and every minute. Of all tabs that are
 * seen one does it. @returns how to end it.
 */
export function keepInStep(keeping: KeepingInStep): () => void {
  const stop = new AbortController();
  const { database } = keeping;
  const cycle = new KeptCycle(keeping);
  const lead = (signal: AbortSignal): Promise<void> =>
    navigator.locks
      .request(`in-step ${database.programId}`, { signal }, () => leadUntil(signal, keeping, cycle))
      .catch((error: unknown) => {
        if (!signal.aborted) throw error;
      });
  let seen = new AbortController();
  const look = (): void => {
    seen.abort();
    seen = new AbortController();
    if (document.visibilityState === 'visible' && !stop.signal.aborted) {
      void lead(AbortSignal.any([seen.signal, stop.signal]));
    }
  };
  look();
  document.addEventListener('visibilitychange', look, { signal: stop.signal });
  // Taken from memory as it was, a page is seen again without having been hidden.
  const again = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) look();
  };
  window.addEventListener('pageshow', again, { signal: stop.signal });
  return () => {
    stop.abort();
    seen.abort();
  };
}

/** Runs the loop until this tab is not seen any more. */
async function leadUntil(
  signal: AbortSignal,
  { database, accountId }: KeepingInStep,
  cycle: KeptCycle,
): Promise<void> {
  const loop = new SyncLoop({
    cycle: () => cycle.run(),
    later: (work, milliseconds) => {
      const timer = window.setTimeout(work, milliseconds);
      return () => window.clearTimeout(timer);
    },
    dice: Math.random,
    onCrash: reportError,
  });
  let lastWaiting: string | null = null;
  const watch = async (): Promise<void> => {
    const last = (await database.waiting.orderBy('sequence').last())?.id ?? null;
    if (last !== null && last !== lastWaiting) loop.wake();
    lastWaiting = last;
  };
  const stopWatching = onChange(database.name, () => void watch());
  loop.wake();
  window.addEventListener('online', () => loop.wake(), { signal });
  void listenForHints(database.programId, accountId, () => loop.wake(), signal);
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve());
    if (signal.aborted) resolve();
  });
  stopWatching();
  loop.stop();
}

/** A cycle, and what the device notes of how it ended. */
class KeptCycle {
  readonly #keeping: KeepingInStep;
  #view: string | null = null;

  constructor(keeping: KeepingInStep) {
    this.#keeping = keeping;
  }

  async run(): Promise<CycleEnd> {
    const { database, accountId } = this.#keeping;
    const end = await syncProgram(database, accountId);
    if (end === 'done') await this.#noteContact();
    else if (end !== 'not-connected') await this.#noteTrouble(end.trouble);
    return end;
  }

  /** The server spoke: the program may be read for longer, as whatever the account is by now. */
  async #noteContact(): Promise<void> {
    const { device, database } = this.#keeping;
    const connection = await readConnection(database);
    const view = connection ? (readCookie(connection)?.view ?? null) : null;
    if (view !== this.#view) await this.#noteMembership();
    this.#view = view;
    const known = await device.programs.get(database.programId);
    if (!known?.server) return;
    const until = instantSchema.parse(deviceNow() + READABLE_MILLISECONDS);
    if (Math.abs(until - known.server.readableUntil) > NOTED_MILLISECONDS) {
      const server = { ...known.server, readableUntil: until };
      await device.programs.update(database.programId, { server });
    }
    await this.#compare();
  }

  /** Once a day what this device holds is held against what the server says it should; what differs is read anew. */
  async #compare(): Promise<void> {
    const { device, database, accountId } = this.#keeping;
    const name = ownMemory('compared', database.programId);
    const last = (await device.settings.get(name))?.value;
    const now = deviceNow();
    if (typeof last === 'number' && Math.abs(now - last) < DIGEST_MILLISECONDS) return;
    const check = await checkDigest(database, serverClient().transportOf(accountId));
    if (check.kind !== 'not-now') await device.settings.put({ name, value: now });
  }

  async #noteMembership(): Promise<void> {
    const { device, database } = this.#keeping;
    const { programId } = database;
    const asked = await serverClient().ask('/auth/me', meSchema);
    const membership = asked.ok
      ? asked.value.memberships.find((each) => each.programId === programId)
      : undefined;
    const known = await device.programs.get(programId);
    if (!asked.ok || !membership || !known?.server) return;
    const held = heldFor(asked.value, membership);
    const isSame =
      known.meId === held.meId && String(known.server.roles) === String(membership.roles);
    if (!isSame) await device.programs.update(programId, held);
  }

  async #noteTrouble(code: string): Promise<void> {
    const { device, database, onWiped } = this.#keeping;
    if (code === 'not-a-member' || code === 'account-disabled') {
      const known = await device.programs.get(database.programId);
      if (!known?.server || known.server.readableUntil === 0) return;
      const server = { ...known.server, readableUntil: instantSchema.parse(0) };
      await device.programs.update(database.programId, { server });
    }
    if (code !== 'device-revoked') return;
    const asked = await serverClient().ask('/auth/me', meSchema);
    if (!asked.ok && asked.code === 'device-revoked' && asked.details.isWiped === true) onWiped();
  }
}
