import * as z from 'zod/mini';
import type { AccountId, DeviceId, ProgramId } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { Queries, Transaction } from '../database/database.ts';

const deviceSchema = z.object({ account_id: z.string(), last_sequence: z.int() });

/** A device as the server knows it. */
export interface KnownDevice {
  readonly accountId: string;
  /** The last of its changes that is decided. */
  readonly lastSequence: number;
}

/** The device, or null where it never sent anything. */
export async function readDevice(
  queries: Queries,
  programId: ProgramId,
  deviceId: DeviceId,
): Promise<KnownDevice | null> {
  const [device] = await queries.query(
    deviceSchema,
    'select account_id, last_sequence from device where program_id = $1 and id = $2',
    [programId, deviceId],
  );
  return device ? { accountId: device.account_id, lastSequence: device.last_sequence } : null;
}

/** Notes how far the changes of a device are decided. */
export async function writeDevice(
  transaction: Transaction,
  device: { readonly programId: ProgramId; readonly id: DeviceId; readonly accountId: AccountId },
  lastSequence: number,
  at: Instant,
): Promise<void> {
  await transaction.run(
    `insert into device (program_id, id, account_id, last_sequence, seen_at)
     values ($1, $2, $3, $4, $5)
     on conflict (program_id, id) do update
     set last_sequence = excluded.last_sequence, seen_at = excluded.seen_at`,
    [device.programId, device.id, device.accountId, lastSequence, at],
  );
}
