import type { RowsByKind } from '../../domain/kinds.ts';
import type { AcademicYear, Block, Holiday } from '../../domain/rows/academic-year.ts';
import type { Absence } from '../../domain/rows/absence.ts';
import type { ImportPlan } from './import-plan.ts';
import type { ImportLog, TableCounts } from './import-report.ts';
import type { ImportTarget, RowStanding } from './import-target.ts';
import type { PeopleDirectory } from './people-directory.ts';
import { RowReader } from './row-reader.ts';
import type { PlannedTable } from './table-cells.ts';

/** What every table's reader shares: the plan, the program it goes into, the year, and where results go. */
export interface ImportContext {
  readonly plan: ImportPlan;
  readonly existing: RowsByKind;
  readonly target: ImportTarget;
  readonly log: ImportLog;
  readonly year: AcademicYear;
  /** The year's blocks, the holidays and the absences that are known so far; readers add theirs. */
  readonly blocks: Block[];
  readonly holidays: Holiday[];
  readonly absences: Absence[];
  readonly people: PeopleDirectory;
}

/** What a row became; null when it was refused or left out, which its reader has said. */
export type RowResult = (RowStanding & { readonly title: string }) | null;

/** Counts what the rows of a table are. */
export class Tally {
  readonly #counts = { new: 0, changed: 0, unchanged: 0, unknown: 0, leftOut: 0, refused: 0 };
  readonly #table: PlannedTable;

  /** @param table the table whose rows are counted. */
  constructor(table: PlannedTable) {
    this.#table = table;
  }

  /** Counts a row, and says in the log what is new or changed. */
  count(reader: RowReader, result: RowResult): void {
    if (reader.isRefused) this.#counts.refused += 1;
    else if (reader.isLeftOut || !result) this.#counts.leftOut += 1;
    else {
      this.#counts[result.standing] += 1;
      if (result.standing === 'new') reader.say('new', null, result.title);
      if (result.standing === 'changed') {
        reader.say('changed', null, `${result.title}: ${result.differences.join('; ')}`);
      }
    }
  }

  /** Counts rows that no field of ours can hold. */
  countUnknown(rows: number): void {
    this.#counts.unknown += rows;
  }

  /** Counts rows that could not be split into cells. */
  countRefused(rows: number): void {
    this.#counts.refused += rows;
  }

  /** The counts so far. */
  result(): TableCounts {
    return {
      file: this.#table.source.file,
      table: this.#table.plan.table,
      rows: { ...this.#counts },
    };
  }
}

/** Readers for the rows of a table that are whole and not excluded; the others are named and counted. */
export function readersOf(context: ImportContext, table: PlannedTable, tally: Tally): RowReader[] {
  const { source } = table;
  const excluded = new Set(
    context.plan.excludedRows.filter(({ file }) => file === source.file).map(({ row }) => row),
  );
  const broken = source.broken.filter(({ row }) => !excluded.has(row));
  for (const { row, message, remedy } of broken) {
    context.log.say(
      'refused',
      { file: source.file, row, column: null, value: null },
      message,
      remedy,
    );
  }
  tally.countRefused(broken.length);
  const unsplit = new Set(source.broken.map(({ row }) => row));
  return source.rows.flatMap((raw) => {
    if (unsplit.has(raw.row) && !excluded.has(raw.row)) return [];
    const reader = new RowReader(table, raw, context.log);
    if (excluded.has(raw.row)) {
      reader.leaveOut(null, 'Left out, as you asked.');
    } else if (raw.cells.slice(source.headers.length).some((cell) => cell.trim() !== '')) {
      reader.refuse(
        null,
        `The row has ${raw.cells.length} values but there are ${source.headers.length} columns.`,
        'A value that holds a comma must stand in quotation marks.',
      );
    }
    return [reader];
  });
}

/** Whether the row can be read further. */
export function isOpen(reader: RowReader): boolean {
  return !reader.isRefused && !reader.isLeftOut;
}
