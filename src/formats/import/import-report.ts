import type { RowsByKind } from '../../domain/kinds.ts';
import type { TableKind } from './table-fields.ts';

/**
 * What an entry says: `refused` stops the whole import until it is mended or the row excluded; `left-out` names a row
 * that is not taken because it contradicts another or was excluded; `unknown` is something no field of ours can hold;
 * a `question` was answered with a proposal; a `notice` is worth reading.
 */
export type Severity =
  | 'new'
  | 'changed'
  | 'unknown'
  | 'refused'
  | 'left-out'
  | 'notice'
  | 'question';

/** Where in a file: the row as a spreadsheet numbers it, the column by its header. */
export interface Place {
  readonly file: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly value: string | null;
}

/** One line of the report. */
export interface ImportEntry extends Place {
  readonly severity: Severity;
  readonly message: string;
  /** What to do about it; empty when there is nothing to do. */
  readonly remedy: string;
  /** The part of the plan that a question is about, such as `settings.timeZone` or `callRoles.0`; else null. */
  readonly setting: string | null;
}

/** How many rows of a file are what. */
export interface TableCounts {
  readonly file: string;
  readonly table: TableKind;
  readonly rows: {
    readonly new: number;
    readonly changed: number;
    readonly unchanged: number;
    readonly unknown: number;
    readonly leftOut: number;
    readonly refused: number;
  };
}

/** What an import would do. */
export interface ImportReport {
  /** Whether nothing is refused; only then `rows` holds anything. */
  readonly isReady: boolean;
  /** The new and changed rows, ready for the change `rows-imported`. */
  readonly rows: RowsByKind;
  readonly tables: readonly TableCounts[];
  readonly entries: readonly ImportEntry[];
}

/** Nowhere in particular: an entry about the import as a whole. */
export const NOWHERE: Place = { file: '', row: null, column: null, value: null };

/** Collects entries in the order in which they are found. */
export class ImportLog {
  readonly entries: ImportEntry[] = [];

  /** Adds an entry. */
  say(
    severity: Severity,
    place: Place,
    message: string,
    remedy = '',
    setting: string | null = null,
  ): void {
    const { file, row, column, value } = place;
    this.entries.push({ severity, file, row, column, value, message, remedy, setting });
  }

  /** Whether anything was refused so far. */
  get hasRefusals(): boolean {
    return this.entries.some(({ severity }) => severity === 'refused');
  }
}
