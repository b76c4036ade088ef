import type { RowsBy, Zoom } from './sheet.ts';

/** Sizes of the grid in CSS pixels; they grow with the reader's text. */
export interface Metrics {
  readonly rem: number;
  readonly rowHeight: number;
  readonly columnWidth: number;
  /** Of the column with the rows' names, and of the rows with the columns' names. */
  readonly headWidth: number;
  readonly headHeight: number;
}

/** The side of the corner by which a range is dragged to fill. */
export const CORNER_REM = 0.5;
const PEOPLE_REM = { blocks: 4.4, days: 2.4, 'half-days': 2.8 } as const;
const SEATS_REM = { blocks: 6.5, days: 5.5, 'half-days': 5.5 } as const;
const HEAD_REM_MAX = 13;

/** @param rem pixels of the reader's text. @param width of the grid. @param isCoarse whether it is touched with fingers. */
export function metricsOf(given: {
  readonly rem: number;
  readonly width: number;
  readonly isCoarse: boolean;
  readonly zoom: Zoom;
  readonly by: RowsBy;
  readonly columns: number;
}): Metrics {
  const { rem, width, isCoarse, zoom, by, columns } = given;
  const isPeople = by === 'person' || (by === 'role' && zoom !== 'days');
  const headWidth = Math.round(Math.min(HEAD_REM_MAX * rem, width * 0.42));
  const least = (isPeople ? PEOPLE_REM : SEATS_REM)[zoom] * rem;
  // Few columns share the room there is.
  const share = columns === 0 ? 0 : (width - headWidth) / columns;
  return {
    rem,
    rowHeight: Math.round((isCoarse ? 2.75 : 1.85) * rem),
    columnWidth: Math.max(Math.round(least), Math.floor(share)),
    headWidth,
    headHeight: Math.round((zoom === 'blocks' ? 2.7 : 3.6) * rem),
  };
}

/** The part of the grid that is seen, in its own pixels. */
export interface Viewport {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The rows and columns of which anything is seen: the first, and the one behind the last. */
export interface Shown {
  readonly firstRow: number;
  readonly nextRow: number;
  readonly firstColumn: number;
  readonly nextColumn: number;
}

/** What is seen below and beside the headings. */
export function shownIn(
  { left, top, width, height }: Viewport,
  { rowHeight, columnWidth, headWidth, headHeight }: Metrics,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Shown {
  return {
    firstRow: Math.min(rows, Math.floor(top / rowHeight)),
    nextRow: Math.min(rows, Math.ceil((top + height - headHeight) / rowHeight)),
    firstColumn: Math.min(columns, Math.floor(left / columnWidth)),
    nextColumn: Math.min(columns, Math.ceil((left + width - headWidth) / columnWidth)),
  };
}

/** Where to scroll so that the cell is wholly seen; as it is where it is already. */
export function scrolledTo(
  { left, top, width, height }: Viewport,
  { rowHeight, columnWidth, headWidth, headHeight }: Metrics,
  { row, column }: { readonly row: number; readonly column: number },
): { readonly left: number; readonly top: number } {
  const into = (from: number, seen: number, start: number, size: number): number =>
    start < from ? start : start + size > from + seen ? start + size - seen : from;
  return {
    left: into(left, width - headWidth, column * columnWidth, columnWidth),
    top: into(top, height - headHeight, row * rowHeight, rowHeight),
  };
}
