import { parentPort } from 'node:worker_threads';
import type { ToBeside } from '../../src/solver/companion-messages.ts';
import { workBeside } from '../../src/solver/work-beside.ts';

// The second thread of `npm run bench solver` under Node.

const port = parentPort;
if (!port) throw new Error('This runs in a thread of its own');
let hear: (message: ToBeside) => void = () => undefined;
port.on('message', (message: ToBeside) => hear(message));
workBeside({
  post: (message) => port.postMessage(message),
  listen: (next) => {
    hear = next;
  },
});
