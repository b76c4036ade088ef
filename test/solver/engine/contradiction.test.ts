import { expect, test } from 'vitest';
import { type Model, ModelBuilder } from '../../../src/rules/encoding/model.ts';
import { contradictionIn } from '../../../src/solver/engine/contradiction.ts';
import { loadHighs } from '../../../src/solver/engine/highs-program.ts';
import { neededBeside } from '../../../src/solver/engine/needed-beside.ts';
import { partOfSources, relaxedTo } from '../../../src/solver/engine/part-of-model.ts';
import { propagate } from '../../../src/solver/engine/propagation.ts';
import { randomNumbers, smallestObjective, smallModel } from './random-models.ts';

const SEEDS = Array.from({ length: 300 }, (_, place) => place + 1);

/** A small random model in which every limit has a source of its own. */
function modelOf(seed: number): Model {
  const model = smallModel(seed);
  return {
    ...model,
    limits: model.limits.map((limit, source) => ({ ...limit, source })),
    sources: model.limits.map((_, at) => ({ ruleId: `rule-${at}`, people: [], subject: '' })),
  };
}

const isImpossible = (model: Model) => smallestObjective(model) === null;

const only = (model: Model, sources: readonly number[]): Model => ({
  ...model,
  limits: model.limits.filter(({ source }) => sources.includes(source)),
});

test('what is seen to contradict itself cannot be, by every assignment of small models', async () => {
  const highs = await loadHighs();
  let [byPropagation, byLinear] = [0, 0];
  for (const seed of SEEDS) {
    const model = modelOf(seed);
    const propagated = propagate(model);
    const { sources } = contradictionIn(model, highs);
    if (sources)
      expect({ seed, is: isImpossible(only(model, sources)) }).toEqual({ seed, is: true });
    if (propagated.kind === 'contradiction') byPropagation++;
    else if (sources) byLinear++;
  }
  expect(byPropagation).toBeGreaterThan(5);
  expect(byLinear).toBeGreaterThan(0);
});

test('ranges are narrowed by no solution of small models', () => {
  let narrowed = 0;
  for (const seed of SEEDS) {
    const model = modelOf(seed);
    const propagated = propagate(model);
    if (propagated.kind !== 'ranges') continue;
    const before = smallestObjective(model);
    expect(smallestObjective({ ...model, variables: propagated.ranges })).toBe(before);
    if (JSON.stringify(propagated.ranges) !== JSON.stringify(model.variables)) narrowed++;
  }
  expect(narrowed).toBeGreaterThan(20);
});

test('what limits say of some variables is impossible only where the model is', () => {
  let found = 0;
  for (const seed of SEEDS) {
    const model = modelOf(seed);
    const random = randomNumbers(seed);
    const some = new Set([...model.variables.keys()].filter(() => random(3) > 0));
    const relaxed = relaxedTo(model, some);
    if (!isImpossible(relaxed.model)) continue;
    found++;
    expect(isImpossible(model)).toBe(true);
  }
  expect(found).toBeGreaterThan(2);
});

test('one schedule that breaks a single place shows that every place and everybody is needed', () => {
  // Three people, two each, for five places: nothing can be spared.
  const builder = new ModelBuilder();
  const works = [0, 1, 2].map(() => [0, 1, 2, 3, 4].map(() => builder.yesNo()));
  works.forEach((own, person) =>
    builder.because({ ruleId: 'asks', people: [`${person}`], subject: '' }).atLeast(2, own),
  );
  for (let place = 0; place < 5; place++)
    builder
      .because({ ruleId: 'place', people: [], subject: `${place}` })
      .atMostOne(works.flatMap((own) => own[place] ?? []));
  const model = builder.build();
  const values = model.variables.map(() => 0);
  // The first two people have four places, the third has the fifth and shares the fourth.
  for (const [person, place] of [
    [0, 0],
    [0, 1],
    [1, 2],
    [1, 3],
    [2, 3],
    [2, 4],
  ] as const)
    values[works[person]?.[place] ?? 0] = 1;
  const needed = neededBeside(model, values);
  const all = new Set(model.limits.map(({ source }) => source));
  expect(new Set([...needed, 3 + 3])).toEqual(all);
  for (const source of needed) {
    const others = [...all].filter((other) => other !== source);
    expect(isImpossible(partOfSources(model, others).model)).toBe(false);
  }
});
