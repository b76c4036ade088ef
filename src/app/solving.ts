import { proxy, type Remote, wrap } from 'comlink';
import type { LeaveQuestion } from '../domain/leave/leave-question.ts';
import type { SolveAnswer, SolveProgress } from '../solver/answer.ts';
import type { ChoiceAnswer, ChoiceQuestion } from '../solver/explain-cell/question.ts';
import type { GrantAnswer } from '../solver/leave/grant.ts';
import type { MendAnswer, MendQuestion } from '../solver/mend/question.ts';
import type { Problem } from '../solver/problem.ts';
import type { RepairAnswer, RepairProgress, RepairQuestion } from '../solver/repair/question.ts';
import type { SolverWorker } from '../../workers/solver.ts';

/** A solve under way in a thread of its own. */
export interface SolverRun {
  /** Never rejects: a crash is an answer too. */
  readonly answer: Promise<SolveAnswer>;
  /** Asks it to end with the best it has; what does not end soon is ended. */
  readonly stop: () => void;
}

/** How long a solver that was told to stop may take to hand over what it has; then the best it told of stands. */
const STOP_MILLISECONDS = 150;

/** A question in a thread of its own. */
export interface QuestionRun<Answer> {
  /** Never rejects: a crash is an answer too. */
  readonly answer: Promise<Answer>;
  /** Ends it; nobody waits for an answer any more. */
  readonly stop: () => void;
}

/** An answer that something broke. */
interface Crashed {
  readonly kind: 'crashed';
  readonly message: string;
}

interface Ask<Answer> {
  readonly answer: Promise<Answer>;
  readonly end: (answer: Answer) => void;
}

/**
 * Asks a new worker, so that the page is never frozen and a crash harms nothing. The solver is downloaded when this is
 * first called. Whoever ends it early says with which answer.
 */
function askWorker<Answer>(
  ask: (solver: Remote<SolverWorker>) => Promise<Answer>,
): Ask<Answer | Crashed> {
  const worker = new Worker(new URL('../../workers/solver.ts', import.meta.url), {
    type: 'module',
    name: 'solver',
  });
  const ended = Promise.withResolvers<Answer | Crashed>();
  const crash = (message: string): void => ended.resolve({ kind: 'crashed', message });
  // Comlink never rejects when a worker dies: its own events tell.
  worker.addEventListener('error', (event) =>
    crash(event.message || 'The solver could not be loaded.'),
  );
  worker.addEventListener('messageerror', () => crash('The solver’s answer could not be read.'));
  ask(wrap<SolverWorker>(worker)).then(ended.resolve, (error: unknown) => crash(String(error)));
  return { answer: ended.promise.finally(() => worker.terminate()), end: ended.resolve };
}

/** Solves in a worker. @param onProgress hears every news of the run, in order. */
export function startSolver(
  problem: Problem,
  onProgress: (progress: SolveProgress) => void,
): SolverRun {
  const stopFlag = crossOriginIsolated ? new Int32Array(new SharedArrayBuffer(4)) : null;
  const start = performance.now();
  const { answer, end } = askWorker<SolveAnswer>((solver) =>
    solver.solve(problem, stopFlag, proxy(onProgress)),
  );
  const stop = (): void => {
    if (stopFlag) Atomics.store(stopFlag, 0, 1);
    const kill = (): void => {
      const secondsUsed = (performance.now() - start) / 1000;
      const effort = { secondsUsed, workUsed: 0, isRepeatable: false };
      end({ kind: 'stopped', filled: null, layers: [], ...effort });
    };
    window.setTimeout(kill, stopFlag ? STOP_MILLISECONDS : 0);
  };
  return { answer, stop };
}

/** A leave round being weighed in a thread of its own. */
export interface GrantingRun {
  /** Never rejects: a crash is an answer too. */
  readonly answer: Promise<GrantAnswer>;
  /** Ends it; nobody waits for an answer any more. */
  readonly stop: () => void;
}

/** Asks a worker which requests of a leave round to grant. */
export function startGranting(question: LeaveQuestion): GrantingRun {
  const { answer, end } = askWorker<GrantAnswer>((solver) => solver.grantLeave(question));
  return {
    answer,
    stop: () => end({ kind: 'crashed', message: 'Nobody wanted to know any more.' }),
  };
}

/** Asks a worker for the smallest change that mends a finding. */
export function startMending(question: MendQuestion): QuestionRun<MendAnswer> {
  const { answer, end } = askWorker<MendAnswer>((solver) => solver.mend(question));
  return {
    answer,
    stop: () => end({ kind: 'crashed', message: 'Nobody wanted to know any more.' }),
  };
}

/** Asks a worker why a choice does not stand in a place, and what it would cost. */
export function startCostOfChoice(question: ChoiceQuestion): QuestionRun<ChoiceAnswer> {
  const { answer, end } = askWorker<ChoiceAnswer>((solver) => solver.costOfChoice(question, null));
  return { answer, stop: () => end({ kind: 'not-known' }) };
}

/** A repair being looked for in a thread of its own. */
export interface RepairingRun {
  /** Never rejects: a crash is an answer too; null where nobody wanted to know any more. */
  readonly answer: Promise<RepairAnswer | null>;
  /** Ends it at once. */
  readonly stop: () => void;
}

/** Asks a worker how a schedule could hold again. @param onProgress hears every step. */
export function startRepair(
  question: RepairQuestion,
  onProgress: (progress: RepairProgress) => void,
): RepairingRun {
  const { answer, end } = askWorker<RepairAnswer | null>((solver) =>
    solver.repair(question, null, proxy(onProgress)),
  );
  return { answer, stop: () => end(null) };
}
