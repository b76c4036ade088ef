import type { Model, Term } from '../../rules/encoding/model.ts';
import type { LevelStatistics } from '../answer.ts';
import { reach } from '../engine/cp-sat-messages.ts';
import { sumOf } from '../engine/satisfies.ts';
import type { Level, OrderedLayer } from './levels.ts';

/** Levels as one sum, whose least is the best in their order. */
export interface OneSum {
  readonly objective: readonly Term[];
  /** What one of each level counts in the sum, in their order. */
  readonly weights: readonly number[];
}

/**
 * One sum in place of levels: one less in a level outweighs all that the levels after it can come to between their
 * least and their most, so that the least sum is the best in order. Slack is not given. Null where the numbers would
 * become too large to be exact.
 */
export function asOneSum({ layer: { model }, levels }: OrderedLayer): OneSum | null {
  const weights: number[] = [];
  let outweighed = 0;
  for (const { terms } of levels.toReversed()) {
    const { min, max } = reach(terms, model.variables);
    const weight = outweighed + 1;
    weights.unshift(weight);
    outweighed += weight * (max - min);
  }
  if (!Number.isSafeInteger(outweighed)) return null;
  const objective = levels.flatMap(({ terms }, place) =>
    terms.map(([weight, variable]): Term => [weight * (weights[place] ?? 1), variable]),
  );
  return { objective, weights };
}

/** How good values are in each level, and what the bound of the one sum proves of it. */
export function levelsInSum(
  levels: readonly Level[],
  { weights }: OneSum,
  model: Model,
  values: readonly number[],
  bound: number,
): LevelStatistics[] {
  const reaches = levels.map(({ terms }) => reach(terms, model.variables));
  const least = reaches.reduce((sum, { min }, place) => sum + min * (weights[place] ?? 1), 0);
  const own = levels.map(({ terms }) => sumOf(terms, values));
  const total = own.reduce((sum, value, place) => sum + value * (weights[place] ?? 1), 0);
  return levels.map(({ name, part }, place) => {
    const [value, { min }] = [own[place] ?? 0, reaches[place] ?? { min: 0 }];
    // Whatever the sum exceeds its least by is, but for what the levels after can bring, in the first.
    const inFirst = min + Math.floor((bound - least) / (weights[0] ?? 1));
    const proven = total <= bound ? value : place === 0 ? Math.max(min, inFirst) : min;
    return { name, part, value, best: value, bound: Math.min(value, proven) };
  });
}
