import { memo, type CSSProperties, type ReactNode, useMemo } from 'react';
import type { Schedule } from '../../../../domain/schedule/schedule.ts';
import type { Commented } from './comment-marks.ts';
import type { Said } from './finding-marks.ts';
import { classOf } from '../../../styles/css-modules.ts';
import type { Metrics, Shown } from './metrics.ts';
import { holds, type Range, rangesOf, type Selection } from './selection.ts';
import type { Sheet } from './sheet.ts';
import { spokenCell } from './spoken.ts';
import styles from './workbench.module.css';

interface SheetTreeProps {
  readonly sheet: Sheet;
  readonly schedule: Schedule;
  readonly said: Said;
  readonly commented: Commented;
  readonly metrics: Metrics;
  readonly shown: Shown;
  readonly selection: Selection;
  readonly label: string;
}

/** The attribute by which a cell of the tree is found. */
export function cellName({
  row,
  column,
}: {
  readonly row: number;
  readonly column: number;
}): string {
  return `${row} ${column}`;
}

/**
 * The grid as screen readers and keyboards have it: what is seen of it, cell by cell, over the picture. One cell is
 * reached with Tab, and it is there even where it is not seen.
 */
export const SheetTree = memo(function SheetTree(props: SheetTreeProps) {
  const { sheet, metrics, shown, selection, label } = props;
  const { at } = selection;
  const ranges = rangesOf(selection);
  const rows = indexes(shown.firstRow, shown.nextRow, at.row);
  const columns = indexes(shown.firstColumn, shown.nextColumn, at.column);
  return (
    <div
      role="grid"
      aria-label={label}
      aria-rowcount={sheet.rows.length + 1}
      aria-colcount={sheet.columns.length + 1}
      aria-multiselectable
      className={classOf(styles, 'tree')}
    >
      <div role="row" aria-rowindex={1} style={rowBox(metrics, -1)}>
        <div role="columnheader" aria-colindex={1} style={boxInRow(metrics, -1)}>
          <Spoken>{sheet.rows[0]?.kind === 'person' ? 'Person' : 'Row'}</Spoken>
        </div>
        {columns.map((column) => (
          <div
            key={sheet.columns[column]?.key}
            role="columnheader"
            aria-colindex={column + 2}
            style={boxInRow(metrics, column)}
          >
            <Spoken>{sheet.columns[column]?.spoken}</Spoken>
          </div>
        ))}
      </div>
      {rows.map((row) => (
        <TreeRow
          key={sheet.rows[row]?.key}
          {...props}
          row={row}
          firstColumn={shown.firstColumn}
          nextColumn={shown.nextColumn}
          atColumn={at.column}
          isAt={row === at.row}
          selected={columnsSelected(ranges, row)}
        />
      ))}
    </div>
  );
});

/** Words that the picture shows already. */
function Spoken({ children }: { readonly children: ReactNode }) {
  return <span className={classOf(styles, 'spoken')}>{children}</span>;
}

/** Everything from the first to the one before the next, and another one in its place. */
function indexes(first: number, next: number, besides: number): number[] {
  const all = Array.from({ length: Math.max(0, next - first) }, (_, offset) => first + offset);
  if (besides < first) return [besides, ...all];
  return besides >= next ? [...all, besides] : all;
}

/** The columns of a row that are selected, as text, so that rows where nothing changes stay as they are. */
function columnsSelected(ranges: readonly Range[], row: number): string {
  return ranges
    .filter(({ top, bottom }) => top <= row && row <= bottom)
    .map(({ left, right }) => `${left}-${right}`)
    .join(' ');
}

interface TreeRowProps {
  readonly sheet: Sheet;
  readonly schedule: Schedule;
  readonly said: Said;
  readonly commented: Commented;
  readonly metrics: Metrics;
  readonly row: number;
  readonly firstColumn: number;
  readonly nextColumn: number;
  readonly atColumn: number;
  readonly isAt: boolean;
  readonly selected: string;
}

const TreeRow = memo(TreeRowOf, (before, after) => {
  const names = [
    'sheet',
    'schedule',
    'said',
    'commented',
    'metrics',
    'row',
    'firstColumn',
  ] as const;
  const isSame = names.every((name) => before[name] === after[name]);
  const isAtSame =
    before.isAt === after.isAt && (before.atColumn === after.atColumn || !isFar(before, after));
  return (
    isSame &&
    isAtSame &&
    before.nextColumn === after.nextColumn &&
    before.selected === after.selected
  );
});

/** Whether the column with the focus makes a difference to the row. */
function isFar(before: TreeRowProps, after: TreeRowProps): boolean {
  const seen = ({ atColumn, firstColumn, nextColumn }: TreeRowProps): boolean =>
    firstColumn <= atColumn && atColumn < nextColumn;
  return after.isAt || !seen(before) || !seen(after);
}

function TreeRowOf(props: TreeRowProps) {
  const { sheet, metrics, row, selected, isAt, atColumn } = props;
  const of = sheet.rows[row];
  const columns = indexes(props.firstColumn, props.nextColumn, atColumn);
  const labels = useLabels(props, columns);
  if (!of) return null;
  const ranges = rangesFrom(selected, row);
  return (
    <div role="row" aria-rowindex={row + 2} style={rowBox(metrics, row)}>
      <div role="rowheader" aria-colindex={1} style={boxInRow(metrics, -1)}>
        <Spoken>{`${of.title} ${of.note}`.trim()}</Spoken>
      </div>
      {columns.map((column) => {
        const at = sheet.columns[column];
        return at ? (
          <div
            key={at.key}
            role="gridcell"
            aria-colindex={column + 2}
            aria-label={labels.get(column)}
            aria-selected={ranges.some((range) => holds(range, { row, column }))}
            tabIndex={isAt && column === atColumn ? 0 : -1}
            data-cell={cellName({ row, column })}
            style={boxInRow(metrics, column)}
          />
        ) : null;
      })}
    </div>
  );
}

/** What is said of the cells of a row, which stays as it is while only the focus moves among them. */
function useLabels(
  { sheet, schedule, said, commented, row }: TreeRowProps,
  columns: readonly number[],
): ReadonlyMap<number, string> {
  const shown = columns.join(' ');
  return useMemo(() => {
    const of = sheet.rows[row];
    return new Map(
      shown.split(' ').flatMap((text): [number, string][] => {
        const column = Number(text);
        const at = sheet.columns[column];
        return of && at ? [[column, spokenCell(schedule, { said, commented }, of, at)]] : [];
      }),
    );
  }, [sheet, schedule, said, commented, row, shown]);
}

function rangesFrom(selected: string, row: number): Range[] {
  if (selected === '') return [];
  return selected.split(' ').map((span) => {
    const [left = 0, right = 0] = span.split('-').map(Number);
    return { top: row, bottom: row, left, right };
  });
}

/** Where a cell stands; -1 is the heading of rows or columns. */
export function boxOf(metrics: Metrics, row: number, column: number): CSSProperties {
  return { ...rowBox(metrics, row), ...boxInRow(metrics, column) };
}

function rowBox({ headHeight, rowHeight }: Metrics, row: number): CSSProperties {
  return row < 0
    ? { top: 0, height: headHeight }
    : { top: headHeight + row * rowHeight, height: rowHeight };
}

function boxInRow({ headWidth, columnWidth }: Metrics, column: number): CSSProperties {
  return column < 0
    ? { left: 0, width: headWidth }
    : { left: headWidth + column * columnWidth, width: columnWidth };
}
