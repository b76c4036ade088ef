import { expect, test } from 'vitest';
import { sumOf } from '../../../src/solver/engine/satisfies.ts';
import type { LayerModel } from '../../../src/solver/layer-model.ts';
import type { Level } from '../../../src/solver/wishes/levels.ts';
import { asOneSum, levelsInSum } from '../../../src/solver/wishes/one-sum.ts';
import { Dice } from '../../dice.ts';

const MODELS = 200;

function compareInOrder(one: readonly number[], other: readonly number[]): number {
  const place = one.findIndex((value, at) => value !== other[at]);
  return place === -1 ? 0 : (one[place] ?? 0) - (other[place] ?? 0);
}

function randomLevels(dice: Dice) {
  const variables = Array.from({ length: 3 }, () => ({
    min: dice.whole(-1, 0),
    max: dice.whole(1, 2),
  }));
  const levels = Array.from({ length: 3 }, (_, place): Level => ({
    name: `level ${place}`,
    part: 'together',
    terms: variables.map((_range, variable) => [dice.whole(-3, 3), variable]),
    slackPercent: 0,
  }));
  const layer: LayerModel = {
    layer: 'block',
    model: { variables, limits: [], objective: [], sources: [] },
    penalties: new Map(),
    choices: [],
    isWhole: true,
    filledBy: () => [],
    valuesFor: () => [],
  };
  return { layer, levels, withMeasures: (values: readonly number[]) => [...values] };
}

test('the sum puts any two values in the order of their levels, and its bound proves nothing false', () => {
  for (let seed = 1; seed <= MODELS; seed++) {
    const dice = new Dice(seed);
    const ordered = randomLevels(dice);
    const sum = asOneSum(ordered);
    if (!sum) throw new Error('The numbers are small');
    const { variables } = ordered.layer.model;
    const all = variables.reduce<number[][]>(
      (some, { min, max }) =>
        some.flatMap((values) =>
          Array.from({ length: max - min + 1 }, (_, step) => [...values, min + step]),
        ),
      [[]],
    );
    const allowed = all.filter(() => dice.chance(0.7));
    const levelsOf = (values: readonly number[]) =>
      ordered.levels.map(({ terms }) => sumOf(terms, values));
    const bySum = allowed.toSorted(
      (one, other) => sumOf(sum.objective, one) - sumOf(sum.objective, other),
    );
    const [least] = allowed.map(levelsOf).toSorted(compareInOrder);
    const [best] = bySum;
    if (!best || !least) continue;
    expect(levelsOf(best)).toEqual(least);
    const proven = sumOf(sum.objective, best);
    for (const given of [proven, proven - dice.whole(1, 50)]) {
      const told = levelsInSum(ordered.levels, sum, ordered.layer.model, best, given);
      const [first] = told;
      expect(first?.bound).toBeLessThanOrEqual(least[0] ?? 0);
      told.forEach(({ bound, value }) => expect(bound).toBeLessThanOrEqual(value));
      if (given === proven) expect(told.map(({ bound }) => bound)).toEqual(least);
    }
  }
});

test('numbers that would not be exact are refused', () => {
  const ordered = randomLevels(new Dice(1));
  const large = ordered.levels.map((level) => ({
    ...level,
    terms: [[2 ** 30, 0] as const, [1, 1] as const],
  }));
  expect(asOneSum({ ...ordered, levels: large })).toBeNull();
});
