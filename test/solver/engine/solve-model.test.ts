import { expect, test } from 'vitest';
import { ModelBuilder } from '../../../src/rules/encoding/model.ts';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';
import {
  engineMemoryBytes,
  solveModel,
  type EngineOptions,
  type Progress,
} from '../../../src/solver/engine/solve-model.ts';
import { hardModel, limitedByWork } from './hard-model.ts';
import { randomNumbers, smallestObjective, smallModel } from './random-models.ts';
import { yearModel } from './year-model.ts';

const unlimited: EngineOptions = { seed: 1, workMax: null, secondsMax: null, hint: null };
const tenSeconds: EngineOptions = { ...unlimited, secondsMax: 10 };
const seeds = Array.from({ length: 250 }, (_, at) => at + 1);

test('250 random models: the optimum of trying everything, or impossible where that finds none', async () => {
  let impossibleCount = 0;
  for (const seed of seeds) {
    const model = smallModel(seed);
    const expected = smallestObjective(model);
    const answer = await solveModel(model, { ...unlimited, seed });
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

test('the same model, seed and work give the same answer, whatever was solved between', async () => {
  const first = await solveModel(hardModel(1), limitedByWork);
  const otherSeed = await solveModel(hardModel(1), { ...limitedByWork, seed: 2 });
  const again = await solveModel(hardModel(1), limitedByWork);
  expect(first).toMatchObject({ status: 'feasible', isRepeatable: true, stopped: false });
  expect(again.values).toEqual(first.values);
  expect([again.bound, again.workUsed]).toEqual([first.bound, first.workUsed]);
  expect(otherSeed.values).not.toEqual(first.values);
  expect(first.workUsed).toBeGreaterThan(0.29);
  expect(first.workUsed).toBeLessThan(0.35);
});

test('every new best is told with its values while the solve goes on, and the bound never passes it', async () => {
  const model = hardModel(1);
  const news: Progress[] = [];
  const answer = await solveModel(model, limitedByWork, (progress) => news.push(progress));
  const told = news.flatMap(({ values, best }) => (values ? [{ values, best }] : []));
  expect(told.length).toBeGreaterThan(3);
  for (const { values, best } of told) {
    expect(satisfies(model, values)).toBe(true);
    expect(sumOf(model.objective, values)).toBe(best);
  }
  const objectives = told.map(({ best }) => best ?? Infinity);
  expect(objectives).toEqual([...objectives].sort((a, b) => b - a));
  expect(objectives.at(-1)).toBe(answer.objective);
  for (const { best, bound } of news)
    expect(bound ?? -Infinity).toBeLessThanOrEqual(best ?? Infinity);
  expect(answer.bound).toBeLessThanOrEqual(answer.objective ?? -Infinity);
});

test('a stop ends the solve and keeps the best so far', async () => {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  let best = Infinity;
  const stopWhenGood = ({ values, best: told }: Progress): void => {
    if (values) best = told ?? best;
    if (best <= -11_550) Atomics.store(stopFlag, 0, 1);
  };
  const answer = await solveModel(hardModel(1), tenSeconds, stopWhenGood, stopFlag);
  expect(answer).toMatchObject({ status: 'feasible', stopped: true, isRepeatable: false });
  expect(answer.objective).toBeLessThanOrEqual(best);
});

test('a solve that runs out of seconds says that it cannot be repeated', async () => {
  const answer = await solveModel(hardModel(1), { ...unlimited, secondsMax: 0.5 });
  expect(answer).toMatchObject({ stopped: false, isRepeatable: false });
  expect(answer.status).not.toBe('optimal');
});

test('a stop before the first solution leaves the answer unknown', async () => {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4)).fill(1);
  const answer = await solveModel(hardModel(1), tenSeconds, undefined, stopFlag);
  expect(answer).toMatchObject({ status: 'unknown', values: null, stopped: true });
});

test('a solve leaves no memory behind', async () => {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4)).fill(1);
  const year = yearModel(100, 1);
  await solveModel(year, tenSeconds, undefined, stopFlag);
  const bytes = await engineMemoryBytes();
  for (let solve = 0; solve < 60; solve++) await solveModel(year, tenSeconds, undefined, stopFlag);
  expect(await engineMemoryBytes()).toBe(bytes);
});

test('a hint is where the search starts, and a wrong one does no harm', async () => {
  const model = hardModel(1);
  const best = await solveModel(model, limitedByWork);
  const briefly = { ...limitedByWork, workMax: 0.1 };
  const warm = await solveModel(model, { ...briefly, hint: best.values });
  expect(warm.objective).toBeLessThanOrEqual(best.objective ?? -Infinity);
  const cold = await solveModel(model, briefly);
  expect(cold.objective ?? Infinity).toBeGreaterThan(best.objective ?? Infinity);
  const misled = await solveModel(model, { ...limitedByWork, hint: model.variables.map(() => 1) });
  expect(satisfies(model, misled.values ?? [])).toBe(true);
});

test('a cut-off finds only what is as good, and is impossible below the optimum', async () => {
  for (const seed of seeds.slice(0, 60)) {
    const model = smallModel(seed);
    const optimum = smallestObjective(model);
    if (optimum === null) continue;
    const at = await solveModel(model, { ...unlimited, objectiveMax: optimum });
    expect([at.status, at.objective]).toEqual(['optimal', optimum]);
    const below = await solveModel(model, { ...unlimited, objectiveMax: optimum - 1 });
    expect(below.status).toBe('impossible');
  }
});

test('fixed variables keep their value, and one outside its range is impossible', async () => {
  for (const seed of seeds.slice(0, 60)) {
    const model = smallModel(seed);
    const variables = model.variables.map((range, at) => (at === 0 ? { min: 1, max: 1 } : range));
    const expected = smallestObjective({ ...model, variables });
    const answer = await solveModel(model, { ...unlimited, fixed: [[0, 1]] });
    expect(answer.objective).toBe(expected);
  }
  const model = new ModelBuilder();
  const choice = model.yesNo();
  const answer = await solveModel(model.build(), { ...unlimited, fixed: [[choice, 2]] });
  expect(answer.status).toBe('impossible');
});

test('a model without variables, limits or objective is solved', async () => {
  const answer = await solveModel(new ModelBuilder().build(), unlimited);
  expect(answer).toMatchObject({ status: 'optimal', values: [], objective: 0, bound: 0 });
});

test(
  'two hundred solves that run out of seconds at any moment all end in order',
  { timeout: 120_000 },
  async () => {
    const models = [hardModel(1), hardModel(2), yearModel(12, 1), yearModel(40, 2), smallModel(3)];
    const random = randomNumbers(7);
    for (let solve = 0; solve < 200; solve++) {
      const model = models[solve % models.length] ?? hardModel(1);
      const secondsMax = random(150) / 1000;
      const answer = await solveModel(model, { ...unlimited, seed: solve, secondsMax });
      if (answer.values) expect(satisfies(model, answer.values)).toBe(true);
    }
  },
);

test('a limit of time that is not reached changes nothing', async () => {
  const without = await solveModel(hardModel(1), limitedByWork);
  const within = await solveModel(hardModel(1), { ...limitedByWork, secondsMax: 100 });
  expect(within.values).toEqual(without.values);
  expect(within.workUsed).toBe(without.workUsed);
});
