import type { Model, Term } from '../../rules/encoding/model.ts';

/** Whether the values are within their ranges and every limit of the model holds. */
export function satisfies(model: Model, values: readonly number[]): boolean {
  if (values.length !== model.variables.length) return false;
  const inRange = model.variables.every(({ min, max }, variable) => {
    const value = values[variable] ?? NaN;
    return value >= min && value <= max;
  });
  return (
    inRange &&
    model.limits.every(({ min, max, terms, onlyIf }) => {
      if (onlyIf.some(({ variable, is }) => values[variable] !== (is ? 1 : 0))) return true;
      const sum = sumOf(terms, values);
      return sum >= (min ?? -Infinity) && sum <= (max ?? Infinity);
    })
  );
}

/** The value of a sum of terms, such as a model's objective. */
export function sumOf(terms: readonly Term[], values: readonly number[]): number {
  let sum = 0;
  for (const [coefficient, variable] of terms) sum += coefficient * (values[variable] ?? NaN);
  return sum;
}
