import { loadavg } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FromBeside, Port, ToBeside } from '../../../src/solver/companion-messages.ts';
import { stopAfter } from '../stop-after.ts';
import { type Measured, secondsUntilStop } from './measured.ts';
import { solvePart, type World, worldOf } from './measure-part.ts';
import type { Part } from './parts.ts';

/** Measures a part in this process. */
export async function measureUnderNode(part: Part): Promise<Measured> {
  if (part.clock === 'processor') performance.now = processorMilliseconds;
  const world = worldOf(part);
  const solve = await withBeside(part, (beside) => solvePart(part, world, null, beside));
  const memoryBytes = process.resourceUsage().maxRSS * 1024;
  return {
    part,
    ...solve,
    memoryBytes,
    stopMilliseconds: part.method === 'ours' ? await stopMilliseconds(part, world) : null,
    longestTaskMilliseconds: null,
    load: loadavg()[0] ?? 0,
  };
}

/** Of this process, all its threads: what compiles and collects garbage beside the solver counts as well. */
function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** From a stop to the answer, by the clock on the wall; null where the solve ended before. */
async function stopMilliseconds(part: Part, world: World): Promise<number | null> {
  const stop = await stopAfter(secondsUntilStop(part.seed) * 1000);
  const { kind } = await withBeside(part, (beside) =>
    solvePart(part, world, stop.stopFlag, beside),
  );
  const milliseconds = Date.now() - stop.askedAt();
  await stop.end();
  return kind === 'stopped' ? milliseconds : null;
}

/** With the second thread that is built beside this bench, where the part asks for two. */
async function withBeside<Result>(
  { method, threads }: Part,
  run: (beside: Port<FromBeside, ToBeside> | null) => Promise<Result>,
): Promise<Result> {
  if (method !== 'ours' || threads === '1') return run(null);
  const worker = new Worker(new URL('solver-beside.js', import.meta.url));
  try {
    return await run({
      post: (message) => worker.postMessage(message),
      listen: (hear) => {
        worker.on('message', hear);
        worker.on('error', (error) => hear({ kind: 'crashed', message: String(error) }));
      },
    });
  } finally {
    await worker.terminate();
  }
}
