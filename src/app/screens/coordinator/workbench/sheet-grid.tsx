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
import type { Finding } from '../../../../rules/rule.ts';
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
  readonly findings: readonly Finding[];
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
  const { ref, sheet, schedule, findings, selection, cut, label, editor } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useFrame(scroller, sheet);
  const { metrics, viewport } = frame;
  const pointer = useGridPointer({ ...props, metrics, scroller });
  const { target } = pointer;
  const scene = useMemo(
    () => ({ sheet, schedule, findings, metrics, selection, cut, target }),
    [sheet, schedule, findings, metrics, selection, cut, target],
  );
  const { shown, drawOnScroll } = usePicture(scroller, canvas, scene, frame);
  // What is heard may come a moment after what is seen.
  const heard = useDeferredValue(useMemo(() => ({ schedule, findings }), [schedule, findings]));
  const focus = (): void => focusCell(scroller.current, selection.at);
  const reveal = (cell: Cell): void =>
    scroller.current?.scrollTo(scrolledTo(viewport(), metrics, cell));
  useImperativeHandle(ref, () => ({
    focus,
    reveal,
    showColumn: (column) => scroller.current?.scrollTo({ left: column * metrics.columnWidth }),
    page: () => ({
      rows: Math.max(1, shown.nextRow - shown.firstRow - 2),
      columns: Math.max(1, shown.nextColumn - shown.firstColumn - 2),
    }),
  }));
  useLayoutEffect(() => {
    if (!pointer.wantsFocus.current) return;
    pointer.wantsFocus.current = false;
    focusCell(scroller.current, selection.at);
  });
  const width = metrics.headWidth + sheet.columns.length * metrics.columnWidth;
  const height = metrics.headHeight + sheet.rows.length * metrics.rowHeight;
  return (
    // The cells inside take keys and presses; what is between them and here only passes them on.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={scroller}
      className={classOf(styles, 'scroller')}
      onScroll={drawOnScroll}
      onKeyDown={props.onKeyDown}
      {...pointer.handlers}
    >
      <div className={classOf(styles, 'content')} style={{ width, height }}>
        <canvas ref={canvas} aria-hidden className={classOf(styles, 'canvas')} />
        <SheetTree
          sheet={sheet}
          schedule={heard.schedule}
          findings={heard.findings}
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

function focusCell(within: HTMLElement | null, at: Cell): void {
  within
    ?.querySelector<HTMLElement>(`[data-cell="${cellName(at)}"]`)
    ?.focus({ preventScroll: true });
}
