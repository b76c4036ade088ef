import type { AccountId, ProgramId } from '../../../domain/id.ts';
import { serverClient } from './server-client.ts';

/** Lines that were cut are opened again after a while, longer each time. */
const AGAIN_MILLISECONDS = { least: 2_000, most: 60_000 } as const;

/**
 * Calls whenever the server hints that the program moved. Hints may be lost, and nothing depends on them; a line that is
 * cut is opened again until the signal.
 */
export async function listenForHints(
  programId: ProgramId,
  accountId: AccountId,
  onHint: () => void,
  signal: AbortSignal,
): Promise<void> {
  let wait: number = AGAIN_MILLISECONDS.least;
  while (!signal.aborted) {
    const path = `/sync/events?program=${programId}`;
    const response = await serverClient().open(path, accountId, signal);
    if (response) {
      wait = AGAIN_MILLISECONDS.least;
      await readHints(response, onHint).catch(() => undefined);
    }
    await pause(wait, signal);
    wait = Math.min(AGAIN_MILLISECONDS.most, wait * 2);
  }
}

async function readHints(response: Response, onHint: () => void): Promise<void> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const read = await reader?.read();
    if (!read || read.done) return;
    if (read.value.includes('event: moved')) onHint();
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = window.setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      window.clearTimeout(timer);
      resolve();
    });
  });
}
