import type { KeyboardEvent } from 'react';
import { useUndo } from '../../../hooks/use-record.ts';
import { heldAt } from './place.ts';
import { moved, only, rangeOf, selectedCells, type Selection, type Walked } from './selection.ts';
import { filledFrom, type FilledSheet, placeAt, textAt } from './table.ts';
import type { Commands } from './use-commands.ts';

interface GridKeys {
  readonly grid: FilledSheet;
  readonly selection: Selection;
  readonly commands: Commands;
  readonly page: () => { readonly rows: number; readonly columns: number };
  readonly onSelect: (selection: Selection) => void;
  /** Opens the cell to type into, with what was typed already; null for what stands in it. */
  readonly onEdit: (typed: string | null) => void;
  readonly onFind: () => void;
  /** Puts away what was cut. */
  readonly onLeave: () => void;
}

/** What keys do in the grid: as in spreadsheets. Keys that mean nothing here are left to the browser. */
export function useGridKeys(keys: GridKeys): (event: KeyboardEvent) => void {
  const { takeBack } = useUndo();
  return (event) => {
    if (
      !(event.target instanceof Element) ||
      event.target.closest('input') ||
      event.nativeEvent.isComposing
    )
      return;
    const { key, shiftKey } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const done =
      walk(event, keys) ||
      (isCommand && commanded(key.toLowerCase(), keys)) ||
      (!isCommand && pressed(event, keys));
    const letter = isCommand ? key.toLowerCase() : '';
    const isRedo = letter === 'y' || (letter === 'z' && shiftKey);
    if (isRedo) void takeBack('redo');
    else if (letter === 'z') void takeBack('undo');
    if (done || isRedo || letter === 'z') event.preventDefault();
  };
}

function walk(event: KeyboardEvent, { grid, selection, page, onSelect }: GridKeys): boolean {
  const { sheet } = grid;
  const pages = page();
  const walked: Walked = {
    rows: sheet.rows.length,
    columns: sheet.columns.length,
    pageRows: pages.rows,
    pageColumns: pages.columns,
    hasCells: (row) => sheet.rows[row]?.kind !== 'heading',
    isFilled: (cell) => textAt(grid, cell) !== '',
  };
  const next = moved(selection, event, walked);
  if (next) onSelect(next);
  return next !== null;
}

function commanded(letter: string, keys: GridKeys): boolean {
  const { grid, selection, commands, onSelect, onFind } = keys;
  const { rows, columns } = grid.sheet;
  const last = { row: rows.length - 1, column: columns.length - 1 };
  switch (letter) {
    case 'a':
      onSelect({ from: last, at: { row: 0, column: 0 }, others: [] });
      return true;
    case ' ':
      onSelect({
        from: { row: last.row, column: selection.at.column },
        at: { row: 0, column: selection.at.column },
        others: [],
      });
      return true;
    case 'd':
    case 'r': {
      const way = letter === 'd' ? 'down' : 'right';
      commands.write(filledFrom(grid, rangeOf(selection), way), 'filled');
      return true;
    }
    case 'f':
      onFind();
      return true;
    default:
      return false;
  }
}

function pressed(event: KeyboardEvent, keys: GridKeys): boolean {
  const { grid, selection, commands, onSelect, onEdit, onLeave } = keys;
  const { key, shiftKey, altKey } = event;
  if (altKey) return key.toLowerCase() === 'p' && togglePin(keys);
  switch (key) {
    case 'Enter':
    case 'F2':
      onEdit(null);
      return true;
    case 'Delete':
    case 'Backspace':
      commands.empty(selection);
      return true;
    case 'Escape':
      onLeave();
      onSelect(only(selection.at));
      return true;
    case ' ':
      if (!shiftKey) return false;
      onSelect({
        from: { row: selection.at.row, column: grid.sheet.columns.length - 1 },
        at: { row: selection.at.row, column: 0 },
        others: [],
      });
      return true;
    default:
      if (key.length !== 1) return false;
      onEdit(key);
      return true;
  }
}

/** Pins what is selected, or frees it where the cell with the focus is pinned. */
function togglePin({ grid, selection, commands }: GridKeys): boolean {
  const places = selectedCells(selection).flatMap((cell) => placeAt(grid, cell) ?? []);
  commands.pin(places, !isPinnedAt(grid, selection));
  return true;
}

/** Whether what stands in the cell with the focus is pinned. */
export function isPinnedAt(grid: FilledSheet, { at }: Selection): boolean {
  const place = placeAt(grid, at);
  return place !== null && pinnedIn(grid, place);
}

function pinnedIn({ schedule }: FilledSheet, place: Parameters<typeof heldAt>[1]): boolean {
  return heldAt(schedule, place).some(({ source }) => source === 'pinned');
}
