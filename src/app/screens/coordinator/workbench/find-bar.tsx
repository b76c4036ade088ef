import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../../parts/button.tsx';
import { TextField } from '../../../parts/choices.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { found } from './find.ts';
import type { Cell } from './selection.ts';
import type { FilledSheet } from './table.ts';
import styles from './workbench.module.css';

/** Finds people and what stands in cells; Enter goes to the next, Shift+Enter back, Escape returns to the grid. */
export function FindBar(props: {
  readonly grid: FilledSheet;
  readonly from: Cell;
  readonly onFound: (cell: Cell) => void;
  readonly onClose: () => void;
}) {
  const { grid, from, onFound, onClose } = props;
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => bar.current?.querySelector('input')?.focus(), []);
  const go = (step: 1 | -1): void => {
    const cell = found(grid, from, typed, step);
    if (cell) onFound(cell);
    const row = cell ? grid.sheet.rows[cell.row] : undefined;
    const column = cell ? grid.sheet.columns[cell.column] : undefined;
    setSaid(row && column ? `${row.title}, ${column.spoken}` : 'Nothing found');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onClose();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    }
  };
  return (
    // Enter and Escape of what is inside are heard here; each control does its own work.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={bar}
      role="search"
      aria-label="In the grid"
      className={classOf(styles, 'find')}
      onKeyDown={press}
    >
      <TextField label="Find in the grid" type="search" value={typed} onChange={setTyped} />
      <Button onPress={() => go(1)}>Next</Button>
      <Button onPress={() => go(-1)}>Previous</Button>
      <Button look="quiet" onPress={onClose}>
        Close
      </Button>
      <p role="status">{said}</p>
    </div>
  );
}
