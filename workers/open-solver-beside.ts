import type { FromBeside, Port, ToBeside } from '../src/solver/companion-messages.ts';

/** The solver’s second thread, which starts when it is first told something and ends with this one. */
export function besideInWorker(): Port<FromBeside, ToBeside> {
  let hear: (message: FromBeside) => void = () => undefined;
  let worker: Worker | null = null;
  const open = (): Worker => {
    const opened = new Worker(new URL('./solver-beside.ts', import.meta.url), { type: 'module' });
    opened.onmessage = ({ data }: MessageEvent<FromBeside>) => hear(data);
    opened.onerror = ({ message }) => hear({ kind: 'crashed', message });
    return opened;
  };
  return {
    post: (message) => (worker ??= open()).postMessage(message),
    listen: (next) => {
      hear = next;
    },
  };
}
