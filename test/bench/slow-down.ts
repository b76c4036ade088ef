import { Worker } from 'node:worker_threads';

/**
 * Stops and continues every process below this one, so that each runs for 5 ms out of every 5 × `factor`. The stops are
 * as long as the runs really were, so a busy machine does not change the factor.
 */
const SLOWER = `
  const { workerData: { factor, flag, parentId } } = require('node:worker_threads');
  const { readFileSync, readdirSync } = require('node:fs');
  const RUN = 5;
  const tasksOf = (id) => { try { return readdirSync('/proc/' + id + '/task'); } catch { return []; } };
  const childrenOf = (id) => tasksOf(id).flatMap((task) => {
    try {
      return readFileSync('/proc/' + id + '/task/' + task + '/children', 'utf8').split(' ').filter(Boolean);
    } catch { return []; }
  });
  const family = (id) => childrenOf(id).flatMap((child) => [child, ...family(child)]);
  const signal = (ids, name) => {
    for (const id of ids) { try { process.kill(Number(id), name); } catch {} }
  };
  let ran = 0;
  let stopped = 0;
  let lookedAt = -Infinity;
  let ids = [];
  let before = performance.now();
  while (Atomics.load(flag, 0) === 0) {
    if (performance.now() - lookedAt > 60) { ids = family(parentId); lookedAt = performance.now(); }
    Atomics.wait(flag, 0, 0, RUN);
    signal(ids, 'SIGSTOP');
    const stoppedAt = performance.now();
    ran += stoppedAt - before;
    Atomics.wait(flag, 0, 0, Math.max(0, (factor - 1) * ran - stopped));
    signal(ids, 'SIGCONT');
    before = performance.now();
    stopped += before - stoppedAt;
  }
`;

/**
 * Makes the browser this process has started slower by that factor: every process of it, with all their threads
 * (pages, service workers, storage, compositor). Emulating a slow processor by the browser's own tools would slow the
 * page's main thread alone. Needs Linux.
 * @returns how to end it.
 */
export function slowDown(factor: number): () => Promise<void> {
  const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const slower = new Worker(SLOWER, {
    eval: true,
    workerData: { factor, flag, parentId: process.pid },
  });
  const ended = new Promise<void>((resolve, reject) => {
    slower.once('exit', () => resolve());
    slower.once('error', reject);
  });
  return async () => {
    Atomics.store(flag, 0, 1);
    Atomics.notify(flag, 0);
    await ended;
  };
}
