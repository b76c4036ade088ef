import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/rules/encoding/model.ts';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';
import { Evaluation } from '../../../src/solver/search/evaluation.ts';
import { evaluationForm } from '../../../src/solver/search/evaluation-form.ts';
import type { SearchSpace } from '../../../src/solver/search/space.ts';
import { Dice } from '../../dice.ts';
import { randomSpace } from './random-space.ts';

const SPACES = 120;
const MOVES = 60;

function evaluationOf({ model, choices }: SearchSpace): Evaluation {
  const variables = choices.map(({ variable }) => variable);
  return new Evaluation(evaluationForm(model, variables));
}

/** What is reckoned change by change must be what the model itself says of the values. */
function expectTruth(model: Model, evaluation: Evaluation): void {
  const values = evaluation.modelValues();
  expect(sumOf(model.objective, values)).toBe(evaluation.objective);
  expect(satisfies(model, values)).toBe(evaluation.brokenCount === 0);
}

function randomFlips(dice: Dice, evaluation: Evaluation): Int32Array {
  const flips = new Set<number>();
  for (let count = dice.whole(1, 4); count > 0; count--)
    flips.add(dice.below(evaluation.form.columnCount));
  return Int32Array.from(flips);
}

describe('an evaluation', () => {
  test('tells the objective and whether limits are broken, however it came there', () => {
    let kept = 0;
    for (let seed = 1; seed <= SPACES; seed++) {
      const dice = new Dice(seed);
      const space = randomSpace(dice);
      const evaluation = evaluationOf(space);
      expectTruth(space.model, evaluation);
      for (let move = 0; move < MOVES; move++) {
        const flips = randomFlips(dice, evaluation);
        evaluation.begin();
        evaluation.flip(flips, flips.length, Infinity);
        expectTruth(space.model, evaluation);
        if (evaluation.brokenCount === 0) kept++;
        if (dice.chance(0.4)) evaluation.undo();
      }
    }
    expect(kept).toBeGreaterThan(SPACES);
  });

  test('takes back what was changed, also what was given up on the way', () => {
    for (let seed = 1; seed <= SPACES; seed++) {
      const dice = new Dice(seed);
      const evaluation = evaluationOf(randomSpace(dice));
      for (let move = 0; move < MOVES; move++) {
        const before = [evaluation.objective, evaluation.penalty, evaluation.modelValues()];
        const brokenBefore = [...evaluation.broken.slice(0, evaluation.brokenCount)].toSorted();
        const flips = randomFlips(dice, evaluation);
        evaluation.begin();
        evaluation.flip(flips, flips.length, dice.chance(0.5) ? evaluation.penalty : Infinity);
        evaluation.undo();
        expect([evaluation.objective, evaluation.penalty, evaluation.modelValues()]).toEqual(
          before,
        );
        const broken = [...evaluation.broken.slice(0, evaluation.brokenCount)].toSorted();
        expect(broken).toEqual(brokenBefore);
        if (dice.chance(0.5)) evaluation.flip(flips, flips.length, Infinity);
        evaluation.begin();
      }
    }
  });

  test('weighs a broken limit as it is told', () => {
    const dice = new Dice(3);
    const evaluation = evaluationOf(randomSpace(dice));
    while (evaluation.brokenCount === 0) {
      const flips = randomFlips(dice, evaluation);
      evaluation.begin();
      evaluation.flip(flips, flips.length, Infinity);
    }
    const [row = 0] = evaluation.broken;
    const before = evaluation.penalty;
    evaluation.weigh(row, 3);
    const once = (evaluation.penalty - before) / 2;
    expect(once).toBeGreaterThan(0);
    evaluation.weigh(row, 1);
    expect(evaluation.penalty).toBeCloseTo(before);
  });
});
