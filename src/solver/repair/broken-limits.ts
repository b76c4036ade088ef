import type { Limit, Model } from '../../rules/encoding/model.ts';

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
