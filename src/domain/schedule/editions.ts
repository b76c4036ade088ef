import type { Edition, Layer } from '../rows/schedule.ts';
import { addDays, type Day, type DaySpan, overlapOf, spanHolds } from '../time/day.ts';

/** A stretch of days on which one edition speaks for a layer. */
export interface EditionInForce extends DaySpan {
  readonly layer: Layer;
  readonly edition: Edition;
}

const LAYERS: readonly Layer[] = ['block', 'call', 'half-day'];

/** The edition that speaks for the layer on that day: of those whose scope holds both, the highest number. */
export function editionInForce(
  editions: readonly Edition[],
  layer: Layer,
  at: Day,
): Edition | undefined {
  return editions
    .filter(({ scope }) => scope.layers.includes(layer) && spanHolds(scope, at))
    .reduce<Edition | undefined>(
      (highest, each) => (highest && highest.number > each.number ? highest : each),
      undefined,
    );
}

/** Which edition speaks for which layer over which days of the span, by layer and day; days without one are left out. */
export function editionsInForce(editions: readonly Edition[], span: DaySpan): EditionInForce[] {
  return LAYERS.flatMap((layer) => {
    const touching = editions.filter(
      ({ scope }) => scope.layers.includes(layer) && overlapOf(scope, span),
    );
    const stretches: EditionInForce[] = [];
    for (const { firstDay, lastDay } of cutWhereScopesChange(touching, span)) {
      const edition = editionInForce(touching, layer, firstDay);
      if (!edition) continue;
      const before = stretches.at(-1);
      if (before?.edition === edition && addDays(before.lastDay, 1) === firstDay) {
        stretches[stretches.length - 1] = { ...before, lastDay };
      } else {
        stretches.push({ layer, edition, firstDay, lastDay });
      }
    }
    return stretches;
  });
}

function cutWhereScopesChange(editions: readonly Edition[], span: DaySpan): DaySpan[] {
  const starts = editions
    .flatMap(({ scope }) => [scope.firstDay, addDays(scope.lastDay, 1)])
    .filter((start) => span.firstDay < start && start <= span.lastDay);
  const firstDays = [...new Set([span.firstDay, ...starts])].toSorted();
  return firstDays.map((firstDay, place) => {
    const next = firstDays[place + 1];
    return { firstDay, lastDay: next === undefined ? span.lastDay : addDays(next, -1) };
  });
}

/** Whether some edition speaks for the layer on that day. */
export function isLayerPublished(
  inForce: readonly EditionInForce[],
  layer: Layer,
  at: Day,
): boolean {
  return inForce.some((each) => each.layer === layer && spanHolds(each, at));
}

/** A piece of an edition that speaks for some of a span. */
export interface PieceInForce {
  readonly edition: Edition;
  readonly id: string;
  readonly layer: Layer;
  /** The days of the span for which its edition speaks for its layer. */
  readonly stretches: readonly DaySpan[];
}

/**
 * The pieces that the span is read from. A block belongs to the edition in force on its first day, whatever part of it
 * the span holds.
 * @param inForce what `editionsInForce` says of the same editions and span.
 */
export function piecesInForce(
  held: readonly Edition[],
  inForce: readonly EditionInForce[],
  span: DaySpan,
): PieceInForce[] {
  return held.flatMap((edition) => {
    const own = inForce.filter((stretch) => stretch.edition === edition);
    return edition.chunks.flatMap((piece): PieceInForce[] => {
      if (!overlapOf(piece, span)) return [];
      const stretches = own.filter((each) => each.layer === piece.layer && overlapOf(each, piece));
      const isInForce =
        piece.layer === 'block'
          ? editionInForce(held, 'block', piece.firstDay) === edition
          : stretches.length > 0;
      return isInForce ? [{ edition, id: piece.id, layer: piece.layer, stretches }] : [];
    });
  });
}
