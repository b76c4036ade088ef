/** A stretch of time in milliseconds since 1970-01-01T00:00Z, `end` excluded. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Milliseconds in an hour. */
export const HOUR = 3_600_000;

/** What the stretches cover together: in order, none touching another. @param stretches by start. */
export function unionOf(stretches: Iterable<Stretch>): Stretch[] {
  const union: Stretch[] = [];
  let last: Stretch | undefined;
  for (const stretch of stretches) {
    if (last && stretch.start <= last.end) {
      if (stretch.end <= last.end) continue;
      last = { start: last.start, end: stretch.end };
      union[union.length - 1] = last;
    } else {
      last = stretch;
      union.push(last);
    }
  }
  return union;
}

/** The stretches of both lists, by start. @param one by start. @param other by start. */
export function inOrder<Item extends Stretch>(
  one: readonly Item[],
  other: readonly Item[],
): readonly Item[] {
  if (other.length === 0) return one;
  const all: Item[] = [];
  let place = 0;
  for (const stretch of one) {
    for (let next = other[place]; next && next.start < stretch.start; next = other[++place]) {
      all.push(next);
    }
    all.push(stretch);
  }
  return [...all, ...other.slice(place)];
}

/** What is left of the stretches where the others are not, in order. @param others in order, none overlapping another. */
export function without(
  stretches: readonly Stretch[],
  others: readonly Stretch[],
): readonly Stretch[] {
  if (others.length === 0) return stretches;
  const left: Stretch[] = [];
  for (const stretch of stretches) {
    let { start } = stretch;
    for (let place = placeAfter(others, start); place < others.length; place++) {
      const other = others[place];
      if (!other || other.start >= stretch.end) break;
      if (start < other.start) left.push({ start, end: other.start });
      start = other.end;
    }
    if (start === stretch.start) left.push(stretch);
    else if (start < stretch.end) left.push({ start, end: stretch.end });
  }
  return left;
}

/** The place of the first stretch that ends after the moment. @param stretches in order, none overlapping another. */
export function placeAfter(stretches: readonly Stretch[], at: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const stretch = stretches[middle];
    if (stretch && stretch.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Milliseconds that the stretch shares with the others. @param others in order, none overlapping another. */
export function sharedWith(stretch: Stretch, others: readonly Stretch[]): number {
  let shared = 0;
  for (let place = placeAfter(others, stretch.start); place < others.length; place++) {
    const other = others[place];
    if (!other || other.start >= stretch.end) break;
    shared += Math.min(stretch.end, other.end) - Math.max(stretch.start, other.start);
  }
  return shared;
}
