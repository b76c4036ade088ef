import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useDeferredValue,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Commented } from './comment-marks.ts';
import type { Said } from './finding-marks.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { scrolledTo, type Shown } from './metrics.ts';
import type { Cell, Range, Selection } from './selection.ts';
import type { Sheet } from './sheet.ts';
import { boxOf, cellName, SheetTree } from './sheet-tree.tsx';
import { type Frame, useFrame } from './use-frame.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { usePicture } from './use-picture.ts';
import styles from './workbench.module.css';

/** What else is done to a grid than giving it what to show. */
export interface GridHandle {
  /** Gives the focus to the cell that is reached with Tab. */
  readonly focus: () => void;
  /** Brings a cell into view. */
  readonly reveal: (cell: Cell) => void;
  /** Brings a column to the left edge. */
  readonly showColumn: (column: number) => void;
  readonly page: () => { readonly rows: number; readonly columns: number };
}

interface SheetGridProps {
  readonly ref: Ref<GridHandle>;
  readonly sheet: Sheet;
  readonly schedule: Schedule;
  readonly said: Said;
  readonly commented: Commented;
  readonly selection: Selection;
  readonly cut: Range | null;
  readonly label: string;
  /** What stands over the cell at which something is typed. */
  readonly editor: ReactNode;
  readonly onSelect: (selection: Selection) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onEdit: () => void;
  /** The selected range was dragged so that its first cell comes here. */
  readonly onMove: (to: Cell) => void;
  /** The corner of the selected range was dragged until it is this one. */
  readonly onFill: (into: Range) => void;
}

/** The grid: a picture of what is seen, and over it the same for keyboards and screen readers. */
export function SheetGrid(props: SheetGridProps) {
  const { ref, sheet, schedule, said, commented, selection, cut, label, editor } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useFrame(scroller, sheet);
  const { metrics } = frame;
  const { takeFocus, follow } = useFocusWith(scroller, selection, editor !== null);
  const pointer = useGridPointer({ ...props, metrics, scroller, takeFocus });
  const { target } = pointer;
  const scene = useMemo(
    () => ({ sheet, schedule, said, commented, metrics, selection, cut, target }),
    [sheet, schedule, said, commented, metrics, selection, cut, target],
  );
  const { shown, drawOnScroll } = usePicture(scroller, canvas, scene, frame);
  // What is heard may come a moment after what is seen.
  const heard = useDeferredValue(useMemo(() => ({ schedule, said }), [schedule, said]));
  useGridHandle({ ref, scrollerRef: scroller, frame, shown, at: selection.at });
  const onKeyDown = (event: KeyboardEvent): void => {
    props.onKeyDown(event);
    follow(event);
  };
  const width = metrics.headWidth + sheet.columns.length * metrics.columnWidth;
  const height = metrics.headHeight + sheet.rows.length * metrics.rowHeight;
  return (
    // The cells inside take keys and presses; what is between them and here only passes them on.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={scroller}
      className={classOf(styles, 'scroller')}
      onScroll={drawOnScroll}
      onKeyDown={onKeyDown}
      {...pointer.handlers}
    >
      <div className={classOf(styles, 'content')} style={{ width, height }}>
        <canvas ref={canvas} aria-hidden className={classOf(styles, 'canvas')} />
        <SheetTree
          sheet={sheet}
          schedule={heard.schedule}
          said={heard.said}
          commented={commented}
          metrics={metrics}
          shown={shown}
          selection={selection}
          label={label}
        />
        {editor !== null && (
          <div
            className={classOf(styles, 'editor')}
            style={boxOf(metrics, selection.at.row, selection.at.column)}
          >
            {editor}
          </div>
        )}
      </div>
    </div>
  );
}

/** Brings the focus to where the selection went, where a key or a press has moved it there. */
function useFocusWith(
  scrollerRef: RefObject<HTMLElement | null>,
  selection: Selection,
  isTyping: boolean,
) {
  const wantsFocus = useRef(false);
  useLayoutEffect(() => {
    if (!wantsFocus.current || isTyping) return;
    wantsFocus.current = false;
    focusCell(scrollerRef.current, selection.at);
  }, [scrollerRef, selection, isTyping]);
  return {
    takeFocus: () => {
      wantsFocus.current = true;
    },
    /** Tab, and whatever else is the browser's, leads away from here. */
    follow: (event: KeyboardEvent) => {
      wantsFocus.current = event.defaultPrevented && isCell(event.target);
    },
  };
}

/** Gives whoever renders the grid its handle. */
function useGridHandle(grid: {
  readonly ref: Ref<GridHandle>;
  readonly scrollerRef: RefObject<HTMLElement | null>;
  readonly frame: Frame;
  readonly shown: Shown;
  readonly at: Cell;
}): void {
  const { ref, scrollerRef, frame, shown, at } = grid;
  // Until the grid has a size, where to scroll to is kept for when it has one.
  const waiting = useRef<(() => void) | null>(null);
  const latest = useRef(frame);
  useLayoutEffect(() => {
    latest.current = frame;
    if (frame.width === 0 || !waiting.current) return;
    waiting.current();
    waiting.current = null;
  }, [frame]);
  const scrollTo = (where: (now: Frame) => ScrollToOptions): void => {
    const scroll = (): void => scrollerRef.current?.scrollTo(where(latest.current));
    if (latest.current.width > 0) scroll();
    else waiting.current = scroll;
  };
  useImperativeHandle(ref, () => ({
    focus: () => focusCell(scrollerRef.current, at),
    reveal: (cell) => scrollTo(({ viewport, metrics }) => scrolledTo(viewport(), metrics, cell)),
    showColumn: (column) => scrollTo(({ metrics }) => ({ left: column * metrics.columnWidth })),
    page: () => ({
      rows: Math.max(1, shown.nextRow - shown.firstRow - 2),
      columns: Math.max(1, shown.nextColumn - shown.firstColumn - 2),
    }),
  }));
}

function isCell(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('role') === 'gridcell';
}

function focusCell(within: HTMLElement | null, at: Cell): void {
  within
    ?.querySelector<HTMLElement>(`[data-cell="${cellName(at)}"]`)
    ?.focus({ preventScroll: true });
}
