import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { SearchSpace } from '../../../src/solver/search/space.ts';
import { type SpaceAnswer, solveSpace } from '../../../src/solver/solve-space.ts';

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
 * space is solved, prints each better value, and writes the schedule in the form that evaluators read.
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
      out: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined)
    throw new Error(`npm run bench ${format.name} -- FILE --seconds 60 --seed 1 --out RESULT.json`);
  const space = format.read(readFileSync(file, 'utf8'));
  const { variables, limits } = space.model;
  console.log(`${file}: ${variables.length} variables, ${limits.length} limits`);
  const answer = await solveSpace(
    space,
    { seed: Number(options.seed), secondsMax: Number(options.seconds), workMax: null },
    ({ secondsElapsed, method, best, bound }) =>
      console.log(
        `${secondsElapsed.toFixed(1).padStart(7)} s  ${method.padEnd(8)} ${best === null ? 'none' : format.valueOf(best)}  bound ${format.valueOf(bound)}`,
      ),
  );
  const value = answer.objective === null ? 'none' : format.valueOf(answer.objective);
  console.log(
    `${answer.secondsUsed.toFixed(1)} s: ${value}, bound ${format.valueOf(answer.bound)}${answer.isImpossible ? ', impossible' : ''}`,
  );
  if (options.out !== undefined && answer.values)
    writeFileSync(options.out, format.write(space, answer.values));
  return answer;
}
