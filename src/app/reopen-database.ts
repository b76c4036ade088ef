import { useEffect } from 'react';
import { readProgramZone } from '../store/queries/published.ts';
import { useSession } from './program-session.tsx';

/**
 * Opens the database again when the system has closed its connection behind the app's back, as phones do to apps in the
 * background: a read is tried whenever the app comes to the front.
 */
export function useReopening(): void {
  const { database } = useSession();
  useEffect(() => {
    if (!database) return undefined;
    const probe = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        await readProgramZone(database);
      } catch {
        database.close({ disableAutoOpen: false });
        await database.open();
      }
    };
    const onVisible = (): void => void probe();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [database]);
}
