import Papa from 'papaparse';

/** How many rows a table may have: a residency's year is far below. */
export const ROWS_MAX = 100_000;

/** A row of a table with its number as a spreadsheet shows it. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A row that cannot be split into cells. */
export interface BrokenRow {
  readonly row: number;
  readonly message: string;
  readonly remedy: string;
}

/** A text split into rows and cells; rows without any content are passed over. */
export interface RawTable {
  readonly delimiter: string;
  readonly rows: readonly RawRow[];
  readonly broken: readonly BrokenRow[];
}

/** Splits comma-, semicolon- or tab-separated text, with quotes as spreadsheets write them. @param rowsBefore rows that were cut off above. */
export function splitTable(text: string, rowsBefore = 0): RawTable {
  const delimiter = delimiterOf(text);
  const parsed = Papa.parse<string[]>(text, { delimiter, preview: ROWS_MAX + 2 });
  const broken = parsed.errors
    .filter((error) => error.type === 'Quotes')
    .map((error) => ({
      row: rowsBefore + (error.row ?? 0) + 1,
      message: 'A quotation mark is opened and not closed, or the other way round.',
      remedy: 'Correct the quotation marks in this row; one inside a value is written twice ("").',
    }));
  const rows = parsed.data
    .map((cells, place) => ({ row: rowsBefore + place + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return { delimiter, rows, broken };
}

function delimiterOf(text: string): string {
  const firstLine = /^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '';
  const bare = firstLine.replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t', '|'].map((delimiter) => ({
    delimiter,
    count: bare.split(delimiter).length - 1,
  }));
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter;
}
