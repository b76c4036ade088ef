import { useEffect } from 'react';
import type { KnownProgram } from '../../../store/device-database.ts';
import { useNow } from '../../device-clock.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { Button } from '../../parts/button.tsx';
import { useSession } from '../../program-session.tsx';
import { classes, classOf } from '../../styles/css-modules.ts';
import { forgetHeld } from './held-programs.ts';
import { keepInStep } from './keep-in-step.ts';
import { reloadToUpdate } from './reload-to-update.ts';
import { syncSaid } from './sync-words.ts';
import { useSyncState } from './use-sync-state.ts';
import styles from './account.module.css';
import { say } from '../../../answers/say.ts';

/** Keeps the open program in step with its server, and says on every screen how this device stands with it. */
export function SyncLine({ program }: { readonly program: KnownProgram }) {
  useKeptInStep(program);
  const state = useSyncState();
  const now = useNow();
  if (!state) return null;
  const { word, words, isLoud } = syncSaid(state, now);
  return (
    <p
      role={isLoud ? 'status' : undefined}
      className={classes(classOf(styles, 'line'), isLoud && classOf(styles, 'loud'))}
    >
      <a href={word === 'signed-out' ? '/sign-in' : '/account'}>
        <span>{words}</span> {word === 'signed-out' && <strong>{say`Sign in`}</strong>}
      </a>
      {word === 'too-old' && (
        <Button look="quiet" onPress={reloadToUpdate}>
          {say`Update`}
        </Button>
      )}
    </p>
  );
}

function useKeptInStep({ id, server }: KnownProgram): void {
  const { device, wipeDevice } = useDeviceSession();
  const { database } = useSession();
  const accountId = server?.accountId;
  useEffect(() => {
    if (!accountId || database?.programId !== id) return undefined;
    const onWiped = async (): Promise<void> => {
      const programs = await device.all();
      const held = programs.filter((each) => each.server?.accountId === accountId);
      // Where it held nothing else, nothing of the app stays either.
      if (held.length === programs.length) wipeDevice();
      else await forgetHeld(device, held);
    };
    return keepInStep({ device, database, accountId, onWiped: () => void onWiped() });
  }, [device, database, id, accountId, wipeDevice]);
}
