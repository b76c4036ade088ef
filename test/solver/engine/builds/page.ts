import type { FromPage, FromWorker } from './messages.ts';

// Loads the engine in a worker, solves, then stops a solve that would go on: the report is left
// on the body.
const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
const stopFlag = crossOriginIsolated
  ? new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  : null;
let stoppedAt = 0;

const send = (message: FromPage): void => worker.postMessage(message);

worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => {
  if (data.kind === 'endless-solve-began') {
    setTimeout(() => {
      stoppedAt = performance.now();
      if (stopFlag) Atomics.store(stopFlag, 0, 1);
    }, 1500);
    return;
  }
  document.body.dataset['report'] = JSON.stringify({
    ...data.report,
    isIsolated: crossOriginIsolated,
    stopMilliseconds: performance.now() - stoppedAt,
  });
});
worker.addEventListener('error', (error) => console.error(error.message));
send({ stopFlag });
