import { ModelBuilder, type Model } from '../../../src/rules/encoding/model.ts';
import type { EngineOptions } from '../../../src/solver/engine/solve-model.ts';
import { randomNumbers } from './random-models.ts';

/** Ends the hard model after many improvements and long before the proof. */
export const limitedByWork: EngineOptions = { seed: 1, workMax: 0.3, secondsMax: null, hint: null };

/**
 * Choices of different worth that share thirty scarce resources: good solutions come at once and
 * better ones soon, the proof of the best takes far longer than any test.
 */
export function hardModel(seed: number): Model {
  const random = randomNumbers(seed);
  const model = new ModelBuilder();
  const choices = Array.from({ length: 300 }, () => model.yesNo());
  for (let resource = 0; resource < 30; resource++) {
    const subject = `resource ${resource}`;
    const needs = choices.map((choice) => [5 + random(95), choice] as const);
    const total = needs.reduce((sum, [need]) => sum + need, 0);
    model.because({ ruleId: 'scarcity', people: [], subject }).atMost(Math.floor(total / 2), needs);
  }
  for (const choice of choices) model.penalty(-20 - random(80), choice);
  return model.build();
}

/** Enough for HiGHS to find several solutions of the hard model, and too little to prove the best. */
export const workForHighs = { seed: 1, workMax: 0.05, secondsMax: null, hint: null };
