import { expect, test } from 'vitest';
import {
  type Model,
  ModelBuilder,
  no,
  type Variable,
  yes,
} from '../../../src/rules/encoding/model.ts';
import { personBound } from '../../../src/solver/bounds/person-bound.ts';
import { loadHighs, solveLinear } from '../../../src/solver/engine/highs-program.ts';
import { linearProgramOf, wholeBound } from '../../../src/solver/engine/linear-program.ts';
import { satisfies } from '../../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { tightened } from '../../../src/solver/engine/tightened.ts';
import type { PlacedChoice, SearchSpace } from '../../../src/solver/search/space.ts';
import { randomNumbers, smallestObjective, smallModel } from '../engine/random-models.ts';

const unlimited = { seed: 1, workMax: null, secondsMax: null, hint: null };
const seeds = Array.from({ length: 120 }, (_, at) => at + 1);

/** Two to four people over a few days: exclusions of every kind, some eased by a penalty, shared needs and wishes. */
function smallProgram(seed: number): SearchSpace {
  const random = randomNumbers(seed);
  const builder = new ModelBuilder();
  const choices: PlacedChoice[] = [];
  const people = 2 + random(3);
  const days = people > 2 ? 2 : 3;
  for (let person = 0; person < people; person++) {
    const personId = `person-${person}`;
    const own: Variable[] = [];
    const limits = builder.because({ ruleId: 'own', people: [personId], subject: '' });
    for (let day = 0; day < days; day++) {
      for (let role = 0; role < 2; role++) {
        const variable = builder.yesNo();
        choices.push({ variable, personId, period: `day-${day}`, demand: `role-${role}` });
        own.push(variable);
      }
      limits.atMostOne(own.slice(-2));
    }
    const any = () => own[random(own.length)] ?? 0;
    const eased = builder.yesNo();
    builder.penalty(1 + random(5), eased);
    for (let count = random(5); count > 0; count--) {
      const [first, second, third] = [any(), any(), any()];
      if (first === second || first === third || second === third) continue;
      const kind = random(5);
      if (kind === 0) limits.atMostOne([first, second, third]);
      else if (kind === 1) limits.onlyIf(yes(first)).atMost(0, [second, third]);
      else if (kind === 2) limits.onlyIf(yes(first), no(eased)).atMost(0, [second, third]);
      else if (kind === 3) limits.onlyIf(no(eased)).atMost(0, [first, second, third]);
      else limits.onlyIf(yes(first), yes(second)).atMost(0, [third]);
    }
    builder.penalty(1 + random(4), limits.shortfall(1 + random(2), own.slice(0, 1 + random(3))));
    builder.penalty(1 + random(4), limits.excess(random(2), own));
  }
  for (let day = 0; day < days; day++) {
    for (let role = 0; role < 2; role++) {
      const here = choices.filter((_, place) => place % (2 * days) === 2 * day + role);
      const limits = builder.because({ ruleId: 'needed', people: [], subject: '' });
      const variables = here.map(({ variable }) => variable);
      if (random(3) > 0) limits.atLeast(1, variables);
      else builder.penalty(2, limits.excess(1, variables));
    }
  }
  return { model: builder.build(), choices };
}

test('what a model is tightened to has the same solutions, and its relaxation costs no less', async () => {
  const highs = await loadHighs();
  let raisedCount = 0;
  for (const seed of seeds) {
    const { model } = smallProgram(seed);
    const tight = tightened(model);
    const expected = await solveModel(model, unlimited);
    const answer = await solveModel(tight, unlimited);
    expect([seed, answer.status, answer.objective]).toEqual([
      seed,
      expected.status,
      expected.objective,
    ]);
    const [loose, tighter] = [model, tight].map((each) =>
      solveLinear(highs, linearProgramOf(each), { secondsMax: null }),
    );
    if (expected.objective === null || !loose || !tighter) continue;
    expect(wholeBound(tighter.bound)).toBeLessThanOrEqual(expected.objective);
    if (tighter.bound > loose.bound + 1e-6) raisedCount++;
  }
  expect(raisedCount).toBeGreaterThan(8);
});

test('every assignment satisfies the tightened model exactly where it satisfies the model', () => {
  for (const seed of seeds) {
    for (const model of [smallModel(seed), smallProgram(seed).model]) {
      const tight = tightened(model);
      const random = randomNumbers(seed);
      for (let trial = 0; trial < 200; trial++) {
        const values = sparseValues(model, random);
        expect(satisfies(tight, values)).toBe(satisfies(model, values));
      }
    }
  }
});

test('the sum of what each person costs at least never exceeds the optimum', async () => {
  let tightCount = 0;
  let positiveCount = 0;
  for (const seed of seeds) {
    const space = smallProgram(seed);
    const optimum = (await solveModel(space.model, unlimited)).objective;
    if (optimum === null) continue;
    const boundOf = (part: Model) => smallestObjective(part) ?? Infinity;
    const bound = personBound(space, boundOf, () => false);
    expect(bound).toBeLessThanOrEqual(optimum);
    if (bound > 0) positiveCount++;
    if (bound === optimum) tightCount++;
    expect(personBound(space, boundOf, () => true)).toBeLessThanOrEqual(bound);
  }
  expect(positiveCount).toBeGreaterThan(10);
  expect(tightCount).toBeGreaterThan(10);
});

/** Few choices made, so that limits are kept now and then. */
function sparseValues({ variables }: Model, random: (count: number) => number): number[] {
  return variables.map(({ min, max }) => (random(3) > 0 ? min : min + random(max - min + 1)));
}
