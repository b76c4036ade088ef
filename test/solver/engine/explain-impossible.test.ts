import { expect, test } from 'vitest';
import { ModelBuilder, type Model } from '../../../src/rules/encoding/model.ts';
import { explainImpossible } from '../../../src/solver/engine/explain-impossible.ts';
import { smallestObjective, smallModel } from './random-models.ts';
import { yearModel } from './year-model.ts';

const options = { seed: 1, workMax: 5, secondsMax: null };

const only = (model: Model, sources: readonly number[]): Model => ({
  ...model,
  limits: model.limits.filter(({ source }) => sources.includes(source)),
});

test('conflicts of random models are impossible, and possible without any one of their sources', async () => {
  let conflictCount = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const model = smallModel(seed);
    const explanation = await explainImpossible(model, options);
    if (explanation.kind !== 'conflict') {
      expect([explanation.kind, smallestObjective(model) === null]).toEqual(['possible', false]);
      continue;
    }
    conflictCount++;
    const { sources, isMinimal } = explanation;
    expect(isMinimal).toBe(true);
    expect(smallestObjective(only(model, sources))).toBeNull();
    for (const spared of sources) {
      const others = sources.filter((source) => source !== spared);
      expect(smallestObjective(only(model, others))).not.toBeNull();
    }
  }
  expect(conflictCount).toBeGreaterThan(10);
});

test('a year in which nobody may work a rotation names its coverage and those who are away', async () => {
  const year = yearModel(20, 1);
  const fixed = [0, 1, 2, 3, 4].flatMap((rotation) =>
    Array.from({ length: 20 }, (_, person) => [person * 13 * 8 + rotation, 0] as const),
  );
  const explanation = await explainImpossible(year, { ...options, fixed });
  if (explanation.kind !== 'conflict') throw new Error(explanation.kind);
  expect(explanation.isMinimal).toBe(true);
  const named = explanation.sources.map((source) => year.sources[source]);
  expect(named).toEqual([expect.objectContaining({ ruleId: 'coverage' })]);
});

test('where the ranges alone are impossible, no source is to blame', async () => {
  const model = new ModelBuilder();
  const choice = model.yesNo();
  model.because({ ruleId: 'any', people: [], subject: 'choice' }).atLeast(1, [choice]);
  const explanation = await explainImpossible(model.build(), { ...options, fixed: [[choice, 2]] });
  expect(explanation).toMatchObject({ kind: 'conflict', sources: [], isMinimal: true });
});

test('without work it does not know', async () => {
  const explanation = await explainImpossible(yearModel(20, 1), { ...options, workMax: 0 });
  expect(explanation.kind).toBe('unknown');
});
