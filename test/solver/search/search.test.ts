import { expect, test } from 'vitest';
import { type Model, ModelBuilder } from '../../../src/rules/encoding/model.ts';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { firstOrConflict } from '../../../src/solver/search/first-or-conflict.ts';
import { FirstSearch } from '../../../src/solver/search/first-schedule.ts';
import { improve } from '../../../src/solver/search/improve.ts';
import { RestrictableModel } from '../../../src/solver/search/restricted-model.ts';
import type { PlacedChoice, Searcher, SearchSpace } from '../../../src/solver/search/space.ts';
import { randomNumbers } from '../engine/random-models.ts';

const searcher: Searcher = {
  seed: 1,
  subSolve: (model, options) => solveModel(model, { ...options, secondsMax: null }),
  isOver: () => false,
  spend: () => undefined,
};

/** People on two services over some weeks, each week at most once, some with something they would rather not do. */
function program(people: number, weeks: number, needed: number, seed: number): SearchSpace {
  const random = randomNumbers(seed);
  const model = new ModelBuilder();
  const choices: PlacedChoice[] = [];
  for (let person = 0; person < people; person++) {
    const personId = `person-${person}`;
    for (let week = 0; week < weeks; week++) {
      const period = `week-${String(week).padStart(2, '0')}`;
      const own = [model.yesNo(), model.yesNo()];
      const limits = model.because({ ruleId: 'one-place', people: [personId], subject: period });
      limits.atMostOne(own);
      own.forEach((variable, service) =>
        choices.push({ variable, personId, period, demand: `service-${service}` }),
      );
      const [first = 0] = own;
      model.penalty(1 + random(9), limits.onlyIf({ variable: first, is: true }).shortfall(1, []));
    }
    const all = choices.filter((choice) => choice.personId === personId);
    const fair = model.because({ ruleId: 'fair', people: [personId], subject: 'the year' });
    const share = Math.ceil((2 * needed * weeks) / people);
    model.penalty(
      4,
      fair.excess(
        share,
        all.map(({ variable }) => variable),
      ),
    );
  }
  for (const service of [0, 1]) {
    for (const period of new Set(choices.map((choice) => choice.period))) {
      const here = choices.filter((each, place) => place % 2 === service && each.period === period);
      model.because({ ruleId: 'coverage', people: [], subject: period }).exactly(
        needed,
        here.map(({ variable }) => variable),
      );
    }
  }
  return { model: model.build(), choices };
}

function measuredFrom({ model, choices }: SearchSpace, values: readonly number[]) {
  const whole = new RestrictableModel(
    model,
    choices.map(({ variable }) => variable),
  );
  const measured = whole.measured(values);
  if (!measured) throw new Error('The schedule breaks a limit');
  return { whole, ...measured };
}

const costOf = (model: Model, values: readonly number[]) => sumOf(model.objective, values);

test('the first schedule keeps every limit, and what it costs is measured as the engine does', async () => {
  for (let seed = 1; seed <= 8; seed++) {
    const space = program(9, 12, 2, seed);
    const found = new FirstSearch(space, { ...searcher, seed }).run(1);
    if (!found) throw new Error(`No schedule for seed ${seed}`);
    const { values, rest } = measuredFrom(space, found);
    expect(rest).toEqual([]);
    expect(satisfies(space.model, values)).toBe(true);
    const fixed = space.choices.map(({ variable }) => [variable, found[variable] ?? 0] as const);
    const options = { seed, workMax: null, secondsMax: null, hint: null, fixed };
    const { objective } = await solveModel(space.model, options);
    expect(costOf(space.model, values)).toBe(objective);
  }
});

test('where there is no schedule none is found, and that is proven', async () => {
  const impossible = program(3, 4, 2, 1);
  expect(new FirstSearch(impossible, searcher).run(1)).toBeNull();
  const answer = await firstOrConflict(impossible, searcher);
  if (answer.kind !== 'impossible') throw new Error(`It is ${answer.kind}`);
  expect(new Set(answer.near.map(({ ruleId }) => ruleId))).toContain('one-place');
  expect(await firstOrConflict(program(9, 12, 2, 1), searcher)).toMatchObject({ kind: 'found' });
});

test('pieces make a schedule better, never break it, and take the same steps again', async () => {
  const space = program(10, 16, 2, 5);
  const found = new FirstSearch(space, searcher).run(1);
  if (!found) throw new Error('No schedule');
  const { whole, values } = measuredFrom(space, found);
  const start = { values, objective: costOf(space.model, values) };
  const once = async () => {
    const told: number[] = [];
    const patience = { stepsInVainMax: 12, objectiveMin: 0 };
    const best = await improve(whole, space.choices, start, searcher, patience, (better) => {
      expect(satisfies(space.model, better.values)).toBe(true);
      expect(costOf(space.model, better.values)).toBe(better.objective);
      told.push(better.objective);
    });
    return { best, told };
  };
  const first = await once();
  expect(first.best.objective).toBeLessThan(start.objective);
  expect(first.told).toEqual(first.told.toSorted((one, other) => other - one));
  const second = await once();
  expect(second).toEqual(first);
});

test('a piece stands for the whole: the rest keeps its values', async () => {
  const space = program(8, 10, 2, 3);
  const found = new FirstSearch(space, searcher).run(1);
  if (!found) throw new Error('No schedule');
  const { whole, values } = measuredFrom(space, found);
  const free = space.choices.flatMap(({ variable, personId }) =>
    personId < 'person-4' ? [variable] : [],
  );
  const part = whole.restrict(free, values);
  expect(satisfies(part.model, part.hint)).toBe(true);
  expect(part.model.variables.length).toBeLessThan(space.model.variables.length);
  const options = { seed: 1, workMax: null, secondsMax: null, hint: part.hint };
  const answer = await solveModel(part.model, options);
  const all = part.expand(answer.values ?? []);
  expect(satisfies(space.model, all)).toBe(true);
  expect(costOf(space.model, all)).toBe((answer.objective ?? 0) + part.objectiveElsewhere);
  const isFree = new Set(free);
  for (const { variable } of space.choices)
    if (!isFree.has(variable)) expect(all[variable]).toBe(values[variable]);
});
