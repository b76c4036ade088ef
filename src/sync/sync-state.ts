import type { Instant } from '../domain/time/zone.ts';
import { readConnection, type RefusedChange, type SyncTrouble } from '../store/connection.ts';
import type { ProgramDatabase } from '../store/database.ts';

/** How this device stands with the server, as it is always shown. */
export interface SyncState {
  /** Changes that the server has not decided. */
  readonly waiting: number;
  /** When the oldest of them was made; null without any. */
  readonly waitingSince: Instant | null;
  /** Changes that it refused and that their maker has not seen. */
  readonly refused: readonly RefusedChange[];
  /** When everything was last read to the end; null before the first time. */
  readonly syncedAt: Instant | null;
  /** What keeps it from being up to date. */
  readonly trouble: SyncTrouble | null;
  /** Rows that only a newer app can read. */
  readonly quarantined: number;
}

/** The one word for it, worst first. */
export type SyncWord =
  | 'refused'
  | 'too-old'
  | 'server-behind'
  | 'signed-out'
  | 'no-member'
  | 'stuck'
  | 'offline'
  | 'waiting'
  | 'never-synced'
  | 'up-to-date';

/** How long changes may wait while the server can be reached before that is shown as a fault. */
export const WAITING_MILLISECONDS_MAX = 10 * 60 * 1000;

const WORDS: Readonly<Record<string, SyncWord>> = {
  'too-old': 'too-old',
  'too-new': 'server-behind',
  'server-behind': 'server-behind',
  offline: 'offline',
  'server-failed': 'offline',
  'server-busy': 'offline',
  'too-many-attempts': 'offline',
  'not-signed-in': 'signed-out',
  'session-expired': 'signed-out',
  'session-ended': 'signed-out',
  'device-revoked': 'signed-out',
  'second-factor-missing': 'signed-out',
  'other-account': 'signed-out',
  'account-disabled': 'no-member',
  'not-a-member': 'no-member',
};

/** How this device stands with the server; null where no server keeps the program. */
export async function readSyncState(database: ProgramDatabase): Promise<SyncState | null> {
  const { connection, waiting, refused, quarantine } = database;
  return database.transaction('r', [connection, waiting, refused, quarantine], async () => {
    const connected = await readConnection(database);
    if (!connected) return null;
    const oldest = await waiting.orderBy('sequence').first();
    return {
      waiting: await waiting.count(),
      waitingSince: oldest?.at ?? null,
      refused: await refused.toArray(),
      syncedAt: connected.syncedAt,
      trouble: connected.trouble,
      quarantined: await quarantine.count(),
    };
  });
}

/** The one word for how a device stands. @param now the device's clock. */
export function wordFor(state: SyncState, now: Instant): SyncWord {
  const { trouble, refused, waiting, waitingSince, syncedAt } = state;
  if (refused.length > 0) return 'refused';
  if (trouble) return WORDS[trouble.kind] ?? 'stuck';
  if (waitingSince !== null && now - waitingSince > WAITING_MILLISECONDS_MAX) return 'stuck';
  if (waiting > 0) return 'waiting';
  return syncedAt === null ? 'never-synced' : 'up-to-date';
}
