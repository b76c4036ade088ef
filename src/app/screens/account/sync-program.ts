import { changes } from '../../../domain/changes/registry.ts';
import { type AccountId, deviceIdSchema } from '../../../domain/id.ts';
import type { ProgramDatabase } from '../../../store/database.ts';
import { type CycleEnd, syncOnce } from '../../../sync/sync-cycle.ts';
import type { Transport } from '../../../sync/transport.ts';
import { deviceNow, newId } from '../../device-clock.ts';
import { serverClient } from './server-client.ts';

/** One cycle of a program, alone among all tabs. @param onRows told how many rows have come so far. */
export function syncProgram(
  database: ProgramDatabase,
  accountId: AccountId,
  onRows?: (rows: number) => void,
): Promise<CycleEnd> {
  const way = serverClient().transportOf(accountId);
  return navigator.locks.request(`sync ${database.programId}`, () =>
    syncOnce({
      database,
      changes,
      now: deviceNow,
      newDeviceId: () => deviceIdSchema.parse(newId()),
      transport: onRows ? countingRows(way, onRows) : way,
    }),
  );
}

function countingRows(way: Transport, onRows: (rows: number) => void): Transport {
  let rows = 0;
  return {
    ask: async (question, body) => {
      const answered = await way.ask(question, body);
      const page: unknown = answered.ok ? Reflect.get(Object(answered.body), 'rows') : null;
      if (Array.isArray(page)) {
        rows += page.length;
        onRows(rows);
      }
      return answered;
    },
  };
}
