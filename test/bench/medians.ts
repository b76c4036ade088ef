/** The value below which this share (0 to 1) of the numbers lies; NaN for none. */
export function quantile(numbers: readonly number[], share: number): number {
  const ordered = numbers.toSorted((one, other) => one - other);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN;
}

/** A line of a bench's table: what was measured, in milliseconds, beside its limit and as a share of it. */
export function lineOf(what: string, milliseconds: number, limit: number): string {
  const ratio = (milliseconds / limit).toFixed(2);
  return `${what.padEnd(52)} ${milliseconds.toFixed(1).padStart(8)} ms  limit ${limit} ms  ratio ${ratio}`;
}
