import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { processorClock, processorMillisecondsOfEach } from './processor-clock.ts';
import type { SearchSpace } from '../../../src/solver/search/space.ts';
import type { FromProver, Port, ToProver } from '../../../src/solver/companion-messages.ts';
import { type SpaceAnswer, type SpaceNews, solveSpace } from '../../../src/solver/solve-space.ts';
import { type InTwoOptions, solveSpaceInTwo } from '../../../src/solver/solve-space-in-two.ts';

/** A public format: how it is read, what the objective is called there, and how a schedule is written. */
export interface PublicFormat<Space extends SearchSpace> {
  readonly name: string;
  readonly read: (text: string) => Space;
  readonly write: (space: Space, values: readonly number[]) => string;
  /** The value as the format counts it, from the objective that is minimised. */
  readonly valueOf: (objective: number) => number;
}

/**
 * `npm run bench NAME -- FILE --seconds 60 --seed 1 --out RESULT.json`: reads an instance, solves it as every search
 * space is solved, prints each better value, and writes the schedule in the form that evaluators read. With
 * `--clock processor` the seconds are those of this process alone, for machines that others use too. It works in two
 * threads, or in one with `--threads 1`.
 */
export async function benchSpace<Space extends SearchSpace>(
  format: PublicFormat<Space>,
  argv: readonly string[],
): Promise<SpaceAnswer> {
  const { values: options, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      seconds: { type: 'string', default: '60' },
      seed: { type: 'string', default: '1' },
      clock: { type: 'string', default: 'wall' },
      threads: { type: 'string', default: '2' },
      out: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new Error(`npm run bench ${format.name} -- FILE --seconds 60 --seed 1 --out RESULT.json`);
  const space = format.read(readFileSync(file, 'utf8'));
  const { variables, limits } = space.model;
  console.log(`${file}: ${variables.length} variables, ${limits.length} limits`);
  const tell = ({ secondsElapsed, method, best, bound }: SpaceNews) =>
    console.log(
      `${secondsElapsed.toFixed(1).padStart(7)} s  ${method.padEnd(9)} ${best === null ? 'none' : format.valueOf(best)}  bound ${format.valueOf(bound)}`,
    );
  const seed = Number(options.seed);
  const secondsMax = Number(options.seconds);
  const isOfProcessor = options.clock === 'processor';
  const clock = isOfProcessor ? { secondsElapsed: processorClock() } : {};
  if (isOfProcessor && options.threads === '2') performance.now = processorMillisecondsOfEach;
  const answer =
    options.threads === '2'
      ? await inTwo(space, { seed, secondsMax }, isOfProcessor, tell)
      : await solveSpace(space, { seed, secondsMax, workMax: null, ...clock }, tell);
  const value = answer.objective === null ? 'none' : format.valueOf(answer.objective);
  console.log(
    `${answer.secondsUsed.toFixed(1)} s: ${value}, bound ${format.valueOf(answer.bound)}${answer.isImpossible ? ', impossible' : ''}`,
  );
  if (options.out !== undefined && answer.values)
    writeFileSync(options.out, format.write(space, answer.values));
  return answer;
}

/** Solves with the second thread that is built beside this bench. */
async function inTwo(
  space: SearchSpace,
  options: InTwoOptions,
  isOfProcessor: boolean,
  tell: (news: SpaceNews) => void,
): Promise<SpaceAnswer> {
  const worker = new Worker(new URL('space-prover.js', import.meta.url), {
    workerData: { isOfProcessor },
  });
  const port: Port<FromProver, ToProver> = {
    post: (message) => worker.postMessage(message),
    listen: (hear) => {
      worker.on('message', hear);
      worker.on('error', (error) => hear({ kind: 'crashed', message: String(error) }));
    },
  };
  try {
    return await solveSpaceInTwo(space, options, port, tell);
  } finally {
    await worker.terminate();
  }
}
