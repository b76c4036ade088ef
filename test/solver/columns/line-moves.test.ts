import { expect, test } from 'vitest';
import { ColumnsBudget } from '../../../src/solver/columns/columns-budget.ts';
import { drawPeople } from '../../../src/solver/columns/draw-people.ts';
import { LineMoves } from '../../../src/solver/columns/line-moves.ts';
import { ownParts } from '../../../src/solver/columns/own-parts.ts';
import { Evaluation } from '../../../src/solver/search/evaluation.ts';
import { evaluationForm } from '../../../src/solver/search/evaluation-form.ts';
import { randomNumbers } from '../../../src/solver/search/random-numbers.ts';
import { randomSpace } from './random-space.ts';

const SPACES = 40;
const DRAWS = 400;
const HARDNESS = 50;

/** Draws again and again with everything accepted, and calls after each change. */
async function drawn(
  seed: number,
  temperature: number,
  see: (moves: LineMoves, evaluation: Evaluation, objectiveBefore: number) => void,
): Promise<number> {
  const space = randomSpace(seed);
  const parts = ownParts(space);
  const budget = new ColumnsBudget({ seed, secondsMax: null, workMax: null });
  const lines = await drawPeople(parts, budget, () => false);
  if (!Array.isArray(lines)) return 0;
  const choices = space.choices.map(({ variable }) => variable);
  const evaluation = new Evaluation(evaluationForm(space.model, choices));
  const periodsOf = parts.people.map(({ periods }) => periods);
  const moves = new LineMoves(
    evaluation,
    { drawn: lines, periodsOf, cost: parts.cost },
    randomNumbers(seed),
  );
  let changes = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    if (!moves.draw(temperature, HARDNESS)) continue;
    const before = evaluation.objective + HARDNESS * evaluation.penalty;
    evaluation.begin();
    evaluation.flip(moves.flips, moves.count, Infinity);
    changes++;
    see(moves, evaluation, before);
  }
  return changes;
}

test('lines drawn anew keep every limit on one person, whatever they were before', async () => {
  let changes = 0;
  for (let seed = 1; seed <= SPACES; seed++) {
    const { model, choices } = randomSpace(seed);
    const personOf = new Map(choices.map(({ variable, personId }) => [variable, personId]));
    const own = model.limits.filter(({ terms, onlyIf }) => {
      const people = terms.map(([, variable]) => personOf.get(variable));
      return onlyIf.length === 0 && people.every((each) => each && each === people[0]);
    });
    const hasDrawn = new Set<string>();
    changes += await drawn(seed, 20, (moves, evaluation) => {
      const values = evaluation.modelValues();
      for (let at = 0; at < moves.count; at++) {
        const variable = evaluation.form.variableOf[moves.flips[at] ?? 0] ?? -1;
        hasDrawn.add(personOf.get(variable) ?? '');
      }
      for (const { terms, min, max } of own) {
        if (!hasDrawn.has(personOf.get(terms[0]?.[1] ?? -1) ?? '')) continue;
        const sum = terms.reduce(
          (total, [weight, each]) => total + weight * (values[each] ?? 0),
          0,
        );
        expect(sum, `seed ${seed}`).toBeGreaterThanOrEqual(min ?? -Infinity);
        expect(sum, `seed ${seed}`).toBeLessThanOrEqual(max ?? Infinity);
      }
    });
  }
  expect(changes).toBeGreaterThan(1000);
});

test('where people are linked by limits on choices alone, a change costs what its prices say', async () => {
  let exact = 0;
  let changes = 0;
  for (let seed = 1; seed <= SPACES; seed++)
    changes += await drawn(seed, 20, (moves, evaluation, before) => {
      const after = evaluation.objective + HARDNESS * evaluation.penalty;
      if (moves.change !== 0 && Math.abs(after - before - moves.change) < 1e-6) exact++;
    });
  expect(exact).toBeGreaterThan(0.3 * changes);
});

test('at low temperatures hardly any change is for the worse', async () => {
  let worse = 0;
  let changes = 0;
  for (let seed = 1; seed <= SPACES; seed++)
    changes += await drawn(seed, 0.2, ({ change }) => {
      if (change > 6) worse++;
    });
  expect(changes).toBeGreaterThan(100);
  expect(worse).toBe(0);
});
