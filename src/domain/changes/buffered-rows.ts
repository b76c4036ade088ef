import { type Kind, kindNames } from '../kind-names.ts';
import type { Row } from '../kinds.ts';
import type { IndexedField, Rows } from './rows-port.ts';

/** Rows that can be read, whatever holds them. */
export type RowsBelow = Pick<Rows, 'get' | 'many' | 'all' | 'by'>;

type Written = { readonly [K in Kind]: Map<string, Row<K> | null> };

/**
 * Rows as they would be: what is written stays here, over rows that stay as they are. So a change that is refused half-way
 * is thrown away, and several changes reach a database in one go.
 */
export class BufferedRows implements Rows {
  readonly #below: RowsBelow;
  readonly #written: Written;

  /** @param below what is read where nothing was written here. */
  constructor(below: RowsBelow) {
    this.#below = below;
    this.#written = nothingWritten();
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    const written = this.#of(kind).get(id);
    return written === undefined ? this.#below.get(kind, id) : (written ?? undefined);
  }

  async many(kind: Kind, ids: readonly string[]): Promise<(Row<Kind> | undefined)[]> {
    const own: ReadonlyMap<string, Row<Kind> | null> = this.#of(kind);
    const missing = ids.filter((id) => !own.has(id));
    const read = missing.length > 0 ? await this.#below.many(kind, missing) : [];
    const found = new Map(missing.map((id, place) => [id, read[place]]));
    return ids.map((id) => (own.has(id) ? (own.get(id) ?? undefined) : found.get(id)));
  }

  async all<K extends Kind>(kind: K): Promise<Row<K>[]> {
    return this.#merged(kind, await this.#below.all(kind), () => true);
  }

  async by<K extends Kind>(kind: K, field: IndexedField<K>, value: string): Promise<Row<K>[]> {
    const below = await this.#below.by(kind, field, value);
    return this.#merged(kind, below, (row) => Reflect.get(row, field) === value);
  }

  async put<K extends Kind>(kind: K, rows: readonly Row<K>[]): Promise<void> {
    for (const row of rows) this.#of(kind).set(row.id, row);
  }

  async remove(kind: Kind, ids: readonly string[]): Promise<void> {
    for (const id of ids) this.#of(kind).set(id, null);
  }

  /** What was written of a kind, by id; null for what was removed. */
  written<K extends Kind>(kind: K): ReadonlyMap<string, Row<K> | null> {
    return this.#of(kind);
  }

  /** Writes what was written here into other rows. */
  async writeTo(rows: Pick<Rows, 'put' | 'remove'>): Promise<void> {
    for (const kind of kindNames) await this.#writeKindTo(rows, kind);
  }

  async #writeKindTo<K extends Kind>(rows: Pick<Rows, 'put' | 'remove'>, kind: K): Promise<void> {
    const written = [...this.#of(kind)];
    const put = written.flatMap(([, row]) => row ?? []);
    const removed = written.flatMap(([id, row]) => (row === null ? [id] : []));
    if (put.length > 0) await rows.put(kind, put);
    if (removed.length > 0) await rows.remove(kind, removed);
  }

  #of<K extends Kind>(kind: K): Map<string, Row<K> | null> {
    return this.#written[kind];
  }

  #merged<K extends Kind>(
    kind: K,
    below: readonly Row<K>[],
    isWanted: (row: Row<K>) => boolean,
  ): Row<K>[] {
    const own = this.#of(kind);
    const added = [...own.values()].flatMap((row) => (row !== null && isWanted(row) ? [row] : []));
    if (own.size === 0) return [...below];
    return [...below.filter(({ id }) => !own.has(id)), ...added].toSorted(byId);
  }
}

function nothingWritten(): Written {
  return Object.fromEntries(kindNames.map((kind) => [kind, new Map()])) as unknown as Written;
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
