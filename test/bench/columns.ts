import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Plan } from '../../src/domain/schedule/plan.ts';
import { boundByColumns } from '../../src/solver/columns/bound-by-columns.ts';
import { blockModel } from '../../src/solver/layer-model.ts';
import { latestPlanRows } from '../../src/solver/plan-rows.ts';
import type { SearchSpace } from '../../src/solver/search/space.ts';
import { worlds } from '../worlds/index.ts';
import { readCurtois, writeCurtois } from './public/curtois-format.ts';
import { curtoisSpace } from './public/curtois-space.ts';
import { readMss, writeMss } from './public/mss-format.ts';
import { mssSpace } from './public/mss-space.ts';

// npm run bench columns -- FILE.dzn|FILE.txt|WORLD --seconds 60 --seed 1 --clock wall|processor --out RESULT.json: the
// search by whole lines alone, on a public instance or on the block layer of a world, with its proven bound. Seconds of
// the processor count on machines that are busy.

const { values: options, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    clock: { type: 'string', default: 'wall' },
    out: { type: 'string' },
  },
});

interface Case {
  readonly space: SearchSpace;
  /** The value as the format counts it. */
  readonly valueOf: (objective: number) => number;
  readonly write: (values: readonly number[]) => string;
}

function caseOf(name: string): Case {
  if (name.endsWith('.dzn')) {
    const space = mssSpace(readMss(readFileSync(name, 'utf8')));
    return {
      space,
      valueOf: (objective) => -objective,
      write: (values) => writeMss(space.assignmentsOf(values)),
    };
  }
  if (name.endsWith('.txt')) {
    const space = curtoisSpace(readCurtois(readFileSync(name, 'utf8')));
    return {
      space,
      valueOf: (objective) => objective,
      write: (values) => writeCurtois(space.assignmentsOf(values)),
    };
  }
  const rows = latestPlanRows(worlds.find(({ id }) => id === name)?.make(1) ?? {});
  if (!rows)
    throw new Error(
      `${name} is neither a file nor one of ${worlds.map(({ id }) => id).join(', ')}`,
    );
  const layer = blockModel(new Plan(rows), [], false);
  return {
    space: layer,
    valueOf: (objective) => objective,
    write: (values) => `${values.join()}\n`,
  };
}

const [name = ''] = positionals;
const { space, valueOf, write } = caseOf(name);
const cpuMilliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
if (options.clock === 'processor') performance.now = cpuMilliseconds;
const began = cpuMilliseconds();
const cpuSeconds = () => ((cpuMilliseconds() - began) / 1000).toFixed(1);
let told = 0;
const answer = await boundByColumns(
  space,
  { seed: Number(options.seed), secondsMax: Number(options.seconds), workMax: null },
  ({ secondsElapsed, bound, best, values }) => {
    if (!values && secondsElapsed < told + 1) return;
    told = secondsElapsed;
    console.log(
      `${secondsElapsed.toFixed(1).padStart(7)} s, ${cpuSeconds()} s of the processor: ${best === null ? 'none' : valueOf(best)}, bound ${valueOf(bound)}`,
    );
  },
);
const { objective, bound, secondsUsed, columnCount, untrackedCount, isImpossible } = answer;
console.log(
  `${name}: ${objective === null ? 'none' : valueOf(objective)}, bound ${valueOf(bound)}${isImpossible ? ', impossible' : ''}, ${secondsUsed.toFixed(1)} s (${cpuSeconds()} s of the processor), ${columnCount} lines, ${untrackedCount} rows not followed, ${answer.workUsed.toFixed(1)} work`,
);
if (options.out !== undefined && answer.values) writeFileSync(options.out, write(answer.values));
