import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import { CORNER_REM, type Metrics } from './metrics.ts';
import {
  type Cell,
  holds,
  only,
  type Range,
  rangeOf,
  rangesOf,
  cornersOf,
  sizeOf,
  type Selection,
  stretchedTo,
} from './selection.ts';
import type { Sheet } from './sheet.ts';

interface PointedAt {
  readonly part: 'cell' | 'row' | 'column' | 'corner';
  readonly cell: Cell;
}

interface Drag {
  readonly kind: 'select' | 'move' | 'fill';
  readonly from: Cell;
  hasMoved: boolean;
}

interface GridPointer {
  readonly sheet: Sheet;
  readonly metrics: Metrics;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly selection: Selection;
  /** The focus is to go with what is selected next. */
  readonly takeFocus: () => void;
  readonly onSelect: (selection: Selection) => void;
  readonly onEdit: () => void;
  readonly onMove: (to: Cell) => void;
  readonly onFill: (into: Range) => void;
}

/** How near to the edge a drag scrolls, and how far. */
const EDGE_PIXELS = 24;

/**
 * Selecting and dragging with a pointer. A press on what is selected drags it, one on its corner fills, a press elsewhere
 * selects; fingers scroll, and select with a tap.
 */
export function useGridPointer(grid: GridPointer) {
  const { selection, onSelect, takeFocus } = grid;
  const [target, setTarget] = useState<Range | null>(null);
  const drag = useRef<Drag | null>(null);
  const select = (next: Selection): void => {
    takeFocus();
    onSelect(next);
  };
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0 || event.pointerType === 'touch' || isInEditor(event)) return;
    const at = pointedAt(event, grid);
    if (!at) return;
    const chosen = selectedBy(at, event, grid);
    drag.current = isOnCorner(event, grid)
      ? { kind: 'fill', from: at.cell, hasMoved: false }
      : dragFrom(at, event, selection);
    grid.scroller.current?.setPointerCapture(event.pointerId);
    if (drag.current.kind === 'select' && chosen) select(chosen);
  };
  const go = (event: PointerEvent): void => {
    const { current } = drag;
    const at = current && pointedAt(event, grid);
    const isFilling = current ? current.kind === 'fill' : isOnCorner(event, grid);
    grid.scroller.current?.style.setProperty('cursor', isFilling ? 'crosshair' : '');
    if (!current || !at) return;
    const { row, column } = at.cell;
    if (row === current.from.row && column === current.from.column && !current.hasMoved) return;
    current.hasMoved = true;
    scrollAtEdge(event, grid);
    if (current.kind === 'select' && at.part === 'cell') select({ ...selection, at: at.cell });
    if (current.kind === 'move') setTarget(movedRange(selection, current.from, at.cell));
    if (current.kind === 'fill') setTarget(stretchedTo(rangeOf(selection), at.cell));
  };
  const end = (event: PointerEvent): void => {
    const { current } = drag;
    drag.current = null;
    setTarget(null);
    const at = current && pointedAt(event, grid);
    if (current && at) drop(current, at, { ...grid, onSelect: select });
  };
  const handlers = {
    onPointerDown: begin,
    onPointerMove: go,
    onPointerUp: end,
    onPointerCancel: () => {
      drag.current = null;
      setTarget(null);
    },
    onClick: (event: MouseEvent) => {
      const chosen = tapped(event, grid);
      if (chosen) select(chosen);
    },
    onDoubleClick: (event: MouseEvent) => {
      if (!isInEditor(event) && pointedAt(event, grid)?.part === 'cell') grid.onEdit();
    },
  };
  return { handlers, target };
}

/** The end of a drag: a range is filled or moved; a press on what is selected that went nowhere selects the cell. */
function drop(
  { kind, from, hasMoved }: Drag,
  { part, cell }: PointedAt,
  { selection, takeFocus, onSelect, onMove, onFill }: GridPointer,
): void {
  if (kind === 'fill' && hasMoved) {
    const into = stretchedTo(rangeOf(selection), cell);
    if (sizeOf(into) === sizeOf(rangeOf(selection))) return;
    onFill(into);
    onSelect({ ...selection, ...cornersOf(into) });
  } else if (kind === 'move' && !hasMoved) onSelect(only(cell));
  else if (kind === 'move' && part === 'cell') {
    const { top, left } = movedRange(selection, from, cell);
    takeFocus();
    onMove({ row: top, column: left });
  }
}

