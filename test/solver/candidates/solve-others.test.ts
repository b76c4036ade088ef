import { expect, test } from 'vitest';
import type { Filled } from '../../../src/domain/schedule/slot.ts';
import type { SolveProgress } from '../../../src/solver/answer.ts';
import { placesApart } from '../../../src/solver/candidates/apart.ts';
import { findingsOf } from '../../../src/solver/findings.ts';
import { solveSchedule } from '../../../src/solver/solve-schedule.ts';
import { tinyBlocks, tinyCalls, type TinyProgram } from '../wishes/tiny-wishes.ts';

const PROGRAMS = 8;
const DISTANCE = 25;

function isKept({ problem, plan, given }: TinyProgram, filled: readonly Filled[]): boolean {
  return findingsOf(problem, plan, [...given, ...filled]).every(
    ({ verdict }) => verdict !== 'violation',
  );
}

function lacksIn({ problem, lacks }: TinyProgram, filled: readonly Filled[]): number[] {
  return (problem.wishes ?? []).flatMap(({ ruleId }) => lacks(ruleId, filled));
}

/** Whether a schedule is in nothing further from the first than stated. */
function isNear(tiny: TinyProgram, first: readonly Filled[], other: readonly Filled[]): boolean {
  const best = lacksIn(tiny, first);
  return lacksIn(tiny, other).every(
    (value, place) => value <= Math.floor((best[place] ?? 0) * (1 + DISTANCE / 100)),
  );
}

/** Only what the run decided: the layers above are the same in all. */
function ownOf({ problem }: TinyProgram, filled: readonly Filled[]): Filled[] {
  return filled.filter(({ slot }) => problem.layers.some((layer) => layer === slot.layer));
}

test.each([
  ['blocks', tinyBlocks],
  ['calls', tinyCalls],
] as const)(
  'other schedules of %s are near the first, keep every must, differ, and the second by as much as can be',
  { timeout: 300_000 },
  async (_, tinyOf) => {
    let found = 0;
    let alone = 0;
    for (let seed = 1; seed <= PROGRAMS; seed++) {
      const tiny = tinyOf(seed);
      const problem = { ...tiny.problem, compared: { count: 3, distancePercent: DISTANCE } };
      const answer = await solveSchedule(problem, null, () => undefined);
      if (answer.kind !== 'solved') throw new Error(`Seed ${seed} is ${answer.kind}`);
      const all = [answer.filled, ...answer.others.map(({ filled }) => filled)];
      const first = ownOf(tiny, answer.filled);
      for (const [place, filled] of all.entries()) {
        const own = ownOf(tiny, filled);
        expect(isKept(tiny, own)).toBe(true);
        expect(isNear(tiny, first, own)).toBe(true);
        for (const other of all.slice(0, place))
          expect(placesApart(other, filled)).toBeGreaterThan(0);
      }
      // What is possible, by trying every schedule.
      const near = tiny.schedules.filter(
        (each) => isNear(tiny, first, each) && placesApart(first, each) > 0 && isKept(tiny, each),
      );
      const furthest = Math.max(0, ...near.map((each) => placesApart(first, each)));
      const [, second] = all;
      expect({ seed, apart: second ? placesApart(answer.filled, second) : 0 }).toEqual({
        seed,
        apart: furthest,
      });
      expect(answer.others.length).toBe(Math.min(2, near.length));
      if (near.length === 0) alone++;
      else found++;
    }
    expect(found).toBeGreaterThan(3);
    expect(found + alone).toBe(PROGRAMS);
  },
);

test('other schedules speak of all layers, are the same again, and are no news before they are whole', async () => {
  const { plan, problem } = tinyBlocks(3);
  const news: SolveProgress[] = [];
  const asked = {
    ...problem,
    rows: plan.rows,
    wishes: undefined,
    compared: { count: 4, distancePercent: 10 },
  };
  const answer = await solveSchedule(asked, null, (each) => news.push(each));
  const again = await solveSchedule(asked, null, () => undefined);
  if (answer.kind !== 'solved' || again.kind !== 'solved') throw new Error('There is no schedule');
  expect(answer.isRepeatable).toBe(true);
  expect(again.others.map(({ filled }) => filled)).toEqual(
    answer.others.map(({ filled }) => filled),
  );
  expect(answer.others.length).toBeGreaterThan(0);
  const best = answer.objective;
  for (const { layers } of answer.others)
    expect(layers[0]?.objective).toBeLessThanOrEqual(best + Math.floor(best / 10));
  const later = news.filter(({ schedule }) => schedule > 1);
  expect(later.every(({ filled }) => filled === null)).toBe(true);
});
