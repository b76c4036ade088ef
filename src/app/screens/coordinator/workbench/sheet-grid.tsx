import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useDeferredValue,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Said } from './finding-marks.ts';
import { classOf } from '../../../styles/css-modules.ts';
import { scrolledTo } from './metrics.ts';
import type { Cell, Range, Selection } from './selection.ts';
import type { Sheet } from './sheet.ts';
import { boxOf, cellName, SheetTree } from './sheet-tree.tsx';
import { useFrame } from './use-frame.ts';
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
}

/** The grid: a picture of what is seen, and over it the same for keyboards and screen readers. */
export function SheetGrid(props: SheetGridProps) {
  const { ref, sheet, schedule, said, selection, cut, label, editor } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useFrame(scroller, sheet);
  const { metrics, viewport } = frame;
  const pointer = useGridPointer({ ...props, metrics, scroller });
  const { target } = pointer;
  const scene = useMemo(
    () => ({ sheet, schedule, said, metrics, selection, cut, target }),
    [sheet, schedule, said, metrics, selection, cut, target],
  );
  const { shown, drawOnScroll } = usePicture(scroller, canvas, scene, frame);
  // What is heard may come a moment after what is seen.
  const heard = useDeferredValue(useMemo(() => ({ schedule, said }), [schedule, said]));
  const focus = (): void => focusCell(scroller.current, selection.at);
  // Until the grid has a size, where to scroll to is kept for when it has one.
  const waiting = useRef<(() => void) | null>(null);
  const whenSized = (scroll: () => void): void => {
    if (frame.width > 0) scroll();
    else waiting.current = scroll;
  };
  const latest = useRef({ viewport, metrics });
  useLayoutEffect(() => {
    latest.current = { viewport, metrics };
    if (frame.width === 0 || !waiting.current) return;
    waiting.current();
    waiting.current = null;
  }, [viewport, metrics, frame.width]);
  const reveal = (cell: Cell): void =>
    whenSized(() => {
      const now = latest.current;
      scroller.current?.scrollTo(scrolledTo(now.viewport(), now.metrics, cell));
    });
  useImperativeHandle(ref, () => ({
    focus,
    reveal,
    showColumn: (column) =>
      whenSized(() =>
        scroller.current?.scrollTo({ left: column * latest.current.metrics.columnWidth }),
      ),
    page: () => ({
      rows: Math.max(1, shown.nextRow - shown.firstRow - 2),
      columns: Math.max(1, shown.nextColumn - shown.firstColumn - 2),
    }),
  }));
  useLayoutEffect(() => {
    if (!pointer.wantsFocus.current || editor !== null) return;
    pointer.wantsFocus.current = false;
    focusCell(scroller.current, selection.at);
  }, [selection, editor, pointer.wantsFocus]);
  const onKeyDown = (event: KeyboardEvent): void => {
    props.onKeyDown(event);
    // The focus goes with what a key has selected; Tab and whatever else is the browser's leads away from here.
    pointer.wantsFocus.current = event.defaultPrevented && isCell(event.target);
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

function isCell(target: EventTarget): boolean {
  return target instanceof Element && target.getAttribute('role') === 'gridcell';
}

function focusCell(within: HTMLElement | null, at: Cell): void {
  within
    ?.querySelector<HTMLElement>(`[data-cell="${cellName(at)}"]`)
    ?.focus({ preventScroll: true });
}
