import { describe, expect, test } from 'vitest';
import { ModelBuilder } from '../../../src/rules/encoding/model.ts';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { anneal } from '../../../src/solver/search/anneal.ts';
import type { SearchSpace } from '../../../src/solver/search/space.ts';
import { Dice } from '../../dice.ts';
import { randomSpace } from './random-space.ts';

const SPACES = 4;

function annealed(
  space: SearchSpace,
  seed: number,
  workMax: number,
  start: number[] | null = null,
) {
  let workUsed = 0;
  const told: number[] = [];
  const best = anneal(space, {
    seed,
    start,
    partSpent: () => workUsed / workMax,
    spend: (work) => (workUsed += work),
    onBetter: ({ objective }) => told.push(objective),
  });
  return { best, told };
}

describe('annealing', () => {
  test('in one of three goes reaches the proven best of small programs, keeps all limits and tells the truth', async () => {
    for (let seed = 1; seed <= SPACES; seed++) {
      const space = randomSpace(new Dice(seed));
      const options = { seed, workMax: null, secondsMax: null, hint: null };
      const { status, objective } = await solveModel(space.model, options);
      let { best, told } = annealed(space, 1, 0.3);
      for (let go = 2; go <= 3 && best?.objective !== (objective ?? undefined); go++)
        ({ best, told } = annealed(space, go, 0.3));
      if (status === 'impossible') {
        expect(best).toBeNull();
        continue;
      }
      expect(best?.objective, `seed ${seed}`).toBe(objective);
      expect(satisfies(space.model, best?.values ?? [])).toBe(true);
      expect(sumOf(space.model.objective, best?.values ?? [])).toBe(objective);
      expect(told).toEqual(told.toSorted((one, other) => other - one));
      expect(told.at(-1)).toBe(objective);
    }
  });

  test('the same seed and work give the same schedule', () => {
    const space = randomSpace(new Dice(7));
    expect(annealed(space, 5, 0.1)).toEqual(annealed(space, 5, 0.1));
  });

  test('never ends worse than where it starts', async () => {
    const space = randomSpace(new Dice(11));
    const options = { seed: 1, workMax: null, secondsMax: null, hint: null };
    const { values, objective } = await solveModel(space.model, options);
    const { best } = annealed(space, 1, 1e-9, [...(values ?? [])]);
    expect(best?.objective).toBe(objective);
  });

  test('finds nothing where nothing can be found', () => {
    const model = new ModelBuilder();
    const choices = ['a', 'b'].map((personId) => ({
      variable: model.yesNo(),
      personId,
      period: 'p',
      demand: 'd',
    }));
    const limits = model.because({ ruleId: 'r', people: [], subject: '' });
    limits.exactly(
      3,
      choices.map(({ variable }) => variable),
    );
    expect(annealed({ model: model.build(), choices }, 1, 0.01).best).toBeNull();
  });
});
