import { Dexie, type Table } from 'dexie';
import type { HistoryEntry, TouchedRow } from '../domain/changes/history.ts';
import type { ChangeId, ProgramId } from '../domain/id.ts';
import { indexedFields, isKind, type Kind, kindNames, type Row } from '../domain/kinds.ts';

/** A line of the history as it is stored; what it touched lies in a table of its own. */
export type HistoryLine = Omit<HistoryEntry, 'touched'>;

/** The rows a change touched, as they were before. */
export interface Touched {
  readonly changeId: ChangeId;
  readonly rows: TouchedRow[];
}

/**
 * The rows of one program on this device, a table for every kind, and the history. Each program has a database of its
 * own, so that wiping one is deleting it.
 */
export class ProgramDatabase extends Dexie {
  readonly programId: ProgramId;
  /** The history without what each change touched, so that reading many lines stays quick. */
  readonly history!: Table<HistoryLine, number>;
  readonly touched!: Table<Touched, string>;

  constructor(programId: ProgramId) {
    super(databaseName(programId), { chromeTransactionDurability: 'strict' });
    this.programId = programId;
    // Raised with every kind that is added; devices of before get its table when they open.
    this.version(2).stores({
      ...Object.fromEntries(
        kindNames.map((kind) => [kind, ['id', ...extraIndexes(kind)].join(',')]),
      ),
      history: 'seq,&id',
      touched: 'changeId',
    });
  }

  /** The table that holds rows of this kind. */
  rows<K extends Kind>(kind: K): Table<Row<K>, string> {
    return this.table(kind);
  }
}

/** The name of a program's database. */
export function databaseName(programId: ProgramId): string {
  return `residency-${programId}`;
}

function extraIndexes(kind: Kind): readonly string[] {
  const fields: Partial<Record<Kind, readonly string[]>> = indexedFields;
  const listed = fields[kind] ?? [];
  return kind === 'assignment' ? [...listed, '[draftId+personId]', '[draftId+layer]'] : listed;
}

/** The tables of a database that hold rows. */
export function rowTables(database: ProgramDatabase): Table[] {
  return database.tables.filter((table) => isKind(table.name));
}
