import Papa from 'papaparse';
import { protectedCell } from './csv-cell.ts';

/** A column's header, and its text for an item. */
export type Column<Item> = readonly [header: string, textOf: (item: Item) => string];

/**
 * Writes a table that spreadsheets open: UTF-8 with byte-order mark, CRLF. Values that a spreadsheet would run as
 * formulas get a quote in front.
 */
export function writeCsv<Item>(columns: readonly Column<Item>[], items: readonly Item[]): string {
  const lines = items.map((item) => columns.map(([, textOf]) => textOf(item)));
  const table = [columns.map(([header]) => header), ...lines];
  const safe = table.map((line) => line.map(protectedCell));
  return `\uFEFF${Papa.unparse(safe, { newline: '\r\n' })}\r\n`;
}
