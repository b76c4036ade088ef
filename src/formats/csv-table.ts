import Papa from 'papaparse';

/** Why a file was refused, and where: rows count from 1, the header included. */
export interface CsvFault {
  readonly file: string;
  readonly row: number;
  /** Null where the whole row is meant. */
  readonly column: string | null;
  readonly reason: string;
}

/** A row of a table, read cell by cell. */
export interface CsvRow<Column extends string> {
  /** The name of its file. */
  readonly file: string;
  /** Its number in the file, from 1, the header included. */
  readonly row: number;
  /** The text of a cell without blanks around it. */
  cell(column: Column): string;
  /** The row's fault at a column. */
  fault(column: Column, reason: string): CsvFault;
}

/**
 * Reads a table with a header of these columns, in any order; others are passed over, blank rows too.
 * Refuses a file without one of the columns, or with a row of another length.
 * @param optional columns that may be missing; their cells are empty then.
 */
export function readCsvTable<Column extends string, Optional extends string = never>(
  file: string,
  text: string,
  columns: readonly Column[],
  optional: readonly Optional[] = [],
): { ok: true; rows: CsvRow<Column | Optional>[] } | { ok: false; fault: CsvFault } {
  const refused = (row: number, column: string | null, reason: string) =>
    ({ ok: false, fault: { file, row, column, reason } }) as const;
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',' });
  const [error] = errors;
  if (error) return refused((error.row ?? 0) + 1, null, error.message);
  const [header = [], ...lines] = data.map((cells) => cells.map((cell) => cell.trim()));
  const named = new Set<string>([...columns, ...optional]);
  const places = new Map(
    header.flatMap((name, place) => (named.has(name) ? [[name, place] as const] : [])),
  );
  for (const column of columns) {
    if (!places.has(column)) return refused(1, column, 'This column is missing.');
  }
  const rows: CsvRow<Column | Optional>[] = [];
  for (const [place, cells] of lines.entries()) {
    const row = place + 2;
    if (cells.every((cell) => cell === '')) continue;
    if (cells.length !== header.length) {
      return refused(row, null, `${cells.length} cells where the header has ${header.length}.`);
    }
    rows.push({
      file,
      row,
      cell: (column) => cells[places.get(column) ?? -1] ?? '',
      fault: (column, reason) => ({ file, row, column, reason }),
    });
  }
  return { ok: true, rows };
}
