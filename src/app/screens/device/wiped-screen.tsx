import { useEffect, useState } from 'react';
import { useDeviceSession } from '../../device-session.tsx';
import { takeOver } from '../../hand-over.ts';
import { EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { wipe } from './wipe.ts';
import { say } from '../../../answers/say.ts';

/** Wipes the device and says so; the rest of the app has left the screen before. */
export function WipedScreen() {
  const { device } = useDeviceSession();
  const [isGone, setGone] = useState<boolean | null>(null);
  useEffect(() => {
    takeOver();
    void wipe(device).then(setGone);
  }, [device]);
  return (
    <main id="content">
      <Page title={say`This device`}>
        {isGone === null ? (
          <Skeleton />
        ) : (
          <EmptyState
            title={isGone ? say`This device is wiped` : say`Not everything could be deleted`}
          >
            <p>
              {isGone
                ? say`Nothing of the app is left on it. You can close this page; to begin again you need a network.`
                : say`Another window of the app keeps it from being deleted. Close all others and wipe again.`}
            </p>
            {/* A plain load: the app itself is gone. */}
            <a href="/now">{say`Begin again`}</a>
          </EmptyState>
        )}
      </Page>
    </main>
  );
}
