import { parentPort, workerData } from 'node:worker_threads';
import type { ToProver } from '../../src/solver/companion-messages.ts';
import { proveSpace } from '../../src/solver/prove-space.ts';
import { processorMillisecondsOfEach } from './public/processor-clock.ts';

// The second thread of `npm run bench mss` and `npm run bench curtois`.

const port = parentPort;
if (!port) throw new Error('This runs in a thread of its own');
if (workerData.isOfProcessor === true) performance.now = processorMillisecondsOfEach;
let hear: (message: ToProver) => void = () => undefined;
port.on('message', (message: ToProver) => hear(message));
proveSpace({
  post: (message) => port.postMessage(message),
  listen: (next) => {
    hear = next;
  },
});
