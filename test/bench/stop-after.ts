import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StopFlag } from '../../src/solver/engine/solve-model.ts';

/** A stop that another thread asks for: the solve fills its own. */
export interface AskedStop {
  readonly stopFlag: StopFlag;
  /** When it was asked for, in milliseconds since 1970-01-01 UTC; not a number before. */
  readonly askedAt: () => number;
  readonly end: () => Promise<unknown>;
}

const STOPPER = `
  const { workerData: { stopFlag, askedAt, wait } } = require('node:worker_threads');
  setTimeout(() => {
    askedAt[0] = performance.timeOrigin + performance.now();
    Atomics.store(stopFlag, 0, 1);
  }, wait);
`;

/** Asks for a stop after so many milliseconds. */
export async function stopAfter(wait: number): Promise<AskedStop> {
  const stopFlag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const askedAt = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  const stopper = new Worker(STOPPER, { eval: true, workerData: { stopFlag, askedAt, wait } });
  await once(stopper, 'online');
  return {
    stopFlag,
    askedAt: () => askedAt[0] || Number.NaN,
    end: () => stopper.terminate(),
  };
}
