import { type Remote, wrap } from 'comlink';
import type { ImportWorker } from '../../workers/import.ts';

/** A thread that reads spreadsheets. */
export interface ImportClient {
  readonly importer: Remote<ImportWorker>;
  /** Rejects when the thread breaks down; never resolves. Race every call with it. */
  readonly broken: Promise<never>;
  readonly close: () => void;
}

/** Starts a thread that reads spreadsheets. */
export function startImporter(): ImportClient {
  const worker = new Worker(new URL('../../workers/import.ts', import.meta.url), {
    type: 'module',
    name: 'import',
  });
  // Comlink never rejects when a worker dies: its own events tell.
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The files could not be read in the background.')),
    );
  });
  broken.catch(() => undefined);
  return { importer: wrap<ImportWorker>(worker), broken, close: () => worker.terminate() };
}
