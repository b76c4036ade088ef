import { expect, test } from 'vitest';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';
import { solveModel, type EngineOptions } from '../../../src/solver/engine/solve-model.ts';
import { smallestObjective, smallModel } from './random-models.ts';

const plainly: EngineOptions = { seed: 1, workMax: 5, secondsMax: null, hint: null };
const seeds = Array.from({ length: 250 }, (_, at) => at + 1);

test('250 random models: the optimum of trying everything, or impossible where that finds none', async () => {
  let impossibleCount = 0;
  for (const seed of seeds) {
    const model = smallModel(seed);
    const expected = smallestObjective(model);
    const answer = await solveModel(model, plainly);
    expect({ seed, objective: answer.objective }).toEqual({ seed, objective: expected });
    expect(answer.status).toBe(expected === null ? 'impossible' : 'optimal');
    expect(answer.isRepeatable).toBe(true);
    if (expected === null) impossibleCount++;
    else {
      expect(satisfies(model, answer.values ?? [])).toBe(true);
      expect(sumOf(model.objective, answer.values ?? [])).toBe(expected);
      expect(answer.bound).toBe(expected);
    }
  }
  expect(impossibleCount).toBeGreaterThan(25);
  expect(impossibleCount).toBeLessThan(225);
});
