import type { Limit, Model, Variable } from '../../rules/encoding/model.ts';

/**
 * Whether a limit cannot hold with these choices, whatever its measures come to on their own. Measures that depend on one
 * another may still be impossible together.
 */
export function isBroken(
  { min, max, terms, onlyIf }: Limit,
  { variables }: Model,
  values: readonly number[],
  isChoice: Uint8Array,
): boolean {
  for (const { variable, is } of onlyIf) {
    const range = variables[variable];
    const isKnown = isChoice[variable] === 1 || (range && range.min === range.max);
    // A measure may be what makes the limit idle.
    if (!isKnown) return false;
    const value = isChoice[variable] === 1 ? values[variable] : range?.min;
    if ((value === 1) !== is) return false;
  }
  let [low, high] = [0, 0];
  for (const [coefficient, variable] of terms) {
    if (isChoice[variable] === 1) {
      const part = coefficient * (values[variable] ?? 0);
      low += part;
      high += part;
    } else {
      const range = variables[variable];
      if (!range) continue;
      low += coefficient * (coefficient > 0 ? range.min : range.max);
      high += coefficient * (coefficient > 0 ? range.max : range.min);
    }
  }
  return (min !== null && high < min) || (max !== null && low > max);
}

/** Whether making one of these choices otherwise could break a limit, however its measures give way. */
export function isTight(
  { min, max, terms }: Limit,
  { variables }: Model,
  values: readonly number[],
  isChoice: Uint8Array,
  isFree: (variable: Variable) => boolean,
): boolean {
  let [low, high, up, down] = [0, 0, 0, 0];
  for (const [coefficient, variable] of terms) {
    const { min: least, max: most } = variables[variable] ?? { min: 0, max: 0 };
    const isOne = isChoice[variable] === 1;
    const value = values[variable] ?? 0;
    const ends = isOne ? [value, value] : [least, most];
    const parts = ends.map((end) => coefficient * end);
    low += Math.min(...parts);
    high += Math.max(...parts);
    if (!isOne || !isFree(variable)) continue;
    const step = value === 1 ? -coefficient : coefficient;
    up = Math.max(up, step);
    down = Math.max(down, -step);
  }
  return (
    (max !== null && up > 0 && low + up > max) || (min !== null && down > 0 && high - down < min)
  );
}

/** The places in the model's limits of those that cannot hold with these choices. */
export function brokenLimits(
  model: Model,
  values: readonly number[],
  isChoice: Uint8Array,
): number[] {
  return model.limits.flatMap((limit, place) =>
    isBroken(limit, model, values, isChoice) ? [place] : [],
  );
}
