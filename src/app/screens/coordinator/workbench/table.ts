import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import { parseTabText, writeTabText } from '../../../../formats/tab-text.ts';
import { placeTitle } from './choices.ts';
import type { Entry } from './edit.ts';
import { faceOf } from './face.ts';
import { type Place, placeOfCell, shownAt } from './place.ts';
import { readValue } from './reading.ts';
import { type Cell, cellsOf, type Range, sizeOf } from './selection.ts';
import type { Sheet } from './sheet.ts';

/** A grid with what is filled in it. */
export interface FilledSheet {
  readonly sheet: Sheet;
  readonly schedule: Schedule;
}

/** Entries for cells, or why there are none, each with its place and what to do. */
export type Entries =
  | { readonly ok: true; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly problems: readonly string[] };

/** What the cell is about; null where there is none. */
export function placeAt({ sheet, schedule }: FilledSheet, { row, column }: Cell): Place | null {
  const [of, at] = [sheet.rows[row], sheet.columns[column]];
  return of && at ? placeOfCell(schedule, of, at) : null;
}

/** What the cell shows. */
export function textAt({ sheet, schedule }: FilledSheet, { row, column }: Cell): string {
  const [of, at] = [sheet.rows[row], sheet.columns[column]];
  return of && at ? faceOf(schedule, of, at).text : '';
}

/** The range as spreadsheets take it from the clipboard. */
export function copiedText(grid: FilledSheet, range: Range): string {
  const { top, left, bottom, right } = range;
  const lines = Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (_unused, column) =>
      textAt(grid, { row: top + row, column: left + column }),
    ),
  );
  return writeTabText(lines);
}

/**
 * What a text from the clipboard writes into the grid: a single cell into all that are selected, a table as often as it
 * fits into what is selected, else once from its first cell on. Whatever cannot be read is told, and nothing is written.
 */
export function pasted(grid: FilledSheet, range: Range, text: string): Entries {
  const lines = parseTabText(text);
  const [height, width] = [lines.length, lines[0]?.length ?? 0];
  if (height === 0) return { ok: false, problems: ['There is nothing on the clipboard to paste.'] };
  const target = targetOf(range, height, width);
  const { sheet } = grid;
  if (target.bottom >= sheet.rows.length || target.right >= sheet.columns.length) {
    const rows = sheet.rows.length - target.top;
    const columns = sheet.columns.length - target.left;
    return {
      ok: false,
      problems: [
        `What is pasted has ${height} rows and ${width} columns, and from here on there are ${rows} and ${columns}: begin further up or to the left, or copy less.`,
      ],
    };
  }
  return read(
    grid,
    cellsOf(target).map((cell) => ({
      cell,
      text: lines[(cell.row - target.top) % height]?.[(cell.column - target.left) % width] ?? '',
    })),
  );
}

function targetOf(range: Range, height: number, width: number): Range {
  const rows = range.bottom - range.top + 1;
  const columns = range.right - range.left + 1;
  const isMultiple = rows % height === 0 && columns % width === 0;
  return isMultiple
    ? range
    : { ...range, bottom: range.top + height - 1, right: range.left + width - 1 };
}

interface Written {
  readonly cell: Cell;
  readonly text: string;
}

/** Reads texts for cells; what a cell shows already is left as it is. */
export function read(grid: FilledSheet, written: readonly Written[]): Entries {
  const { plan } = grid.sheet;
  const entries: Entry[] = [];
  const problems: string[] = [];
  for (const { cell, text } of written) {
    if (text.trim() === textAt(grid, cell)) continue;
    const place = placeAt(grid, cell);
    if (!place) {
      const { title = '' } = grid.sheet.rows[cell.row] ?? {};
      problems.push(`“${text.trim()}” falls on the heading “${title}”: paste below it.`);
      continue;
    }
    const value = readValue(text, place, plan);
    if (value.ok) entries.push({ place, ids: value.ids });
    else problems.push(`${placeTitle(place, plan)}: ${value.message}`);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, entries };
}

/** What dragging the corner of a range writes: the range again and again, as far as the corner was dragged. */
export function repeatedInto(grid: FilledSheet, source: Range, into: Range): Entry[] {
  const { top, left, bottom, right } = source;
  const within = (place: number, first: number, last: number): number => {
    const length = last - first + 1;
    return first + ((((place - first) % length) + length) % length);
  };
  return entriesFrom(grid, into, ({ row, column }) => ({
    row: within(row, top, bottom),
    column: within(column, left, right),
  }));
}

/**
 * What filling writes: the first row of the range into the others (down), or its first column (right); of a single row
 * or column, what stands before it.
 */
export function filledFrom(grid: FilledSheet, range: Range, way: 'down' | 'right'): Entry[] {
  const { top, left, bottom, right } = range;
  const isAlone = way === 'down' ? top === bottom : left === right;
  const back = isAlone ? 1 : 0;
  return entriesFrom(grid, range, ({ row, column }) =>
    way === 'down' ? { row: top - back, column } : { row, column: left - back },
  );
}

/** Entries that write into each cell what stands in another; places of another kind are left as they are. */
function entriesFrom(grid: FilledSheet, range: Range, sourceOf: (cell: Cell) => Cell): Entry[] {
  return cellsOf(range).flatMap((cell) => {
    const source = sourceOf(cell);
    if (source.row === cell.row && source.column === cell.column) return [];
    const [place, from] = [placeAt(grid, cell), placeAt(grid, source)];
    if (!place || !from || from.kind !== place.kind) return [];
    return [{ place, ids: shownAt(grid.schedule, from) }];
  });
}

/** The places of a range, row by row; null where one of its cells is no place. */
export function placesIn(grid: FilledSheet, range: Range): Place[] | null {
  const places = cellsOf(range).flatMap((cell) => placeAt(grid, cell) ?? []);
  return places.length === sizeOf(range) ? places : null;
}

/** Whether the two ranges share a cell. */
export function overlap(one: Range, other: Range): boolean {
  return (
    one.top <= other.bottom &&
    other.top <= one.bottom &&
    one.left <= other.right &&
    other.left <= one.right
  );
}
