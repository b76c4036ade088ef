import type { Limit, Literal, Model, Term } from '../../../src/rules/encoding/model.ts';
import { satisfies, sumOf } from '../../../src/solver/engine/satisfies.ts';

/** Whole numbers below `count`, the same for the same seed. */
export function randomNumbers(seed: number): (count: number) => number {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count;
  };
}

/** A small model of every kind of limit, possible or not: at most 2^8 x 6^2 assignments. */
export function smallModel(seed: number): Model {
  const random = randomNumbers(seed);
  const choiceCount = 3 + random(6);
  const variables = [
    ...Array.from({ length: choiceCount }, () => ({ min: 0, max: 1 })),
    ...Array.from({ length: random(3) }, () => ({ min: -random(3), max: random(4) })),
  ];
  const literal = (): Literal => ({ variable: random(choiceCount), is: random(2) === 0 });
  const sources = Array.from({ length: 4 }, (_, at) => ({
    ruleId: `rule-${at}`,
    people: [],
    subject: `subject ${at}`,
  }));
  const limit = (): Limit => {
    const isCount = random(2) === 0;
    const terms = Array.from({ length: random(6) }, (): Term => {
      const variable = random(isCount ? choiceCount : variables.length);
      return [isCount ? (random(3) === 0 ? -1 : 1) : random(9) - 4, variable];
    });
    const min = random(4) - 1;
    return {
      min: random(3) === 0 ? null : min,
      max: random(3) === 0 ? null : min + random(3),
      terms,
      onlyIf: Array.from({ length: random(3) === 0 ? 1 + random(2) : 0 }, literal),
      source: random(sources.length),
    };
  };
  return {
    variables,
    limits: Array.from({ length: 2 + random(9) }, limit),
    objective: variables
      .map((_, variable): Term => [random(11) - 5, variable])
      .filter(([coefficient]) => coefficient !== 0),
    sources,
  };
}

/** The smallest objective by trying every assignment; null where none satisfies the limits. */
export function smallestObjective(model: Model): number | null {
  let smallest: number | null = null;
  const values = model.variables.map(({ min }) => min);
  for (;;) {
    if (satisfies(model, values)) {
      const objective = sumOf(model.objective, values);
      if (smallest === null || objective < smallest) smallest = objective;
    }
    const next = values.findIndex((value, at) => value < (model.variables[at]?.max ?? value));
    if (next < 0) return smallest;
    for (let at = 0; at < next; at++) values[at] = model.variables[at]?.min ?? 0;
    values[next] = (values[next] ?? 0) + 1;
  }
}
