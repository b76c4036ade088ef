import { plain } from './choices.ts';
import type { Cell } from './selection.ts';
import { type FilledSheet, textAt } from './table.ts';

/**
 * The next cell, from one on and around, in which the text stands or whose row is called so.
 * @param step 1 forwards, -1 backwards. @returns null where there is none.
 */
export function found(grid: FilledSheet, from: Cell, typed: string, step: 1 | -1): Cell | null {
  const text = plain(typed);
  const { rows, columns } = grid.sheet;
  const count = rows.length * columns.length;
  if (text === '' || count === 0) return null;
  const titles = rows.map(({ title, note }) => plain(`${title} ${note}`).includes(text));
  const start = from.row * columns.length + from.column;
  for (let passed = 1; passed <= count; passed++) {
    const place = (start + step * passed + count) % count;
    const cell = { row: Math.floor(place / columns.length), column: place % columns.length };
    // A row that is called so is found once, at its first column.
    if (titles[cell.row] === true && cell.column === 0) return cell;
    if (rows[cell.row]?.kind === 'heading') continue;
    if (plain(textAt(grid, cell)).includes(text)) return cell;
  }
  return null;
}
