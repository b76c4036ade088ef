import type { ToBeside } from '../src/solver/companion-messages.ts';
import { workBeside } from '../src/solver/work-beside.ts';

// The solver’s second thread: it raises bounds and anneals beside the first.

let hear: (message: ToBeside) => void = () => undefined;
self.onmessage = ({ data }: MessageEvent<ToBeside>) => hear(data);
workBeside({
  post: (message) => self.postMessage(message),
  listen: (next) => {
    hear = next;
  },
});
