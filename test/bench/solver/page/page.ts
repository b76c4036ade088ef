import { type Solve, secondsUntilStop } from '../measured.ts';
import type { Part } from '../parts.ts';

/** What the page asks its worker for. */
export interface Asked {
  readonly part: Part;
  readonly stopFlag: Int32Array<SharedArrayBuffer> | null;
}

/** What a page measures of a part. */
export interface MeasuredInPage {
  readonly solve: Solve;
  readonly stopMilliseconds: number | null;
  readonly longestTaskMilliseconds: number;
}

/** A new worker solves the part, as the app has a new one for each run. @param stopAfter seconds; null for never. */
async function solveInWorker(part: Part, stopAfter: number | null) {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const stopFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const ended = Promise.withResolvers<Solve>();
  let stoppedAt = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<'ready' | Solve>) => {
    if (data !== 'ready') return ended.resolve(data);
    if (stopAfter === null) return;
    setTimeout(() => {
      stoppedAt = performance.now();
      Atomics.store(stopFlag, 0, 1);
    }, stopAfter * 1000);
  });
  worker.addEventListener('error', ({ message }) => ended.reject(new Error(message)));
  const asked: Asked = { part, stopFlag };
  worker.postMessage(asked);
  const solve = await ended.promise.finally(() => worker.terminate());
  return { solve, stopMilliseconds: performance.now() - stoppedAt };
}

/** Asked for by the bench: measures a part, first until it ends, then with a stop. */
async function measure(part: Part): Promise<MeasuredInPage> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  observer.observe({ type: 'longtask' });
  const { solve } = await solveInWorker(part, null);
  let stopMilliseconds: number | null = null;
  if (part.method === 'ours') {
    const stopped = await solveInWorker(part, secondsUntilStop(part.seed));
    if (stopped.solve.kind === 'stopped') ({ stopMilliseconds } = stopped);
  }
  observer.disconnect();
  return { solve, stopMilliseconds, longestTaskMilliseconds: longest };
}

Reflect.set(globalThis, 'measure', measure);
