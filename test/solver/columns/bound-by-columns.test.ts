import { expect, test } from 'vitest';
import type { Model } from '../../../src/rules/encoding/model.ts';
import { boundByColumns } from '../../../src/solver/columns/bound-by-columns.ts';
import { ownParts, type OwnPart, type Parts } from '../../../src/solver/columns/own-parts.ts';
import { rowsByVariable } from '../../../src/solver/columns/master.ts';
import { drawPerson, PersonLines } from '../../../src/solver/columns/person-lines.ts';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { randomNumbers } from '../../../src/solver/search/random-numbers.ts';
import { randomSpace } from './random-space.ts';

const WITHOUT_LIMITS = { workMax: null, secondsMax: null, hint: null };
const SEEDS = Array.from({ length: 60 }, (_, at) => at + 1);
const SCALE = 1000;

/** What a person's part costs at least, by CP-SAT over whole numbers: costs are thousandths. */
async function leastByEngine(part: OwnPart, parts: Parts, costs: Float64Array): Promise<number> {
  const own = new Map(part.variables.map((variable, place) => [variable, place]));
  const model: Model = {
    variables: part.variables.map((variable) => parts.ranges[variable] ?? { min: 0, max: 0 }),
    limits: part.rows.map(({ terms, min, max }) => ({
      terms: terms.map(([coefficient, variable]) => [coefficient, own.get(variable) ?? 0] as const),
      min: min === -Infinity ? null : min,
      max: max === Infinity ? null : max,
      onlyIf: [],
      source: 0,
    })),
    objective: part.variables.map((variable, place) => [
      Math.round((costs[variable] ?? 0) * SCALE),
      place,
    ]),
    sources: [{ ruleId: 'own', people: [], subject: '' }],
  };
  const answer = await solveModel(model, { seed: 1, ...WITHOUT_LIMITS });
  return answer.status === 'impossible' ? Infinity : (answer.objective ?? NaN) / SCALE;
}

/** Duals in thousandths that speak for sides that their rows have. */
function randomDuals({ linking }: Parts, random: () => number): Float64Array {
  return Float64Array.from(linking, ({ min, max }) => {
    const dual = Math.round((random() - 0.5) * 12 * SCALE) / SCALE;
    return (dual > 0 && min === -Infinity) || (dual < 0 && max === Infinity) ? 0 : dual;
  });
}

test('the cheapest line of a person costs what an exact engine says, for any duals', async () => {
  for (const seed of SEEDS.slice(0, 30)) {
    const parts = ownParts(randomSpace(seed));
    if (parts.isImpossible) continue;
    const duals = randomDuals(parts, randomNumbers(seed));
    const rowsOf = rowsByVariable(parts.linking, parts.cost.length);
    const costs = parts.cost.map((cost, variable) =>
      (rowsOf[variable] ?? []).reduce(
        (left, [amount, row]) => left - amount * (duals[row] ?? 0),
        cost,
      ),
    );
    for (const [person, part] of parts.people.entries()) {
      const drawn = drawPerson(part, parts, 1e6);
      const expected = await leastByEngine(part, parts, costs);
      if (!drawn) {
        expect(expected, `seed ${seed}, person ${person}`).toBe(Infinity);
        continue;
      }
      expect(drawn.untracked).toEqual([]);
      const lines = new PersonLines(person, drawn, parts.cost, rowsOf);
      expect(lines.leastCost(duals), `seed ${seed}, person ${person}`).toBeCloseTo(expected, 6);
    }
  }
});

test('a line that ignores some rows costs no more than one that keeps all', async () => {
  for (const seed of SEEDS.slice(0, 30)) {
    const parts = ownParts(randomSpace(seed));
    if (parts.isImpossible) continue;
    for (const [person, part] of parts.people.entries()) {
      const whole = drawPerson(part, parts, 1e6);
      if (!whole) continue;
      const relaxed = drawPerson(part, parts, 10) ?? whole;
      const rowsOf = rowsByVariable([], parts.cost.length);
      const [least, exact] = [relaxed, whole].map((drawn) =>
        new PersonLines(person, drawn, parts.cost, rowsOf).leastCost([]),
      );
      expect(least, `seed ${seed}, person ${person}`).toBeLessThanOrEqual((exact ?? 0) + 1e-9);
    }
  }
});

test(
  'no bound is above the optimum, and no solution breaks the model',
  { timeout: 300_000 },
  async () => {
    let proven = 0;
    for (const seed of SEEDS) {
      const space = randomSpace(seed);
      const exact = await solveModel(space.model, { seed: 1, ...WITHOUT_LIMITS });
      const answer = await boundByColumns(space, { seed, secondsMax: null, workMax: 0.03 });
      if (exact.status === 'impossible') {
        expect(answer.values, `seed ${seed}`).toBeNull();
        continue;
      }
      expect(answer.isImpossible, `seed ${seed}`).toBe(false);
      const optimum = exact.objective ?? NaN;
      expect(answer.bound, `seed ${seed}`).toBeLessThanOrEqual(optimum);
      if (!answer.values) continue;
      expect(satisfies(space.model, answer.values), `seed ${seed}`).toBe(true);
      expect(sumOf(space.model.objective, answer.values)).toBe(answer.objective);
      expect(answer.objective).toBeGreaterThanOrEqual(optimum);
      if (answer.objective === answer.bound) {
        proven++;
        expect(answer.objective, `seed ${seed}`).toBe(optimum);
      }
    }
    expect(proven).toBeGreaterThan(30);
  },
);

test('the same work from the same seed gives the same answer', async () => {
  const run = () => boundByColumns(randomSpace(7), { seed: 3, secondsMax: null, workMax: 0.05 });
  const [one, other] = [await run(), await run()];
  expect(one.isRepeatable).toBe(true);
  expect({ ...other, secondsUsed: 0 }).toEqual({ ...one, secondsUsed: 0 });
});

test('lines of a given solution are taken in, and its value is kept', async () => {
  const space = randomSpace(11);
  const exact = await solveModel(space.model, { seed: 1, ...WITHOUT_LIMITS });
  const incumbents = exact.values ? [exact.values] : [];
  const answer = await boundByColumns(space, {
    seed: 1,
    secondsMax: null,
    workMax: 0.2,
    incumbents,
  });
  expect(answer.objective).toBe(exact.objective);
});
