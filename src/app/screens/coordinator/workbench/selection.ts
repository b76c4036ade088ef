/** A cell by the places of its row and column. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both ends included. */
export interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What is selected: a range from one cell to another, and others besides. */
export interface Selection {
  /** Where the range was begun. */
  readonly from: Cell;
  /** Where it ends; the focus is there. */
  readonly at: Cell;
  readonly others: readonly Range[];
}

/** One cell alone. */
export function only(cell: Cell): Selection {
  return { from: cell, at: cell, others: [] };
}

/** The range from one cell to another. */
export function rangeOf({ from, at }: Pick<Selection, 'from' | 'at'>): Range {
  return {
    top: Math.min(from.row, at.row),
    left: Math.min(from.column, at.column),
    bottom: Math.max(from.row, at.row),
    right: Math.max(from.column, at.column),
  };
}

/** A range as it is selected from its last cell to its first. */
export function cornersOf({ top, left, bottom, right }: Range): Pick<Selection, 'from' | 'at'> {
  return { from: { row: bottom, column: right }, at: { row: top, column: left } };
}

/** All ranges of the selection, the last one last. */
export function rangesOf(selection: Selection): Range[] {
  return [...selection.others, rangeOf(selection)];
}

/** The range as far as its corner is dragged to the cell: in one direction, the one in which the cell is further away. */
export function stretchedTo(range: Range, { row, column }: Cell): Range {
  const { top, left, bottom, right } = range;
  const rows = Math.max(row - bottom, top - row, 0);
  const columns = Math.max(column - right, left - column, 0);
  return rows >= columns
    ? { ...range, top: Math.min(top, row), bottom: Math.max(bottom, row) }
    : { ...range, left: Math.min(left, column), right: Math.max(right, column) };
}

/** Whether the range holds the cell. */
export function holds({ top, left, bottom, right }: Range, { row, column }: Cell): boolean {
  return top <= row && row <= bottom && left <= column && column <= right;
}

/** How many cells the range has. */
export function sizeOf({ top, left, bottom, right }: Range): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** The cells of the range, row by row. */
export function cellsOf({ top, left, bottom, right }: Range): Cell[] {
  const cells: Cell[] = [];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) cells.push({ row, column });
  }
  return cells;
}

/** The cells of all ranges, each once. */
export function selectedCells(selection: Selection): Cell[] {
  const seen = new Set<string>();
  return rangesOf(selection)
    .flatMap(cellsOf)
    .filter(({ row, column }) => {
      const key = `${row} ${column}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** The grid as the keyboard walks it. */
export interface Walked {
  readonly rows: number;
  readonly columns: number;
  /** How many rows and columns a page has. */
  readonly pageRows: number;
  readonly pageColumns: number;
  /** Whether the row has cells; headings have none. */
  readonly hasCells: (row: number) => boolean;
  readonly isFilled: (cell: Cell) => boolean;
}

/** A key with what is held down with it. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The selection after a key that moves, as in spreadsheets; null for keys that do not. */
export function moved(selection: Selection, key: Key, grid: Walked): Selection | null {
  const at = target(selection.at, key, grid);
  if (!at) return null;
  const found = onCells(at, at.row < selection.at.row ? -1 : 1, grid);
  return key.shiftKey ? { ...selection, at: found } : only(found);
}

function target(at: Cell, key: Key, grid: Walked): Cell | null {
  const isFar = key.ctrlKey || key.metaKey;
  const arrow = ARROWS[key.key];
  if (arrow && key.altKey) return null;
  if (arrow) return isFar ? toEdge(at, arrow, grid) : stepped(at, arrow, grid);
  switch (key.key) {
    case 'Home':
      return { row: isFar ? 0 : at.row, column: 0 };
    case 'End':
      return { row: isFar ? grid.rows - 1 : at.row, column: grid.columns - 1 };
    case 'PageUp':
    case 'PageDown': {
      const sign = key.key === 'PageUp' ? -1 : 1;
      const page = key.altKey
        ? { row: at.row, column: at.column + sign * grid.pageColumns }
        : { row: at.row + sign * grid.pageRows, column: at.column };
      return within(page, grid);
    }
    default:
      return null;
  }
}

function within({ row, column }: Cell, { rows, columns }: Walked): Cell {
  const clamp = (value: number, length: number) => Math.min(Math.max(value, 0), length - 1);
  return { row: clamp(row, rows), column: clamp(column, columns) };
}

/** One step on, over rows without cells; the same where there is nothing further. */
function stepped(at: Cell, [rows, columns]: readonly [number, number], grid: Walked): Cell {
  let next = at;
  do {
    const { row, column } = next;
    next = { row: row + rows, column: column + columns };
    if (next.row < 0 || next.row >= grid.rows) return at;
    if (next.column < 0 || next.column >= grid.columns) return at;
  } while (!grid.hasCells(next.row));
  return next;
}

/** As far as spreadsheets go: to the end of what is filled, else to the next that is filled, else to the edge. */
function toEdge(at: Cell, way: readonly [number, number], grid: Walked): Cell {
  let place = at;
  let next = stepped(place, way, grid);
  if (next === place) return place;
  const inRun = grid.isFilled(at) && grid.isFilled(next);
  while (next !== place) {
    if (inRun && !grid.isFilled(next)) return place;
    place = next;
    if (!inRun && grid.isFilled(place)) return place;
    next = stepped(place, way, grid);
  }
  return place;
}

/** The nearest row that has cells, first in the direction of the move. */
function onCells(at: Cell, way: 1 | -1, grid: Walked): Cell {
  for (const step of [way, -way]) {
    for (let row = at.row; row >= 0 && row < grid.rows; row += step) {
      if (grid.hasCells(row)) return { row, column: at.column };
    }
  }
  return at;
}
