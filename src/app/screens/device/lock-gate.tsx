import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { isLockedAt } from '../../../store/device-lock.ts';
import { deviceNow } from '../../device-clock.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { LockScreen } from './lock-screen.tsx';
import { type Lock, readLock, stayOpen } from './lock.ts';

/** What the gate knows: nothing yet, or the lock and whether it is closed. */
interface Gate {
  readonly lock: Lock | null;
  readonly isClosed: boolean;
  /** What lies behind was shown before: it stays as it was, covered. */
  readonly wasOpen: boolean;
}

/** Shows what lies behind it once the screen lock is open, and closes again when the app was in the background for long. */
export function LockGate({ children }: { readonly children: ReactNode }) {
  const { device } = useDeviceSession();
  const [gate, setGate] = useState<Gate | null>(null);
  const look = useCallback(
    () =>
      Promise.all([readLock(device), isLockedAt(device, deviceNow())]).then(([lock, isClosed]) =>
        setGate((before) => ({ lock, isClosed, wasOpen: !isClosed || before?.wasOpen === true })),
      ),
    [device],
  );
  useEffect(() => {
    void look();
  }, [look]);
  const { lock = null, isClosed = true, wasOpen = false } = gate ?? {};
  useEffect(() => {
    if (!lock || isClosed) return undefined;
    const onVisibility = (): void => {
      if (document.visibilityState === 'visible') void look();
      else {
        // At once, so that the list of open apps shows the lock too.
        if (lock.minutesOpen === 0) setGate({ lock, isClosed: true, wasOpen: true });
        void stayOpen(device, deviceNow(), lock.minutesOpen);
      }
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => document.removeEventListener('visibilitychange', onVisibility);
  }, [device, lock, isClosed, look]);
  const open = useCallback(() => setGate({ lock, isClosed: false, wasOpen: true }), [lock]);
  if (!gate) return null;
  return (
    <>
      {wasOpen && children}
      {lock && isClosed && <LockScreen lock={lock} onOpen={open} />}
    </>
  );
}
