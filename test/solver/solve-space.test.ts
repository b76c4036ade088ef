import { describe, expect, test } from 'vitest';
import { ModelBuilder } from '../../src/rules/encoding/model.ts';
import { satisfies, sumOf } from '../../src/solver/engine/satisfies.ts';
import { solveModel } from '../../src/solver/engine/solve-model.ts';
import { type SpaceNews, solveSpace } from '../../src/solver/solve-space.ts';
import { Dice } from '../dice.ts';
import { randomSpace } from './search/random-space.ts';

describe('a search space is solved', () => {
  test('to the proven best where it is small', async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const space = randomSpace(new Dice(seed));
      const limits = { seed, workMax: 20, secondsMax: null };
      const news: SpaceNews[] = [];
      const answer = await solveSpace(space, limits, (each) => news.push(each));
      const { objective } = await solveModel(space.model, { ...limits, workMax: null, hint: null });
      expect(answer.objective, `seed ${seed}`).toBe(objective);
      expect(answer.bound).toBe(objective);
      expect(answer.isRepeatable).toBe(true);
      expect(satisfies(space.model, answer.values ?? [])).toBe(true);
      expect(sumOf(space.model.objective, answer.values ?? [])).toBe(objective);
      expect(news.at(-1)).toMatchObject({ best: objective, bound: objective });
    }
  });

  test('as impossible where that is proven', async () => {
    const model = new ModelBuilder();
    const variable = model.yesNo();
    model.because({ ruleId: 'r', people: [], subject: '' }).exactly(2, [variable]);
    const choices = [{ variable, personId: 'a', period: 'p', demand: 'd' }];
    const limits = { seed: 1, workMax: 5, secondsMax: null };
    const answer = await solveSpace({ model: model.build(), choices }, limits);
    expect(answer).toMatchObject({ isImpossible: true, values: null, objective: null });
  });
});
