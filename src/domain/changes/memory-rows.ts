import { type Kind, kindNames } from '../kind-names.ts';
import { kinds, type Row, type RowsByKind } from '../kinds.ts';
import { type ChangeId, type PersonId } from '../id.ts';
import type { Instant } from '../time/zone.ts';
import type { Outcome } from './change.ts';
import type { HistoryEntry } from './history.ts';
import { type AnyChange, runChange } from './run-change.ts';
import type { IndexedField, Rows } from './rows-port.ts';

type Tables = { [K in Kind]: Map<string, Row<K>> };

/** Rows held in memory: the command line's side of the port. */
export class MemoryRows implements Rows {
  readonly #tables: Tables;

  /** @param content rows that are there at the start; they are trusted to be parsed. */
  constructor(content: RowsByKind = {}) {
    this.#tables = emptyTables();
    for (const kind of kindNames) this.#fill(kind, content[kind]);
  }

  #fill<K extends Kind>(kind: K, rows: readonly Row<K>[] | undefined): void {
    for (const row of rows ?? []) this.#table(kind).set(row.id, row);
  }

  #table<K extends Kind>(kind: K): Map<string, Row<K>> {
    return this.#tables[kind];
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    return this.#table(kind).get(id);
  }

  async many(kind: Kind, ids: readonly string[]): Promise<(Row<Kind> | undefined)[]> {
    return ids.map((id) => this.#table(kind).get(id));
  }

  async all<K extends Kind>(kind: K): Promise<Row<K>[]> {
    return [...this.#table(kind).values()].toSorted(byId);
  }

  async by<K extends Kind>(kind: K, field: IndexedField<K>, value: string): Promise<Row<K>[]> {
    return (await this.all(kind)).filter((row) => Reflect.get(row, field) === value);
  }

  async put<K extends Kind>(kind: K, rows: readonly Row<K>[]): Promise<void> {
    this.#fill(kind, rows);
  }

  async remove(kind: Kind, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#table(kind).delete(id);
  }

  /** All rows by kind, by ascending id; kinds without rows are left out. */
  content(): RowsByKind {
    return Object.fromEntries(
      kindNames
        .map((kind) => [kind, [...this.#table(kind).values()].toSorted(byId)] as const)
        .filter(([, rows]) => rows.length > 0),
    );
  }
}

function emptyTables(): Tables {
  return Object.fromEntries(
    Object.keys(kinds).map((kind) => [kind, new Map()]),
  ) as unknown as Tables;
}

function byId(one: { id: string }, other: { id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** A program in memory with its history: `record` is its only writer, as in the store. */
export class MemoryProgram {
  readonly history: HistoryEntry[];
  #rows: MemoryRows;

  /** @param content parsed rows. @param history parsed entries, oldest first. */
  constructor(content: RowsByKind = {}, history: readonly HistoryEntry[] = []) {
    this.#rows = new MemoryRows(content);
    this.history = [...history];
  }

  /** The rows, to read. */
  get rows(): Pick<MemoryRows, 'get' | 'many' | 'all' | 'by' | 'content'> {
    return this.#rows;
  }

  /** Applies the change and adds it to the history, or does nothing and says why. */
  async record(
    change: AnyChange,
    args: unknown,
    made: { changeId: ChangeId; at: Instant; by: PersonId | null },
  ): Promise<Outcome> {
    const draft = new MemoryRows(this.#rows.content());
    const { outcome, touched } = await runChange(change, args, draft, {
      ...made,
      entry: async (id) => this.history.find((entry) => entry.id === id) ?? null,
    });
    if (!outcome.ok) return outcome;
    this.#rows = draft;
    this.history.push({
      seq: (this.history.at(-1)?.seq ?? 0) + 1,
      id: made.changeId,
      name: change.name,
      args,
      at: made.at,
      by: made.by,
      touched: [...touched],
    });
    return outcome;
  }
}
