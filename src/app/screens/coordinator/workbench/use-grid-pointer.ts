import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from 'react';
import type { Metrics } from './metrics.ts';
import {
  type Cell,
  holds,
  only,
  type Range,
  rangeOf,
  rangesOf,
  type Selection,
} from './selection.ts';
import type { Sheet } from './sheet.ts';

interface PointedAt {
  readonly part: 'cell' | 'row' | 'column' | 'corner';
  readonly cell: Cell;
}

interface Drag {
  readonly kind: 'select' | 'move';
  readonly from: Cell;
  hasMoved: boolean;
}

interface GridPointer {
  readonly sheet: Sheet;
  readonly metrics: Metrics;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly onEdit: () => void;
  readonly onMove: (to: Cell) => void;
}

/** How near to the edge a drag scrolls, and how far. */
const EDGE_PIXELS = 24;

/**
 * Selecting and dragging with a pointer. A press on what is selected drags it, a press elsewhere selects; fingers scroll,
 * and select with a tap.
 */
export function useGridPointer(grid: GridPointer) {
  const { selection, onSelect } = grid;
  const [target, setTarget] = useState<Range | null>(null);
  const drag = useRef<Drag | null>(null);
  const wantsFocus = useRef(false);
  const select = (next: Selection): void => {
    wantsFocus.current = true;
    onSelect(next);
  };
  const begin = (event: PointerEvent): void => {
    if (event.button !== 0 || event.pointerType === 'touch' || isInEditor(event)) return;
    const at = pointedAt(event, grid);
    if (!at) return;
    const chosen = selectedBy(at, event, grid);
    const isPlain = !event.shiftKey && !event.ctrlKey && !event.metaKey;
    const isOnSelected = at.part === 'cell' && holds(rangeOf(selection), at.cell);
    drag.current = {
      kind: isPlain && isOnSelected ? 'move' : 'select',
      from: at.cell,
      hasMoved: false,
    };
    grid.scroller.current?.setPointerCapture(event.pointerId);
    if (drag.current.kind === 'select' && chosen) select(chosen);
  };
  const go = (event: PointerEvent): void => {
    const { current } = drag;
    const at = current && pointedAt(event, grid);
    if (!current || !at) return;
    const { row, column } = at.cell;
    if (row === current.from.row && column === current.from.column && !current.hasMoved) return;
    current.hasMoved = true;
    scrollAtEdge(event, grid);
    if (current.kind === 'select' && at.part === 'cell') select({ ...selection, at: at.cell });
    if (current.kind === 'move') setTarget(movedRange(selection, current.from, at.cell));
  };
  const end = (event: PointerEvent): void => {
    const { current } = drag;
    drag.current = null;
    setTarget(null);
    const at = current && pointedAt(event, grid);
    if (!current || !at || current.kind !== 'move') return;
    if (!current.hasMoved) select(only(at.cell));
    else if (at.part === 'cell') {
      const { top, left } = movedRange(selection, current.from, at.cell);
      wantsFocus.current = true;
      grid.onMove({ row: top, column: left });
    }
  };
  const tap = (event: MouseEvent): void => {
    const isTouch = 'pointerType' in event.nativeEvent && event.nativeEvent.pointerType !== 'mouse';
    const at = isTouch && !isInEditor(event) ? pointedAt(event, grid) : null;
    const chosen = at && selectedBy(at, event, grid);
    if (chosen) select(chosen);
  };
  const edit = (event: MouseEvent): void => {
    if (!isInEditor(event) && pointedAt(event, grid)?.part === 'cell') grid.onEdit();
  };
  const handlers = {
    onPointerDown: begin,
    onPointerMove: go,
    onPointerUp: end,
    onPointerCancel: () => {
      drag.current = null;
      setTarget(null);
    },
    onClick: tap,
    onDoubleClick: edit,
  };
  return { handlers, target, wantsFocus };
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
