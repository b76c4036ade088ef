import type { IndexedField } from '../domain/changes/rows-port.ts';
import { type Kind, kindNames } from '../domain/kind-names.ts';
import type { Row } from '../domain/kinds.ts';
import type { RowReader } from './program-reader.ts';

/** What was read already of a kind: all of it, and all from some values on. */
interface KeptKind<K extends Kind> {
  all: Row<K>[] | null;
  readonly from: Map<string, Row<K>[]>;
}

/** What was read already, by kind. */
export type Kept = { [K in Kind]: KeptKind<K> };

/** Before anything was read. */
export function nothingKept(): Kept {
  return Object.fromEntries(
    kindNames.map((kind) => [kind, { all: null, from: new Map() }]),
  ) as Kept;
}

/** Reads whole kinds once; what is asked for by name is read each time. */
export class KeptRows implements RowReader {
  readonly #rows: RowReader;
  readonly #kept: Kept;

  /** @param kept is added to. */
  constructor(rows: RowReader, kept: Kept) {
    this.#rows = rows;
    this.#kept = kept;
  }

  get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    return this.#rows.get(kind, id);
  }

  many<K extends Kind>(kind: K, ids: readonly string[]): Promise<(Row<K> | undefined)[]> {
    return this.#rows.many(kind, ids);
  }

  by<K extends Kind>(kind: K, field: IndexedField<K>, value: string): Promise<Row<K>[]> {
    return this.#rows.by(kind, field, value);
  }

  async all<K extends Kind>(kind: K): Promise<Row<K>[]> {
    const kept: KeptKind<K> = this.#kept[kind];
    kept.all ??= await this.#rows.all(kind);
    return kept.all;
  }

  async from<K extends Kind>(kind: K, field: IndexedField<K>, least: string): Promise<Row<K>[]> {
    const kept: KeptKind<K> = this.#kept[kind];
    const rows = kept.from.get(least) ?? (await this.#rows.from(kind, field, least));
    kept.from.set(least, rows);
    return rows;
  }
}