/** A press on what is selected moves it, any other press selects. */
function dragFrom({ part, cell }: PointedAt, event: PointerEvent, selection: Selection): Drag {
  const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
  const isOnSelected = part === 'cell' && holds(rangeOf(selection), cell);
  return { kind: isPlain && isOnSelected ? 'move' : 'select', from: cell, hasMoved: false };
}

/** What a finger's tap selects. */
function tapped(event: MouseEvent, grid: GridPointer): Selection | null {
  const isTouch = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType !== 'mouse';
  const at = isTouch && !isInEditor(event) ? pointedAt(event, grid) : null;
  return at && selectedBy(at, event, grid);
}

/** Whether the pointer is on the corner by which the selected range is dragged to fill more of the grid. */
function isOnCorner(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  { metrics, scroller, selection }: GridPointer,
): boolean {
  const element = scroller.current;
  if (!element) return false;
  const { left, top } = element.getBoundingClientRect();
  const { right, bottom } = rangeOf(selection);
  const x = metrics.headWidth + (right + 1) * metrics.columnWidth - element.scrollLeft;
  const y = metrics.headHeight + (bottom + 1) * metrics.rowHeight - element.scrollTop;
  if (x <= metrics.headWidth || y <= metrics.headHeight) return false;
  const side = CORNER_REM * metrics.rem + 2;
  const isNear = (distance: number): boolean => -side <= distance && distance <= 2;
  return isNear(clientX - left - x) && isNear(clientY - top - y);
}

function isInEditor({ target }: { readonly target: EventTarget }): boolean {
  return target instanceof Element && target.closest('input, [role=listbox]') !== null;
}

function pointedAt(
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
  { sheet, metrics, scroller }: GridPointer,
): PointedAt | null {
  const element = scroller.current;
  if (!element || sheet.rows.length === 0 || sheet.columns.length === 0) return null;
  const box = element.getBoundingClientRect();
  const x = clientX - box.left - element.clientLeft;
  const y = clientY - box.top - element.clientTop;
  if (x >= element.clientWidth || y >= element.clientHeight) return null;
  const { headWidth, headHeight, columnWidth, rowHeight } = metrics;
  const clamp = (place: number, length: number) => Math.min(Math.max(place, 0), length - 1);
  const row = Math.floor((y - headHeight + element.scrollTop) / rowHeight);
  const column = Math.floor((x - headWidth + element.scrollLeft) / columnWidth);
  const cell = { row: clamp(row, sheet.rows.length), column: clamp(column, sheet.columns.length) };
  if (x < headWidth) return { part: y < headHeight ? 'corner' : 'row', cell };
  return { part: y < headHeight ? 'column' : 'cell', cell };
}

interface Modifiers {
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a press selects: a cell, a whole row or column, or everything; with Shift up to there, with Ctrl besides. */
function selectedBy(
  { part, cell }: PointedAt,
  { shiftKey, ctrlKey, metaKey }: Modifiers,
  { selection, sheet }: GridPointer,
): Selection | null {
  const last = { row: sheet.rows.length - 1, column: sheet.columns.length - 1 };
  const others = ctrlKey || metaKey ? rangesOf(selection) : [];
  switch (part) {
    case 'cell':
      if (sheet.rows[cell.row]?.kind === 'heading') return null;
      return shiftKey ? { ...selection, at: cell } : { from: cell, at: cell, others };
    case 'row':
      return {
        from: { row: shiftKey ? selection.from.row : cell.row, column: last.column },
        at: { row: cell.row, column: 0 },
        others,
      };
    case 'column':
      return {
        from: { row: last.row, column: shiftKey ? selection.from.column : cell.column },
        at: { row: 0, column: cell.column },
        others,
      };
    case 'corner':
      return { from: last, at: { row: 0, column: 0 }, others: [] };
  }
}

function movedRange(selection: Selection, from: Cell, to: Cell): Range {
  const { top, left, bottom, right } = rangeOf(selection);
  const [rows, columns] = [to.row - from.row, to.column - from.column];
  return { top: top + rows, left: left + columns, bottom: bottom + rows, right: right + columns };
}

function scrollAtEdge(
  { clientX, clientY }: PointerEvent,
  { scroller, metrics }: GridPointer,
): void {
  const element = scroller.current;
  if (!element) return;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const step = (at: number, first: number, last: number, size: number): number =>
    at < first + EDGE_PIXELS ? -size : at > last - EDGE_PIXELS ? size : 0;
  element.scrollBy(
    step(clientX, left + metrics.headWidth, right, metrics.columnWidth),
    step(clientY, top + metrics.headHeight, bottom, metrics.rowHeight),
  );
}
