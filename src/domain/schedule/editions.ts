import type { Edition, Layer, Scope } from '../rows/schedule.ts';
import { type Day, type DaySpan, daysOf, spanHolds } from '../time/day.ts';

/** Every layer of a schedule. */
const LAYERS: readonly Layer[] = ['block', 'call', 'half-day'];

/** The edition in force for that layer on that day: the highest number whose scope holds it; null when there is none. */
export function editionInForce<Published extends Pick<Edition, 'number' | 'scope'>>(
  editions: readonly Published[],
  layer: Layer,
  at: Day,
): Published | null {
  return latestFirst(editions).find(({ scope }) => speaksFor(scope, layer, at)) ?? null;
}

/** Editions needed to read a span of days: those in force somewhere in it, and those that each of them replaced there. */
export interface EditionsOfSpan<Published> {
  /** In force for some layer on some day of the span, latest first. */
  readonly inForce: readonly Published[];
  /** In force before one of those was published, and not in force any more; latest first. */
  readonly before: readonly Published[];
}

/** The editions in force for some layer on some day of the span, and the one before each. */
export function editionsInForce<Published extends Pick<Edition, 'number' | 'scope'>>(
  editions: readonly Published[],
  span: DaySpan,
): EditionsOfSpan<Published> {
  const ordered = latestFirst(editions);
  const inForce = new Set<Published>();
  const replaced = new Set<Published>();
  for (const layer of LAYERS) {
    for (const at of daysOf(span)) {
      const [now, before] = ordered.filter(({ scope }) => speaksFor(scope, layer, at));
      if (now) inForce.add(now);
      if (before) replaced.add(before);
    }
  }
  return {
    inForce: ordered.filter((edition) => inForce.has(edition)),
    before: ordered.filter((edition) => replaced.has(edition) && !inForce.has(edition)),
  };
}

function latestFirst<Published extends Pick<Edition, 'number'>>(editions: readonly Published[]): Published[] {
  return editions.toSorted((one, other) => other.number - one.number);
}

function speaksFor(scope: Scope, layer: Layer, at: Day): boolean {
  return scope.layers.includes(layer) && spanHolds(scope, at);
}
