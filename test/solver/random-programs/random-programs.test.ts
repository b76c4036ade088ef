import { expect, test } from 'vitest';
import type { SolveProgress } from '../../../src/solver/answer.ts';
import { solveSchedule } from '../../../src/solver/solve-schedule.ts';
import { judge } from './judge.ts';
import { ASKED, randomProgram } from './random-program.ts';

// PROGRAMS=5000 npx vitest run test/solver/random-programs looks at more of them, FIRST_SEED=1000 at others.

const PROGRAMS = Number(process.env['PROGRAMS'] ?? 304);
const FIRST_SEED = Number(process.env['FIRST_SEED'] ?? 0);

test.each(ASKED.map((layers, place) => ({ decided: layers.join(', '), place })))(
  'random programs $place: $decided keep every must, claim no wrong bound and call nothing impossible that is not',
  { timeout: PROGRAMS * 5_000 },
  async ({ place }) => {
    const counts = { solved: 0, impossible: 0, other: 0, open: 0 };
    const faults: string[] = [];
    for (let seed = FIRST_SEED + place; seed < FIRST_SEED + PROGRAMS; seed += ASKED.length) {
      const program = randomProgram(seed);
      const news: SolveProgress[] = [];
      const answer = await solveSchedule(program.problem, null, (each) => news.push(each));
      const verdict = await judge(program, answer, news);
      faults.push(...verdict.faults.map((each) => `seed ${seed}: ${each}`));
      const isKnown = answer.kind === 'solved' || answer.kind === 'impossible';
      counts[isKnown ? answer.kind : 'other']++;
      if (verdict.openCount > 0) counts.open++;
    }
    expect(faults).toEqual([]);
    const all = counts.solved + counts.impossible + counts.other;
    expect(counts.solved).toBeGreaterThan(all / 5);
    expect(counts.impossible).toBeGreaterThan(all / 20);
    // That no blocks at all leave room for the calls is shown for few.
    const isOpenOften = ASKED[place]?.[0] === 'block' && (ASKED[place]?.length ?? 0) > 1;
    expect(counts.open).toBeLessThanOrEqual(Math.ceil(all / (isOpenOften ? 6 : 40)));
  },
);
