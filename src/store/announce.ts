type Listener = () => void;

/** What is told to other tabs: the database whose rows changed. */
const CHANNEL = 'residency-changed';
const listeners = new Map<string, Set<Listener>>();
const plainListeners = new Set<(databaseName: string) => void>();
let channel: BroadcastChannel | null = null;

function tell(databaseName: string): void {
  for (const listener of listeners.get(databaseName) ?? []) listener();
}

/** Opened when first needed, so that whoever only imports this file keeps nothing open. */
function openChannel(): BroadcastChannel {
  if (!channel) {
    channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener('message', ({ data }) => tell(String(data)));
  }
  return channel;
}

/** Says here and in every other tab that what the database of this name holds has changed. */
export function announceChange(databaseName: string): void {
  tell(databaseName);
  openChannel().postMessage(databaseName);
}

/** Announces what was written past Dexie, which knows only of its own writing. */
export function announcePlainChange(databaseName: string): void {
  announceChange(databaseName);
  for (const listener of plainListeners) listener(databaseName);
}

/** Calls whenever a change of that database is announced, here or in another tab. @returns how to stop. */
export function onChange(databaseName: string, listener: Listener): () => void {
  openChannel();
  const own = listeners.get(databaseName) ?? new Set();
  listeners.set(databaseName, own.add(listener));
  return () => {
    own.delete(listener);
  };
}

/** Calls whenever something was written past Dexie in this tab, with the name of the database. */
export function onPlainChange(listener: (databaseName: string) => void): void {
  plainListeners.add(listener);
}
