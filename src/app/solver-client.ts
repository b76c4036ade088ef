import { proxy, wrap } from 'comlink';
import type { SolveAnswer, SolveProgress } from '../solver/answer.ts';
import type { Problem } from '../solver/problem.ts';
import type { SolverWorker } from '../../workers/solver.ts';

/** A solve under way in a thread of its own. */
export interface SolverRun {
  /** Never rejects: a crash is an answer too. */
  readonly answer: Promise<SolveAnswer>;
  /** Asks it to end with the best it has; what does not end soon is ended. */
  readonly stop: () => void;
}

/** How long a solver that was told to stop may take to hand over what it has. */
const STOP_MILLISECONDS = 8_000;

/**
 * Solves in a new worker, so that the page is never frozen and a crash harms nothing. The solver is downloaded when
 * this is first called.
 * @param onProgress hears every news of the run, in order.
 */
export function startSolver(
  problem: Problem,
  onProgress: (progress: SolveProgress) => void,
): SolverRun {
  const worker = new Worker(new URL('../../workers/solver.ts', import.meta.url), {
    type: 'module',
    name: 'solver',
  });
  const stopFlag = crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : null;
  const api = wrap<SolverWorker>(worker);
  const ended = Promise.withResolvers<SolveAnswer>();
  // Comlink never rejects when a worker dies: its own events tell.
  worker.addEventListener('error', (event) =>
    ended.resolve({ kind: 'crashed', message: event.message || 'The solver could not be loaded.' }),
  );
  worker.addEventListener('messageerror', () =>
    ended.resolve({ kind: 'crashed', message: 'The solver’s answer could not be read.' }),
  );
  api
    .solve(problem, stopFlag, proxy(onProgress))
    .then(ended.resolve, (error: unknown) =>
      ended.resolve({ kind: 'crashed', message: String(error) }),
    );
  const stop = (): void => {
    if (stopFlag) Atomics.store(stopFlag, 0, 1);
    const kill = (): void =>
      ended.resolve({ kind: 'crashed', message: 'The solver did not answer and was ended.' });
    window.setTimeout(kill, stopFlag ? STOP_MILLISECONDS : 0);
  };
  const answer = ended.promise.finally(() => worker.terminate());
  return { answer, stop };
}
