import { useEffect, useSyncExternalStore } from 'react';
import type { DeviceDatabase } from '../store/device-database.ts';
import { type Notice, useNotify } from './parts/notices.tsx';
import { useDeviceSession } from './device-session.tsx';
import { takeInFile } from './take-in.ts';
import { say } from '../answers/say.ts';

/** What was found beside the app, for the screen that tells. */
export type PickUpState =
  | { readonly kind: 'not-looked' | 'nothing' | 'offline' | 'up-to-date' | 'builds-here' }
  | { readonly kind: 'taken-in'; readonly number: number }
  /** The text of the sealed file, to be opened with a passphrase. */
  | { readonly kind: 'sealed'; readonly text: string }
  | { readonly kind: 'other-program'; readonly name: string; readonly text: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Where a coordinator without a server puts the published schedule. */
const ADDRESS = '/editions/current.json';
const SEEN = 'editions-seen';

let state: PickUpState = { kind: 'not-looked' };
const listeners = new Set<() => void>();

function setState(next: PickUpState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** What was found the last time. */
export function pickUpStateNow(): PickUpState {
  return state;
}

/** What was found beside the app. */
export function usePickUpState(): PickUpState {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, pickUpStateNow);
}

/**
 * Looks for a published schedule beside the app once the screen stands, whenever the app comes to the front and when the
 * network returns. What is new is taken in without asking; nothing waits for it, and no file there is silence.
 */
export function useEditionsPickUp(): void {
  const { device, program } = useDeviceSession();
  const notify = useNotify();
  const isWanted = program !== undefined && !program?.server;
  useEffect(() => {
    if (!isWanted) return undefined;
    const stop = new AbortController();
    const look = (): void => {
      if (document.visibilityState === 'visible') void pickUp(device, notify);
    };
    look();
    document.addEventListener('visibilitychange', look, { signal: stop.signal });
    window.addEventListener('online', look, { signal: stop.signal });
    return () => stop.abort();
  }, [device, isWanted, notify]);
}

let underWay: Promise<void> | null = null;

/** Looks once; calls that come meanwhile wait for the same answer. */
export async function pickUp(
  device: DeviceDatabase,
  notify: (notice: Notice) => void,
): Promise<void> {
  underWay ??= lookBeside(device, notify).finally(() => {
    underWay = null;
  });
  await underWay;
}

async function lookBeside(device: DeviceDatabase, notify: (notice: Notice) => void): Promise<void> {
  const text = await fetchText();
  if (text === null || text === '') {
    setState({ kind: text === null ? 'offline' : 'nothing' });
    return;
  }
  // On the first visit the network may die before the code is here that reads it.
  const formats = await import('../formats/edition-file.ts').catch(() => null);
  if (!formats) {
    setState({ kind: 'offline' });
    return;
  }
  const contentId = formats.contentIdOf(text);
  const seen = await device.settings.get(SEEN);
  if (contentId !== null && seen?.value === contentId) {
    setState({ kind: 'up-to-date' });
    return;
  }
  const taken = await takeInFile(device, text, { mayOpenOther: false });
  if (taken.ok) {
    await device.settings.put({ name: SEEN, value: contentId });
    setState({ kind: 'taken-in', number: taken.value.number });
    notify({ text: say`Edition ${taken.value.number} of ${taken.value.programName} is here` });
    return;
  }
  const { kind, message } = taken.problem;
  if (kind === 'passphrase-needed') setState({ kind: 'sealed', text });
  else if (kind === 'builds-here') setState({ kind });
  else if (kind === 'older') setState({ kind: 'up-to-date' });
  else if (kind === 'other-program') setState({ kind, name: message, text });
  else setState({ kind: 'refused', message });
}

/** The file's text; empty where there is none (a missing file, or a host that answers with the app), null offline. */
async function fetchText(): Promise<string | null> {
  try {
    const response = await fetch(ADDRESS, { cache: 'no-cache' });
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return response.ok && isJson ? await response.text() : '';
  } catch {
    return null;
  }
}
