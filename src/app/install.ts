import { useSyncExternalStore } from 'react';

/** Chromium's offer to install (not in the DOM library, as it is no standard). */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallOffer | null = null;
let isInstalled = window.matchMedia('(display-mode: standalone)').matches;
const listeners = new Set<() => void>();

function changed(): void {
  snapshot = { isInstalled, ask: offer && askToInstall };
  for (const listener of listeners) listener();
}

function isOffer(event: Event): event is InstallOffer {
  return 'prompt' in event;
}

async function askToInstall(): Promise<void> {
  await offer?.prompt();
  offer = null;
  changed();
}

/** Whether the app runs from the home screen, and how to ask for it where the browser can. */
export interface Install {
  readonly isInstalled: boolean;
  readonly ask: (() => Promise<void>) | null;
}

let snapshot: Install = { isInstalled, ask: null };

/** Keeps the browser's offer to install for the screen that shows it. Call once, before the browser makes it. */
export function listenForInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    if (!isOffer(event)) return;
    event.preventDefault();
    offer = event;
    changed();
  });
  window.addEventListener('appinstalled', () => {
    isInstalled = true;
    changed();
  });
}

/** Whether and how the app can be installed here. */
export function useInstall(): Install {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => snapshot,
  );
}
