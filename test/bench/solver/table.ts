import { groupBy } from '../../../src/domain/group-by.ts';
import { quantile } from '../medians.ts';
import type { Measured, Point } from './measured.ts';

const MOMENTS = [10, 30, 60] as const;
const MEGABYTE = 1e6;

/** A line for each world, layer, method, count of threads and place: medians over the seeds, with least and greatest where they differ much. */
export function tableOf(results: readonly Measured[]): string {
  const groups = groupBy(results, ({ part }) => {
    const { world, layer, method, threads, place, seconds, clock } = part;
    return [world, layer, method, threads, place, `${seconds} s ${clock}`].join(' | ');
  });
  const head = [
    'world | layer | method | threads | in | limit | seeds | first | to 5 % | to 1 % | proven',
    ...MOMENTS.map((moment) => `gap at ${moment} s`),
    'gap at end | best | bound | variables | limits | memory MB | stop ms | longest task ms | load',
  ].join(' | ');
  const rows = [...groups].map(([name, group]) => [name, ...cellsOf(group)].join(' | '));
  const line = head.replaceAll(/[^|]+/g, '---');
  return [head, line, ...rows].map((row) => `| ${row} |`).join('\n');
}

function cellsOf(group: readonly Measured[]): string[] {
  const number = (of: (each: Measured) => number | null, digits: number, factor = 1) =>
    spread(
      group.map((each) => of(each)),
      digits,
      factor,
    );
  const told = (of: (each: Measured) => number | null, factor: number) => {
    const known = group.map(of).filter((value) => value !== null);
    return known.length > 0 ? spread(known, 0, factor) : '';
  };
  const last = ({ points }: Measured) => stateAt(points, Infinity);
  const until = (gap: number) => number(({ points }) => secondsUntil(points, gap), 2);
  return [
    String(group.length),
    number(({ secondsToFirst }) => secondsToFirst, 2),
    until(0.05),
    until(0.01),
    until(0),
    ...MOMENTS.map((moment) => number(({ points }) => gapAt(points, moment), 1, 100)),
    number(({ points }) => gapAt(points, Infinity), 1, 100),
    number((each) => last(each).best, 0),
    number((each) => last(each).bound, 0),
    number(({ variables }) => variables, 0),
    number(({ limits }) => limits, 0),
    told(({ memoryBytes }) => memoryBytes, 1 / MEGABYTE),
    told(({ stopMilliseconds }) => stopMilliseconds, 1),
    told(({ longestTaskMilliseconds }) => longestTaskMilliseconds, 1),
    number(({ load }) => load, 1),
  ];
}

/** The best value and the greatest bound known by then. */
function stateAt(points: readonly Point[], seconds: number) {
  let best: number | null = null;
  let bound: number | null = null;
  for (const point of points) {
    if (point.seconds > seconds) break;
    if (point.best !== null) best = Math.min(best ?? Infinity, point.best);
    if (point.bound !== null) bound = Math.max(bound ?? -Infinity, point.bound);
  }
  return { best, bound };
}

function gapAt(points: readonly Point[], seconds: number): number | null {
  const { best, bound } = stateAt(points, seconds);
  if (best === null || bound === null) return null;
  return Math.max(0, best - bound) / Math.max(1, Math.abs(best));
}

/** When the gap, with the best value and bound known by then, was first so small. */
function secondsUntil(points: readonly Point[], gap: number): number | null {
  return (
    points.find(({ seconds }) => (gapAt(points, seconds) ?? Infinity) <= gap + 1e-9)?.seconds ??
    null
  );
}

/** The median, with the range where it matters; what was not reached counts as greater than all else. */
function spread(values: readonly (number | null)[], digits: number, factor: number): string {
  const numbers = values.map((value) => (value === null ? Infinity : value * factor));
  const text = (value: number) => (Number.isFinite(value) ? value.toFixed(digits) : 'none');
  const [middle, least, most] = [
    quantile(numbers, 0.5),
    Math.min(...numbers),
    Math.max(...numbers),
  ];
  return text(least) === text(most)
    ? text(middle)
    : `${text(middle)} (${text(least)}-${text(most)})`;
}
