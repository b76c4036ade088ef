import { fullName } from '../../../../domain/schedule/plan.ts';
import { KindMark } from '../../../parts/kind-mark.tsx';
import { classOf } from '../../../styles/css-modules.ts';
import { usePrinting } from '../use-printing.ts';
import { faceOf } from './face.ts';
import type { Cell } from './selection.ts';
import type { Sheet, SheetColumn } from './sheet.ts';
import type { FilledSheet } from './table.ts';
import styles from './workbench.module.css';

/** The grid as a table on paper: the year of blocks, or the month or week in which the focus is. */
export function PrintedSheet({ grid, at }: { readonly grid: FilledSheet; readonly at: Cell }) {
  if (!usePrinting()) return null;
  const { sheet, schedule } = grid;
  const columns = printedColumns(sheet, at);
  return (
    <table className={classOf(styles, 'printed')}>
      <caption>{columns[0]?.group}</caption>
      <thead>
        <tr>
          <th scope="col" />
          {columns.map(({ key, title, subtitle }) => (
            <th key={key} scope="col">
              {title} <small>{subtitle}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.kind === 'person' ? fullName(row.member.person) : row.title}{' '}
              <small>{row.note}</small>
            </th>
            {columns.map((column) => {
              const { text, quiet, kind } = faceOf(schedule, row, column);
              return (
                <td key={column.key}>
                  {kind && text !== '' ? <KindMark kind={kind} code={text} /> : quiet}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function printedColumns({ zoom, columns }: Sheet, { column }: Cell): readonly SheetColumn[] {
  if (zoom === 'blocks') return columns;
  const group = columns[column]?.group;
  return columns.filter((each) => each.group === group);
}
