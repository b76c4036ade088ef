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

/** The model with a source of its own for every limit. */
const withSourceEach = (model: Model): Model => ({
  ...model,
  limits: model.limits.map((limit, source) => ({ ...limit, source })),
  sources: model.limits.map((_, at) => ({ ruleId: `rule-${at}`, people: [], subject: '' })),
});

const withFixed = (model: Model, fixed: readonly (readonly [number, number])[]): Model => {
  const valueOf = new Map(fixed);
  const variables = model.variables.map((range, variable) => {
    const value = valueOf.get(variable);
    return value === undefined ? range : { min: value, max: value };
  });
  return { ...model, variables };
};

test('conflicts of random models are impossible, and possible without any one of their sources', async () => {
  let conflictCount = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const model = withSourceEach(smallModel(seed));
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
  const explanation = await explainImpossible(withFixed(year, fixed), options);
  if (explanation.kind !== 'conflict') throw new Error(explanation.kind);
  expect(explanation.isMinimal).toBe(true);
  const named = explanation.sources.map((source) => year.sources[source]);
  expect(named).toEqual([expect.objectContaining({ ruleId: 'coverage' })]);
});

test('those who could be spared are not named', async () => {
  // Three services need four people each and there are eight: twelve places for eight. Were one
  // of the eight everywhere at once it would still not do, so one of them need not be named.
  const model = new ModelBuilder();
  const services = [0, 1, 2].map(() => Array.from({ length: 8 }, () => model.yesNo()));
  services.forEach((there, service) =>
    model.because({ ruleId: 'coverage', people: [], subject: `${service}` }).atLeast(4, there),
  );
  for (let person = 0; person < 8; person++) {
    const places = services.flatMap((there) => there[person] ?? []);
    model.because({ ruleId: 'place', people: [`${person}`], subject: 'now' }).atMostOne(places);
  }
  const explanation = await explainImpossible(model.build(), options);
  if (explanation.kind !== 'conflict') throw new Error(explanation.kind);
  expect(explanation.sources).toHaveLength(3 + 7);
  expect(explanation.isMinimal).toBe(true);
});

test('without work it does not know', async () => {
  const explanation = await explainImpossible(yearModel(20, 1), { ...options, workMax: 0 });
  expect(explanation.kind).toBe('unknown');
});
