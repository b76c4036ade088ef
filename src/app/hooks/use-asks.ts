import { type DependencyList, useCallback } from 'react';
import type * as z from 'zod/mini';
import type { Ask } from '../../domain/asks/ask.ts';
import type { Change, Outcome } from '../../domain/changes/change.ts';
import { changeIdSchema, type PersonId } from '../../domain/id.ts';
import type { ProgramDatabase } from '../../store/database.ts';
import type { DeviceDatabase } from '../../store/device-database.ts';
import { ask } from '../../store/outbox.ts';
import { type OwnAsks, readOwnAsks } from '../../store/queries/asks.ts';
import { deviceNow, newId } from '../device-clock.ts';
import { useNotify } from '../parts/notices.tsx';
import { useSession } from '../program-session.tsx';
import { useLive } from './use-live.ts';
import { say } from '../../answers/say.ts';

/** Asks for something, or says something, on behalf of whoever holds this device. */
export type Asker = <Schema extends z.ZodMiniType>(
  change: Change<Ask['name'], Schema>,
  args: z.infer<Schema>,
) => Promise<Outcome>;

const DEVICE_ID = 'device-id';

/** The id by which messages tell this device from others, made once. */
async function deviceIdOf(device: DeviceDatabase): Promise<string> {
  const kept = await device.settings.get(DEVICE_ID);
  if (typeof kept?.value === 'string') return kept.value;
  const made = newId();
  await device.settings.put({ name: DEVICE_ID, value: made });
  return made;
}

/** Asks on this device: kept here at once, and in the outbox until it is handed on. A refusal is returned. */
export function useAsk(): Asker {
  const { database, program, device } = useSession();
  const notify = useNotify();
  const by = program?.meId ?? null;
  return useCallback(
    async (change, args) => {
      if (!database || by === null) throw new Error('Nobody said whose device this is');
      const deviceId = await deviceIdOf(device);
      const made = { changeId: changeIdSchema.parse(newId()), at: deviceNow() };
      const outcome = await ask(database, change, args, made, { by, deviceId });
      if (outcome.ok) notify({ text: say`${change.sentence(args)}: kept on this device` });
      return outcome;
    },
    [database, device, by, notify],
  );
}

/** What the person asked, was offered and told, read again when answers come in; undefined while it is read. */
export function useOwnAsks(personId: PersonId): OwnAsks | undefined {
  return useHeld((database) => readOwnAsks(database, personId), [personId]);
}

/**
 * Reads the open program's database, and again whenever anything on this device wrote to it: editions and answers come in
 * beside what records changes.
 */
export function useHeld<Answer>(
  read: (database: ProgramDatabase) => Promise<Answer>,
  dependencies: DependencyList,
): Answer | undefined {
  const { database } = useSession();
  return useLive(
    database?.name ?? null,
    async () => (database ? read(database) : undefined),
    dependencies,
  );
}
