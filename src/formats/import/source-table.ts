import { decodeFile, type Encoding, type ImportFile } from './decode-file.ts';
import { type BrokenRow, type RawRow, ROWS_MAX, splitTable } from './raw-table.ts';
import { readDay } from './read-values.ts';
import { tableFields } from './table-fields.ts';

/** A file read as a table, before anybody says what it means. */
export interface SourceTable {
  readonly file: string;
  readonly encoding: Encoding | null;
  readonly delimiter: string;
  readonly isAmion: boolean;
  /** The lines above an Amion report. */
  readonly preamble: readonly string[];
  /** Row number of the headers, 0 where the format has none. */
  readonly headerRow: number;
  readonly headers: readonly string[];
  readonly rows: readonly RawRow[];
  readonly broken: readonly BrokenRow[];
  /** Why nothing could be read, or null. */
  readonly problem: { readonly message: string; readonly remedy: string } | null;
}

const AMION_COLUMNS = tableFields['amion-625c'].length;
const AMION_DATE = 6;

/** Reads a chosen file as a table of text. Never throws: what cannot be read says why. */
export function readSource(file: ImportFile): SourceTable {
  const decoded = decodeFile(file.bytes);
  if (!decoded.ok) return withProblem(file, null, decoded);
  const { text, encoding } = decoded;
  if (text.trim() === '') {
    return withProblem(file, encoding, {
      message: 'The file is empty.',
      remedy: 'Export it again from where it came from.',
    });
  }
  if (text.trimStart().startsWith('{')) {
    return withProblem(file, encoding, {
      message: 'This is a JSON file, not a table.',
      remedy: 'If this app saved it, open it as a program file instead.',
    });
  }
  if (/^NOFI|^NO[A-Z]{2}=/.test(text)) {
    return withProblem(file, encoding, {
      message: `Amion answered with an error instead of a report: ${text.trim().slice(0, 80)}`,
      remedy: 'Export the report again.',
    });
  }
  const table = amionTable(text) ?? headedTable(text);
  const shared = { file: file.name, encoding, problem: null };
  if (table.rows.length > ROWS_MAX) {
    return withProblem(file, encoding, {
      message: `The table has more than ${ROWS_MAX.toLocaleString('en-US')} rows.`,
      remedy: 'Split it, or export only this academic year.',
    });
  }
  return { ...shared, ...table };
}

type TableParts = Omit<SourceTable, 'file' | 'encoding' | 'problem'>;

function headedTable(text: string): TableParts {
  const { delimiter, rows, broken } = splitTable(text);
  const [header, ...rest] = rows;
  return {
    delimiter,
    isAmion: false,
    preamble: [],
    headerRow: header?.row ?? 0,
    headers: header?.cells.map((cell) => cell.trim()) ?? [],
    rows: rest,
    broken,
  };
}

/** The 625c report has lines of its own above the table: it begins at the first line that starts with a quote. */
function amionTable(text: string): TableParts | null {
  const lines = text.split(/\r\n|\n|\r/);
  const first = lines.findIndex(
    (line) => line.startsWith('"') || line.split('\t').length === AMION_COLUMNS,
  );
  if (first < 0) return null;
  const { delimiter, rows, broken } = splitTable(lines.slice(first).join('\n'), first);
  const [sample] = rows;
  if (sample?.cells.length !== AMION_COLUMNS) return null;
  if (readDay(sample.cells[AMION_DATE] ?? '', 'month-first') === null) return null;
  return {
    delimiter,
    isAmion: true,
    preamble: lines.slice(0, first),
    headerRow: 0,
    headers: tableFields['amion-625c'].map(({ title }) => title),
    rows,
    broken,
  };
}

function withProblem(
  file: ImportFile,
  encoding: Encoding | null,
  { message, remedy }: { message: string; remedy: string },
): SourceTable {
  const problem = { message, remedy };
  const nothing = {
    delimiter: ',',
    isAmion: false,
    preamble: [],
    headerRow: 0,
    headers: [],
    rows: [],
    broken: [],
  };
  return { file: file.name, encoding, problem, ...nothing };
}
