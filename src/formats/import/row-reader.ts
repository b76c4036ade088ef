import type * as z from 'zod/mini';
import type { Day } from '../../domain/time/day.ts';
import { reasonOf } from '../file-problems.ts';
import type { ImportLog, Severity } from './import-report.ts';
import type { RawRow } from './raw-table.ts';
import { readDay, readYesNo } from './read-values.ts';
import { cellOf, type PlannedTable, rawCellOf } from './table-cells.ts';
import { tableFields } from './table-fields.ts';

/** Reads the fields of one row; what cannot be read is refused in the log with row, column and reason. */
export class RowReader {
  readonly row: number;
  /** Whether any value of the row was refused. */
  isRefused = false;
  /** Whether the row was left out, and the log says why. */
  isLeftOut = false;
  readonly #table: PlannedTable;
  readonly #raw: RawRow;
  readonly #log: ImportLog;

  /** @param raw the row of `table` to read. */
  constructor(table: PlannedTable, raw: RawRow, log: ImportLog) {
    this.row = raw.row;
    this.#table = table;
    this.#raw = raw;
    this.#log = log;
  }

  /** The file's name. */
  get file(): string {
    return this.#table.source.file;
  }

  /** Whether a column fills the field. */
  isMapped(field: string): boolean {
    return (this.#table.plan.columns[field] ?? null) !== null;
  }

  /** The trimmed text of the field, empty when blank or without a column. */
  text(field: string): string {
    return cellOf(this.#table.plan, this.#raw, field);
  }

  /** The text of the field with its blanks and line breaks. */
  raw(field: string): string {
    return rawCellOf(this.#table.plan, this.#raw, field);
  }

  /** Says something about this row, and its field if one is given. */
  say(severity: Severity, field: string | null, message: string, remedy = ''): void {
    const place = field === null ? null : (this.#table.plan.columns[field] ?? null);
    const column = place === null ? null : (this.#table.plan.headers[place] ?? null);
    const value = field === null || place === null ? null : this.text(field);
    this.#log.say(severity, { file: this.file, row: this.row, column, value }, message, remedy);
  }

  /** Refuses the row for this field. */
  refuse(field: string | null, message: string, remedy: string): null {
    this.isRefused = true;
    this.say('refused', field, message, remedy);
    return null;
  }

  /** Leaves the row out, because it contradicts something else. */
  leaveOut(field: string | null, message: string, remedy = ''): null {
    this.isLeftOut = true;
    this.say('left-out', field, message, remedy);
    return null;
  }

  /** The text of a field that must not be blank; refuses otherwise. */
  needed(field: string): string | null {
    const text = this.text(field);
    if (text !== '') return text;
    return this.refuse(
      field,
      `${titleOf(this.#table, field)} is missing.`,
      'Fill it in, or leave the row out.',
    );
  }

  /** The day, null when blank or refused. */
  day(field: string): Day | null {
    const text = this.text(field);
    if (text === '') return null;
    const order = this.#table.plan.dateOrder?.value ?? 'month-first';
    const day = readDay(text, order);
    if (day) return day;
    const hint = /^\d{5}(\.\d+)?$/.test(text)
      ? 'A spreadsheet wrote its own day number: format the column as a date and save again.'
      : `Write it as 2026-07-31${order === 'month-first' ? ' or 7/31/2026' : ' or 31/7/2026'}.`;
    return this.refuse(field, `"${text}" is not a date that exists.`, hint);
  }

  /** The day of a field that must not be blank; null when refused. */
  neededDay(field: string): Day | null {
    return this.needed(field) === null ? null : this.day(field);
  }

  /** Yes or no; blank gives `otherwise`, anything else is refused. */
  yesNo(field: string, otherwise: boolean): boolean {
    const text = this.text(field);
    if (text === '') return otherwise;
    const value = readYesNo(text);
    if (value === null) this.refuse(field, `"${text}" is neither yes nor no.`, 'Write yes or no.');
    return value ?? otherwise;
  }

  /** A whole number from 0; blank gives null, anything else is refused. */
  count(field: string): number | null {
    const text = this.text(field);
    if (text === '') return null;
    if (/^\d{1,4}(\.0+)?$/.test(text)) return Number(text);
    return this.refuse(field, `"${text}" is not a whole number.`, 'Write a number such as 2.');
  }

  /**
   * Parses the row that this line becomes; a value that the schema refuses is refused at its column.
   * @param fieldOf our field for a property of the schema, where they differ.
   */
  parse<Schema extends z.ZodMiniType>(
    schema: Schema,
    candidate: unknown,
    fieldOf: Readonly<Record<string, string>> = {},
  ): z.infer<Schema> | null {
    if (this.isRefused) return null;
    const parsed = schema.safeParse(candidate);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const property = String(issue.path[0] ?? '');
      const field = fieldOf[property] ?? property;
      const reason = reasonOf(issue);
      const message = /^[A-Z]/.test(reason)
        ? `${reason}.`
        : `${titleOf(this.#table, field)} ${reason}.`;
      this.refuse(field, message, 'Correct it in the file, or leave the row out.');
    }
    return null;
  }
}

function titleOf({ plan }: PlannedTable, field: string): string {
  return tableFields[plan.table].find((each) => each.field === field)?.title ?? field;
}
