import { isOffice, isReadOnly } from '../../../domain/access/membership.ts';
import { deviceIdSchema } from '../../../domain/id.ts';
import { instantSchema } from '../../../domain/time/zone.ts';
import { readConnection } from '../../../store/connection.ts';
import { ProgramDatabase } from '../../../store/database.ts';
import type { DeviceDatabase, KnownProgram } from '../../../store/device-database.ts';
import { readOutbox } from '../../../store/outbox.ts';
import { readProgram } from '../../../store/queries/definitions.ts';
import { connectProgram } from '../../../sync/connect.ts';
import type { Me } from '../../../sync/messages/auth.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { withProgram } from '../../with-program.ts';
import { syncProgram } from './sync-program.ts';

/** How long a program may be looked at without a word from the server: as long as a session lasts without use. */
export const READABLE_MILLISECONDS = 30 * 24 * 60 * 60 * 1000;

/** What an account is in one program. */
export type MembershipLine = Me['memberships'][number];

/** How bringing a program onto this device ended: it is here, the server has nothing of it yet, or why not. */
export type Brought =
  | { readonly kind: 'here' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'trouble'; readonly code: string };

/**
 * Has a program of a member on this device and in step with the server: what is here of it is replaced, what was asked here
 * and not handed on is sent. @param onRows told how many rows have come so far.
 */
export async function bringProgram(
  device: DeviceDatabase,
  me: Me,
  membership: MembershipLine,
  onRows: (rows: number) => void,
): Promise<Brought> {
  const { programId } = membership;
  return withProgram(programId, async () => {
    const database = new ProgramDatabase(programId);
    try {
      if (!(await readConnection(database))) await connect(database);
      const end = await syncProgram(database, me.accountId, onRows);
      if (typeof end !== 'string') return { kind: 'trouble', code: end.trouble };
      const program = await readProgram(database);
      if (!program) {
        await database.delete();
        return { kind: 'empty' };
      }
      const { name } = program;
      await device.programs.put({
        id: programId,
        name,
        openedAt: deviceNow(),
        ...heldFor(me, membership),
      });
      await navigator.storage?.persist?.().catch(() => false);
      return { kind: 'here' };
    } finally {
      database.close();
    }
  });
}

/** What a device notes of a program by what its account is there. */
export function heldFor(
  me: Me,
  { roles, personId }: MembershipLine,
): Pick<KnownProgram, 'meId' | 'isLookUpOnly' | 'server'> {
  const { accountId, email } = me;
  const readableUntil = instantSchema.parse(deviceNow() + READABLE_MILLISECONDS);
  return {
    // Whoever only looks has nothing of their own here: no asks, no hours.
    meId: isReadOnly({ roles }) ? null : personId,
    isLookUpOnly: !isOffice({ roles }),
    server: { accountId, email, roles, readableUntil },
  };
}

async function connect(database: ProgramDatabase): Promise<void> {
  const asked = (await readOutbox(database)).filter(({ handedOnAt }) => handedOnAt === null);
  await connectProgram(
    database,
    window.location.origin,
    deviceIdSchema.parse(newId()),
    asked.map(({ id, name, args, at, by }) => ({ id, name, args, at, by })),
  );
}
