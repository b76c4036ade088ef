import { useEffect, useRef, useState } from 'react';
import { pickUp, pickUpStateNow } from '../../editions-pick-up.ts';
import { useDeviceSession } from '../../device-session.tsx';
import { buzz } from '../../haptics.ts';
import { useNotify } from '../../parts/notices.tsx';
import { classOf } from '../../styles/css-modules.ts';
import styles from './device.module.css';
import { say } from '../../../answers/say.ts';

/** So far down the finger goes, in pixels, until letting go looks for a newer schedule. */
const FAR_ENOUGH = 90;

/** Pulling down at the top of a screen looks for a newer schedule or syncs; what came of it is said. */
export function PullToRefresh() {
  const { device, program } = useDeviceSession();
  const isServed = program?.server !== undefined;
  const notify = useNotify();
  const [pulled, setPulled] = useState(0);
  const from = useRef<number | null>(null);
  useEffect(() => {
    const begin = ({ touches }: TouchEvent): void => {
      const isFree =
        window.scrollY <= 0 && touches.length === 1 && !document.querySelector('dialog[open]');
      from.current = isFree ? (touches[0]?.clientY ?? null) : null;
    };
    const move = ({ touches }: TouchEvent): void => {
      if (from.current === null) return;
      const far = (touches[0]?.clientY ?? 0) - from.current;
      if (window.scrollY > 0 || far < 0) from.current = null;
      setPulled(from.current === null ? 0 : far);
    };
    const end = (): void => {
      setPulled((far) => {
        if (far >= FAR_ENOUGH) queueMicrotask(() => void refresh());
        return 0;
      });
      from.current = null;
    };
    const refresh = async (): Promise<void> => {
      buzz('done');
      if (isServed) {
        await (await import('../account/sync-now.ts')).syncNow(device);
        return;
      }
      await pickUp(device, notify);
      const { kind } = pickUpStateNow();
      const words = wordsOf(kind);
      if (words) notify({ text: words });
    };
    const stop = new AbortController();
    const listening = { signal: stop.signal, passive: true };
    document.addEventListener('touchstart', begin, listening);
    document.addEventListener('touchmove', move, listening);
    document.addEventListener('touchend', end, listening);
    document.addEventListener('touchcancel', end, listening);
    return () => stop.abort();
  }, [device, isServed, notify]);
  if (pulled < FAR_ENOUGH / 3) return null;
  return (
    <p className={classOf(styles, 'pulled')} aria-hidden>
      {pulled >= FAR_ENOUGH
        ? say`Let go to look for a newer schedule`
        : say`Pull down to look again`}
    </p>
  );
}

/** What is told; what was taken in tells itself, and the rest stands under More. */
function wordsOf(kind: ReturnType<typeof pickUpStateNow>['kind']): string | undefined {
  const words: Partial<Record<typeof kind, string>> = {
    offline: say`No network. What is on this device stays as it is.`,
    'up-to-date': say`This is the newest schedule published here.`,
    nothing: say`No schedule is published at this address.`,
    sealed: say`A schedule is here, sealed with a passphrase: see More.`,
    refused: say`The schedule published here cannot be read: see More.`,
    'builds-here': say`This device builds the schedule.`,
  };
  return words[kind];
}
