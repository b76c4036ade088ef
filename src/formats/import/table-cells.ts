import type { Day } from '../../domain/time/day.ts';
import type { TablePlan } from './import-plan.ts';
import type { RawRow } from './raw-table.ts';
import { readDay } from './read-values.ts';
import type { SourceTable } from './source-table.ts';

/** A file with the plan by which it is read. */
export interface PlannedTable {
  readonly source: SourceTable;
  readonly plan: TablePlan;
}

/** The trimmed text of the column that fills the field; empty where there is none. */
export function cellOf(plan: TablePlan, row: RawRow, field: string): string {
  return rawCellOf(plan, row, field).trim();
}

/** The text of the field as it stands, without the quote that protects a spreadsheet from formulas. */
export function rawCellOf(plan: TablePlan, row: RawRow, field: string): string {
  const column = plan.columns[field] ?? null;
  const text = column === null ? '' : (row.cells[column] ?? '');
  return /^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text;
}

/** Every value of a field in the tables of one kind, with where it stands. */
export function valuesOf(
  tables: readonly PlannedTable[],
  table: TablePlan['table'],
  field: string,
): string[] {
  return tables
    .filter(({ plan }) => plan.table === table)
    .flatMap(({ source, plan }) => source.rows.map((row) => cellOf(plan, row, field)))
    .filter((value) => value !== '');
}

/** Every readable day of a field in the tables of one kind, ascending. */
export function daysOfField(
  tables: readonly PlannedTable[],
  table: TablePlan['table'],
  field: string,
): Day[] {
  return tables
    .filter(({ plan }) => plan.table === table)
    .flatMap(({ source, plan }) =>
      source.rows.flatMap((row) => {
        const at = readDay(cellOf(plan, row, field), plan.dateOrder?.value ?? 'month-first');
        return at ? [at] : [];
      }),
    )
    .toSorted();
}
