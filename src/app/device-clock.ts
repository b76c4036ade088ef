import { useSyncExternalStore } from 'react';
import { idFromBytes } from '../domain/id.ts';
import { type Instant, instantSchema } from '../domain/time/zone.ts';

/** The device's clock, now. */
export function deviceNow(): Instant {
  return instantSchema.parse(Date.now());
}

/** A new id from the device's own randomness. */
export function newId(): string {
  return idFromBytes(crypto.getRandomValues(new Uint8Array(12)));
}

const MINUTE = 60_000;
let shown = deviceNow();

function subscribe(onChange: () => void): () => void {
  // Nobody kept it going while no screen showed the time.
  if (Math.abs(deviceNow() - shown) >= MINUTE) shown = deviceNow();
  const update = (): void => {
    shown = deviceNow();
    onChange();
  };
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') update();
  };
  let interval: number | undefined;
  const untilNextMinute = window.setTimeout(
    () => {
      update();
      interval = window.setInterval(update, MINUTE);
    },
    MINUTE - (Date.now() % MINUTE),
  );
  document.addEventListener('visibilitychange', onVisible);
  return () => {
    window.clearTimeout(untilNextMinute);
    window.clearInterval(interval);
    document.removeEventListener('visibilitychange', onVisible);
  };
}

/** The device's clock; renders again at every full minute and whenever the app comes back to the front. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, () => shown);
}
