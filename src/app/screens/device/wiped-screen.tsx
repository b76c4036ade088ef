import { useEffect, useState } from 'react';
import { useDeviceSession } from '../../device-session.tsx';
import { takeOver } from '../../hand-over.ts';
import { EmptyState, Page, Skeleton } from '../../parts/page.tsx';
import { wipe } from './wipe.ts';

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
      <Page title="This device">
        {isGone === null ? (
          <Skeleton />
        ) : (
          <EmptyState title={isGone ? 'This device is wiped' : 'Not everything could be deleted'}>
            <p>
              {isGone
                ? 'Nothing of the app is left on it. You can close this page; to begin again you need a network.'
                : 'Another window of the app keeps it from being deleted. Close all others and wipe again.'}
            </p>
            {/* A plain load: the app itself is gone. */}
            <a href="/now">Begin again</a>
          </EmptyState>
        )}
      </Page>
    </main>
  );
}
