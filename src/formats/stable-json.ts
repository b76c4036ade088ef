/**
 * A value as JSON, on one line, with every object's keys in alphabetical order: equal values give equal text. Numbers
 * kept as bytes are listed.
 */
export function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    if (each instanceof Uint16Array) return [...each];
    return isPlainObject(each) ? sorted(each) : each;
  });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
