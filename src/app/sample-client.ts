import { wrap } from 'comlink';
import type { World } from '../../test/worlds/index.ts';
import type { SampleWorker } from '../../workers/sample.ts';
import type { RowsByKind } from '../domain/kinds.ts';

/** Grows a sample program in the background. @throws when the thread breaks down. */
export async function makeSample(id: World['id'], seed: number): Promise<RowsByKind> {
  const worker = new Worker(new URL('../../workers/sample.ts', import.meta.url), {
    type: 'module',
    name: 'sample',
  });
  // Comlink never rejects when a worker dies: its own event tells.
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) =>
      reject(new Error(event.message || 'The sample could not be made in the background.')),
    );
  });
  try {
    const rows = await Promise.race([wrap<SampleWorker>(worker).make(id, seed), broken]);
    if (!rows) throw new Error(`There is no sample ${id}`);
    return rows;
  } finally {
    worker.terminate();
  }
}
