import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { classOf } from '../../styles/css-modules.ts';
import styles from './draft.module.css';

interface GridFrameProps {
  readonly label: string;
  /** What the rows are. */
  readonly corner: string;
  readonly columns: readonly {
    readonly id: string;
    readonly title: string;
    readonly subtitle: string;
  }[];
  readonly children: ReactNode;
}

const MOVES: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -1000],
  End: [0, 1000],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/**
 * A table whose head and first column stay in view. Its cells are buttons of which one is reached with Tab and the
 * others with the arrow keys.
 */
export function GridFrame({ label, corner, columns, children }: GridFrameProps) {
  const table = useRef<HTMLTableElement>(null);
  return (
    <div className={classOf(styles, 'scroll')}>
      {/* Arrow keys move between the buttons inside; each button does its own work. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <table
        ref={table}
        aria-label={label}
        className={classOf(styles, 'grid')}
        onKeyDown={(event) => table.current && moveFocus(event, table.current)}
        onFocus={(event) => table.current && makeReachable(event, table.current)}
      >
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col">
                {column.title}
                <small>{column.subtitle}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

function moveFocus(event: KeyboardEvent, table: HTMLTableElement): void {
  const move = MOVES[event.key];
  const cell = event.target instanceof Element ? event.target.closest('td') : null;
  const row = cell?.parentElement;
  if (!move || !cell || !(row instanceof HTMLTableRowElement)) return;
  event.preventDefault();
  const rows = [...table.tBodies].flatMap((body) => [...body.rows]);
  const target = rows[within(rows.indexOf(row) + move[0], rows.length)];
  const cells = target ? [...target.cells] : [];
  // The first cell of a row names it.
  cells[Math.max(1, within(cell.cellIndex + move[1], cells.length))]
    ?.querySelector<HTMLElement>('button')
    ?.focus();
}

function within(index: number, length: number): number {
  return Math.min(Math.max(index, 0), length - 1);
}

function makeReachable(event: FocusEvent, table: HTMLTableElement): void {
  if (!(event.target instanceof HTMLButtonElement)) return;
  for (const button of table.querySelectorAll('button[tabindex="0"]'))
    button.setAttribute('tabindex', '-1');
  event.target.setAttribute('tabindex', '0');
}
