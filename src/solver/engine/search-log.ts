/** What a line of the search log says about the best objective found and the proven bound. */
export interface LogEntry {
  /** Whether the line announces a new best solution. */
  readonly isSolution: boolean;
  readonly best: number | null;
  readonly bound: number | null;
}

/**
 * Reads a line such as `#2  0.78s best:147  next:[120,146]  main` or `#Bound 0.75s best:inf
 * next:[146,4181] main`; null for all other lines. A closed search writes `next:[]`: the best is
 * then the bound.
 */
export function readLogLine(line: string): LogEntry | null {
  const match = /^#(\d+|Bound) .*best:(\S+) +next:\[([^,\]]*)/.exec(line);
  if (!match) return null;
  const [, announced, bestText, nextText] = match;
  const best = finiteOrNull(bestText);
  return {
    isSolution: announced !== 'Bound',
    best,
    bound: nextText === '' ? best : finiteOrNull(nextText),
  };
}

function finiteOrNull(text: string | undefined): number | null {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
