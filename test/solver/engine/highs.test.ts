import { expect, test } from 'vitest';
import { ModelBuilder, no, yes } from '../../../src/rules/encoding/model.ts';
import { LinearMaster, loadHighs, solveLinear } from '../../../src/solver/engine/highs-program.ts';
import { solveModelByHighs } from '../../../src/solver/engine/highs-solve-model.ts';
import {
  lagrangianBound,
  linearProgramOf,
  ProgramRows,
  wholeBound,
} from '../../../src/solver/engine/linear-program.ts';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';
import type { Progress } from '../../../src/solver/engine/solve-model.ts';
import { hardModel, workForHighs } from './hard-model.ts';
import { randomNumbers, smallestObjective, smallModel } from './random-models.ts';

const unlimited = { seed: 1, workMax: null, secondsMax: null, hint: null };
const seeds = Array.from({ length: 400 }, (_, at) => at + 1);

test('400 random models: HiGHS finds the optimum of trying everything, or that there is none', async () => {
  let impossibleCount = 0;
  for (const seed of seeds) {
    const model = smallModel(seed);
    const expected = smallestObjective(model);
    const answer = await solveModelByHighs(model, { ...unlimited, seed });
    const { status, objective, bound, isRepeatable } = answer;
    const proven = { status: expected === null ? 'impossible' : 'optimal', objective: expected };
    expect({ seed, status, objective }).toEqual({ seed, ...proven });
    expect([bound, isRepeatable]).toEqual([expected, true]);
    if (expected === null) impossibleCount++;
    else expect(sumOf(model.objective, answer.values ?? [])).toBe(expected);
  }
  expect(impossibleCount).toBeGreaterThan(40);
});

test('the linear relaxation never costs more than the optimum, whatever multipliers bound it', async () => {
  const highs = await loadHighs();
  let tightCount = 0;
  for (const seed of seeds) {
    const model = smallModel(seed);
    const optimum = smallestObjective(model);
    const program = linearProgramOf(model);
    const answer = solveLinear(highs, program, { secondsMax: null });
    if (answer.status === 'impossible') expect([seed, optimum]).toEqual([seed, null]);
    if (optimum === null) continue;
    expect(answer.status).toBe('optimal');
    expect(answer.bound).toBeCloseTo(answer.objective, 6);
    expect(wholeBound(answer.bound)).toBeLessThanOrEqual(optimum);
    if (wholeBound(answer.bound) === optimum) tightCount++;
    const random = randomNumbers(seed);
    const anyMultipliers = Array.from(program.rowMin, () => random(21) / 4 - 2.5);
    expect(lagrangianBound(program, anyMultipliers)).toBeLessThanOrEqual(optimum);
  }
  expect(tightCount).toBeGreaterThan(80);
});

test('a limit under conditions is as tight as one row can be', async () => {
  const model = new ModelBuilder();
  const [first, second, third] = [model.yesNo(), model.yesNo(), model.yesNo()];
  const source = { ruleId: 'rule', people: [], subject: 'subject' };
  model.because(source).onlyIf(yes(first)).exactly(0, [second, third]);
  for (const variable of [first, second, third]) model.penalty(-2, variable);
  const highs = await loadHighs();
  const relaxed = solveLinear(highs, linearProgramOf(model.build()), { secondsMax: null });
  expect(relaxed.objective).toBeCloseTo(-4, 6);
  model.because(source).onlyIf(no(first), yes(second)).atLeast(1, [third]);
  const answer = await solveModelByHighs(model.build(), unlimited);
  expect(answer.objective).toBe(-4);
});

test('columns and rows added to a program are priced from the basis there is', async () => {
  const rows = new ProgramRows();
  rows.add([[1, 0]], 4, Infinity);
  const program = rows.program([{ min: 0, max: 100 }], [[3, 0]]);
  const master = new LinearMaster(await loadHighs(), program);
  const first = master.solve({ secondsMax: null });
  expect([first.objective, first.rowDuals[0]]).toEqual([12, 3]);
  master.addColumns({
    cost: Float64Array.of(5),
    columnMin: Float64Array.of(0),
    columnMax: Float64Array.of(1),
    starts: Int32Array.of(0, 1),
    indices: Int32Array.of(0),
    values: Float64Array.of(2),
  });
  const second = master.solve({ secondsMax: null });
  expect([second.objective, ...second.values]).toEqual([11, 2, 1]);
  expect(second.columnDuals[1]).toBe(-1);
  master.addRows({
    rowMin: Float64Array.of(-Infinity),
    rowMax: Float64Array.of(0),
    starts: Int32Array.of(0, 1),
    indices: Int32Array.of(1),
    values: Float64Array.of(1),
  });
  expect(master.solve({ secondsMax: null }).objective).toBe(12);
  master.setColumnRange(0, 0, 3);
  expect(master.solve({ secondsMax: null }).status).toBe('impossible');
  master.dispose();
});

test('every new best is told while HiGHS searches, and no bound passes a solution', async () => {
  const model = hardModel(1);
  const news: Progress[] = [];
  const answer = await solveModelByHighs(model, workForHighs, (progress) => news.push(progress));
  expect(answer).toMatchObject({ status: 'feasible', isRepeatable: true, stopped: false });
  const told = news.flatMap(({ values, best }) => (values ? [{ values, best }] : []));
  expect(told.length).toBeGreaterThan(1);
  for (const { values, best } of told) {
    expect(satisfies(model, values)).toBe(true);
    expect(sumOf(model.objective, values)).toBe(best);
  }
  expect(answer.bound).toBeLessThanOrEqual(answer.objective ?? -Infinity);
  const again = await solveModelByHighs(model, workForHighs);
  expect([again.values, again.bound]).toEqual([answer.values, answer.bound]);
});

test('a hint is taken up, a cut-off keeps worse solutions out, fixed variables keep their value', async () => {
  for (const seed of seeds.slice(0, 80)) {
    const model = smallModel(seed);
    const optimum = smallestObjective(model);
    if (optimum === null) continue;
    const at = await solveModelByHighs(model, { ...unlimited, objectiveMax: optimum });
    expect([seed, at.status, at.objective]).toEqual([seed, 'optimal', optimum]);
    const below = await solveModelByHighs(model, { ...unlimited, objectiveMax: optimum - 1 });
    expect([seed, below.status]).toEqual([seed, 'impossible']);
    const hinted = await solveModelByHighs(model, { ...unlimited, hint: at.values });
    expect(hinted.objective).toBe(optimum);
    const variables = model.variables.map((range, place) =>
      place === 0 ? { min: 1, max: 1 } : range,
    );
    const fixed = await solveModelByHighs(model, { ...unlimited, fixed: [[0, 1]] });
    expect(fixed.objective).toBe(smallestObjective({ ...model, variables }));
  }
});

test('a stop ends the solve and keeps the best so far', async () => {
  const stopFlag = new Int32Array(new SharedArrayBuffer(4));
  const stop = ({ values }: Progress): void => {
    if (values) Atomics.store(stopFlag, 0, 1);
  };
  const limits = { ...unlimited, secondsMax: 20 };
  const answer = await solveModelByHighs(hardModel(1), limits, stop, stopFlag);
  expect(answer).toMatchObject({ status: 'feasible', stopped: true, isRepeatable: false });
});

test('a model without variables, limits or objective is solved', async () => {
  const answer = await solveModelByHighs(new ModelBuilder().build(), unlimited);
  expect(answer).toMatchObject({ status: 'optimal', values: [], objective: 0, bound: 0 });
});
