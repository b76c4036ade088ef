type Listener = () => void;

const CHANNEL = 'residency-changed';
const listeners = new Map<string, Set<Listener>>();
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

/** Calls whenever a change of that database is announced, here or in another tab. @returns how to stop. */
export function onChange(databaseName: string, listener: Listener): () => void {
  openChannel();
  const own = listeners.get(databaseName) ?? new Set();
  listeners.set(databaseName, own.add(listener));
  return () => {
    own.delete(listener);
  };
}
