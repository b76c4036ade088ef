import { readSyncState, type SyncState } from '../../../sync/sync-state.ts';
import { useHeld } from '../../hooks/use-asks.ts';

/** How the open program stands with its server, as any tab left it; null without one, undefined while it is read. */
export function useSyncState(): SyncState | null | undefined {
  return useHeld(readSyncState, []);
}
