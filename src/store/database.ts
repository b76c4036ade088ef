import { Dexie, RangeSet, type Table } from 'dexie';
import type { Rows } from '../domain/changes/rows-port.ts';
import type { HistoryEntry, TouchedRow } from '../domain/changes/history.ts';
import type { ChangeId, ProgramId } from '../domain/id.ts';
import { isKind, type Kind } from '../domain/kind-names.ts';
import type { Row } from '../domain/kinds.ts';
import { announceChange, onPlainChange } from './announce.ts';
import type {
  AcceptedChange,
  BaseRow,
  Connection,
  QuarantinedRow,
  RefusedChange,
  WaitingChange,
} from './connection.ts';
import { DEVICE_DATABASE } from './device-database.ts';
import { DexieRows } from './dexie-rows.ts';
import type { OutboxLine } from './outbox.ts';
import { LAYOUT_VERSION, programLayout } from './program-layout.ts';
import type { ProgramReader, ProgramWriter, RowReader } from './program-reader.ts';
import { databaseName } from './stored-program.ts';

// Dexie tells which parts of which databases were written, as addresses such as `idb://residency-x/person/`.
Dexie.on('storagemutated', (parts) => {
  const names = Object.keys(parts).flatMap((part) => /^idb:\/\/([^/]+)\//.exec(part)?.[1] ?? []);
  for (const name of new Set(names)) announceChange(name);
});

// And is told what was written past it: live queries look again, in other tabs too. What the device remembers is never
// read by Dexie: a key typed into one of its fields must not have the whole program read anew.
const EVERYTHING = { all: new RangeSet(Number.NEGATIVE_INFINITY, [[]]) };
onPlainChange((name) => {
  if (name !== DEVICE_DATABASE) Dexie.on.storagemutated.fire(EVERYTHING);
});

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
export class ProgramDatabase extends Dexie implements ProgramReader, ProgramWriter {
  readonly programId: ProgramId;
  /** The history without what each change touched, so that reading many lines stays quick. */
  readonly history!: Table<HistoryLine, number>;
  readonly touched!: Table<Touched, string>;
  /** What was asked on this device and goes elsewhere to be decided. */
  readonly outbox!: Table<OutboxLine, number>;
  /** One row where a server keeps the program too. */
  readonly connection!: Table<Connection, string>;
  /** What was changed here and is not decided by the server. */
  readonly waiting!: Table<WaitingChange, number>;
  /** What those changes touched, as the server has it. */
  readonly base!: Table<BaseRow, string>;
  readonly accepted!: Table<AcceptedChange, number>;
  readonly refused!: Table<RefusedChange, string>;
  readonly quarantine!: Table<QuarantinedRow, string>;

  constructor(programId: ProgramId) {
    super(databaseName(programId), {
      chromeTransactionDurability: 'strict',
      // Its cache of results does not know what was written past it.
      cache: 'disabled',
    });
    this.programId = programId;
    this.version(LAYOUT_VERSION).stores({ ...programLayout() });
  }

  async read<Answer>(
    kinds: readonly Kind[],
    work: (rows: RowReader) => Promise<Answer>,
  ): Promise<Answer> {
    return this.transaction('r', [...kinds], async () => work(new DexieRows(this)));
  }

  async write<Answer>(
    kinds: readonly Kind[],
    work: (rows: Rows) => Promise<Answer>,
  ): Promise<Answer> {
    return this.transaction('rw', [...kinds], async () => work(new DexieRows(this)));
  }

  /** The table that holds rows of this kind. */
  rows<K extends Kind>(kind: K): Table<Row<K>, string> {
    return this.table(kind);
  }
}

/** The tables of a database that hold rows. */
export function rowTables(database: ProgramDatabase): Table[] {
  return database.tables.filter((table) => isKind(table.name));
}
