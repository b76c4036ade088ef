import { describe, expect, test } from 'vitest';
import type { SolveAnswer } from '../../../src/solver/answer.ts';
import { findingsOf } from '../../../src/solver/findings.ts';
import { solveSchedule } from '../../../src/solver/solve-schedule.ts';
import { tinyBlocks, tinyCalls, type TinyProgram } from './tiny-wishes.ts';

const PROGRAMS = 10;

/** What a schedule lacks, wish by wish in the order asked for. */
function lacksInOrder({ problem, lacks }: TinyProgram, filled: TinyProgram['given']): number[] {
  return (problem.wishes ?? []).flatMap(({ ruleId }) => lacks(ruleId, filled));
}

function compareInOrder(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, at) => value !== other[at]);
  return place === -1 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

/** The least in order of all schedules that keep the musts; null where none does. */
function leastInOrder(tiny: TinyProgram): number[] | null {
  const { problem, plan, given, schedules } = tiny;
  const ranked = schedules
    .map((filled) => ({ filled, lacks: lacksInOrder(tiny, filled) }))
    .toSorted((one, other) => compareInOrder(one.lacks, other.lacks));
  const best = ranked.find(({ filled }) =>
    findingsOf(problem, plan, [...given, ...filled]).every(
      ({ verdict }) => verdict !== 'violation',
    ),
  );
  return best?.lacks ?? null;
}

function solvedIn(answer: SolveAnswer): Extract<SolveAnswer, { kind: 'solved' }> {
  if (answer.kind !== 'solved') throw new Error(`It is ${answer.kind}`);
  return answer;
}

describe.each([
  ['block', tinyBlocks],
  ['call', tinyCalls],
] as const)('the wishes of the %s layer', (_, tinyOf) => {
  test(
    'are honoured one before the other, as trying every schedule finds',
    { timeout: 300_000 },
    async () => {
      let orders = 0;
      for (let seed = 1; seed <= PROGRAMS; seed++) {
        const tiny = tinyOf(seed);
        const answer = solvedIn(await solveSchedule(tiny.problem, null, () => undefined));
        const least = leastInOrder(tiny);
        expect({ seed, lacks: lacksInOrder(tiny, answer.filled) }).toEqual({ seed, lacks: least });
        expect(answer.isBest).toBe(true);
        const levels = answer.layers.flatMap((layer) => layer.levels);
        for (const { value, best, bound } of levels) expect([best, bound]).toEqual([value, value]);
        const weighed = await solveSchedule(
          { ...tiny.problem, wishes: undefined },
          null,
          () => undefined,
        );
        const other = lacksInOrder(tiny, solvedIn(weighed).filled);
        if (compareInOrder(least ?? [], other) !== 0) orders++;
      }
      // Otherwise the order would not matter in these programs, and nothing be shown.
      expect(orders).toBeGreaterThan(3);
    },
  );

  test(
    'may give way by their slack, no more, and only for those after them',
    { timeout: 300_000 },
    async () => {
      let gained = 0;
      for (let seed = 1; seed <= PROGRAMS; seed++) {
        const tiny = tinyOf(seed);
        const wishes = (tiny.problem.wishes ?? []).map((wish, place) =>
          place === 0 ? { ...wish, slackPercent: 100 } : wish,
        );
        const problem = { ...tiny.problem, wishes };
        const answer = solvedIn(await solveSchedule(problem, null, () => undefined));
        const least = leastInOrder(tiny) ?? [];
        const reached = lacksInOrder(tiny, answer.filled);
        const parts = tiny.lacks(wishes[0]?.ruleId ?? '', answer.filled).length;
        reached
          .slice(0, parts)
          .forEach((value, place) => expect(value).toBeLessThanOrEqual((least[place] ?? 0) * 2));
        if (compareInOrder(reached.slice(parts), least.slice(parts)) < 0) gained++;
        expect(compareInOrder(reached.slice(parts), least.slice(parts))).toBeLessThanOrEqual(0);
      }
      expect(gained).toBeGreaterThan(0);
    },
  );
});
