import { useEffect, useRef, useState } from 'react';
import { type Day, spanHolds } from '../../../../domain/time/day.ts';
import { dayToBegin } from '../months.ts';
import type { Onward } from './cell-editor.tsx';
import type { Place } from './place.ts';
import { type Cell, moved, only, type Selection } from './selection.ts';
import type { Sheet } from './sheet.ts';
import type { GridHandle } from './sheet-grid.tsx';
import { cellOfPlace } from './start.ts';
import type { FilledSheet } from './table.ts';

/** What is selected; another sheet begins at what was chosen in the one before, or where it is pointed to. */
export function useSelection(
  grid: FilledSheet,
  start: Place | null,
  handle: { readonly current: GridHandle | null },
): [Selection, (selection: Selection) => void] {
  const { sheet } = grid;
  const [held, setHeld] = useState<{ readonly sheet: Sheet; readonly selection: Selection }>(
    () => ({
      sheet,
      selection: only((start && cellOfPlace(grid, start)) ?? firstCell(sheet)),
    }),
  );
  const isOther = held.sheet !== sheet;
  const selection = isOther
    ? only(carriedOver(held.sheet, held.selection.at, sheet))
    : held.selection;
  if (isOther) setHeld({ sheet, selection });
  const first = useRef({ start });
  useEffect(() => {
    const { current } = handle;
    const { at } = latest.current;
    if (sheet.zoom !== 'blocks') current?.showColumn(Math.max(0, at.column - 1));
    current?.reveal(at);
    if (first.current.start) {
      current?.focus();
      first.current = { start: null };
    }
  }, [sheet, handle]);
  const latest = useRef(selection);
  latest.current = selection;
  return [selection, (next) => setHeld({ sheet, selection: next })];
}

function firstCell(sheet: Sheet): Cell {
  return {
    row: Math.max(
      0,
      sheet.rows.findIndex(({ kind }) => kind !== 'heading'),
    ),
    column: columnOn(sheet, dayToBegin(sheet.plan.rows.year)),
  };
}

/** The same row and day in another sheet, as far as it has them. */
function carriedOver(from: Sheet, at: Cell, to: Sheet): Cell {
  const key = from.rows[at.row]?.key;
  const row = to.rows.findIndex((each) => each.key === key);
  const isSameZoom = from.zoom === to.zoom && from.columns.length === to.columns.length;
  const first = firstCell(to);
  const holdsToday =
    from.columns[at.column]?.block && spanHolds(dayColumn(from, at), dayToBegin(to.plan.rows.year));
  return {
    row: row < 0 ? first.row : row,
    column: isSameZoom
      ? at.column
      : holdsToday
        ? columnOn(to, dayToBegin(to.plan.rows.year))
        : columnOn(to, dayOf(from, at)),
  };
}

function dayColumn(
  sheet: Sheet,
  { column }: Cell,
): { readonly firstDay: Day; readonly lastDay: Day } {
  return sheet.columns[column] ?? sheet.plan.rows.year;
}

/** The first day of the cell. */
export function dayOf(sheet: Sheet, at: Cell): Day {
  return dayColumn(sheet, at).firstDay;
}

/** The first column that holds the day. */
export function columnOn({ columns }: Sheet, at: Day): number {
  return Math.max(
    0,
    columns.findIndex((column) => spanHolds(column, at)),
  );
}

const ONWARD_KEYS = {
  down: 'ArrowDown',
  up: 'ArrowUp',
  right: 'ArrowRight',
  left: 'ArrowLeft',
} as const;

/** Where to go on from a cell that was typed into. */
export function onwardFrom(
  selection: Selection,
  onward: Onward,
  { sheet }: FilledSheet,
): Selection {
  if (onward === 'stay' || onward === 'elsewhere') return selection;
  const key = {
    key: ONWARD_KEYS[onward],
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
  };
  const walked = {
    rows: sheet.rows.length,
    columns: sheet.columns.length,
    pageRows: 1,
    pageColumns: 1,
    hasCells: (row: number) => sheet.rows[row]?.kind !== 'heading',
    isFilled: () => true,
  };
  return moved(only(selection.at), key, walked) ?? selection;
}
