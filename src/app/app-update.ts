import { useEffect } from 'react';
import { useNotify } from './parts/notices.tsx';
import { say } from '../answers/say.ts';

const HOUR = 3_600_000;
const LOOK_AGAIN = 1_000;

/**
 * Registers the service worker that makes the app work offline, and offers a new version when one is waiting: every tab
 * then reloads, as soon as nothing typed would be lost. Looks for a new version on loading, when the app comes to the
 * front, and every hour. Does nothing in development and where browsers have no service workers.
 */
export function useAppUpdate(): void {
  const notify = useNotify();
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return undefined;
    const stop = new AbortController();
    const offer = (waiting: ServiceWorker): void => {
      waiting.addEventListener('statechange', () => {
        if (waiting.state === 'activated') reloadWhenSafe();
      });
      notify({
        text: say`A new version is ready`,
        action: {
          label: say`Update`,
          run: async () => {
            waiting.postMessage('update now');
          },
        },
      });
    };
    void watchForUpdates(offer, stop.signal);
    return () => stop.abort();
  }, [notify]);
}

/**
 * Has the service worker keep more than the look-up screens, so that it works offline: what concerns the device itself
 * (lock, sharing, codes), what its owner needs to log hours, ask and offer, what a server asks for, the coordinator's screens on a device that builds.
 */
export function useKeptOffline(
  part: 'device' | 'owner' | 'member' | 'screens',
  isWanted: boolean,
): void {
  useEffect(() => {
    if (!import.meta.env.PROD || !isWanted || !('serviceWorker' in navigator)) return;
    void navigator.serviceWorker.ready.then(({ active }) => active?.postMessage(`keep ${part}`));
  }, [part, isWanted]);
}

async function watchForUpdates(
  offer: (waiting: ServiceWorker) => void,
  signal: AbortSignal,
): Promise<void> {
  const { serviceWorker } = navigator;
  // The first worker taking over is no update: what is shown is already its version.
  if (serviceWorker.controller) {
    serviceWorker.addEventListener('controllerchange', reloadWhenSafe, { signal });
  }
  // The script is always asked from the network, so that an update is never hidden by an HTTP cache.
  const registration = await serviceWorker
    .register('/service-worker.js', { updateViaCache: 'none' })
    .catch(() => null);
  if (!registration || signal.aborted) return;
  if (registration.waiting) offer(registration.waiting);
  registration.addEventListener(
    'updatefound',
    () => {
      const installing = registration.installing;
      installing?.addEventListener('statechange', () => {
        if (installing.state === 'installed' && registration.active) offer(installing);
      });
    },
    { signal },
  );
  const look = (): void => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  };
  document.addEventListener('visibilitychange', look, { signal });
  const hourly = window.setInterval(look, HOUR);
  signal.addEventListener('abort', () => window.clearInterval(hourly));
}

let isReloading = false;

/** Reloads once; while a dialog is open or a field holds something typed, it waits. */
function reloadWhenSafe(): void {
  if (isReloading) return;
  if (wouldLoseTyping()) {
    window.setTimeout(reloadWhenSafe, LOOK_AGAIN);
    return;
  }
  isReloading = true;
  window.location.reload();
}

function wouldLoseTyping(): boolean {
  const isFieldFilled = [
    ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'form input, form textarea',
    ),
  ].some((field) => field.value !== field.defaultValue);
  return isFieldFilled || document.querySelector('dialog[open]') !== null;
}
