import type { IndexedField, Rows } from '../domain/changes/rows-port.ts';
import type { ProgramId } from '../domain/id.ts';
import { type Kind, kindNames } from '../domain/kind-names.ts';
import type { Row } from '../domain/kinds.ts';
import { onChange } from './announce.ts';
import { PlainDatabase } from './plain-database.ts';
import { PlainRows } from './plain-rows.ts';
import { LAYOUT_VERSION, programLayout } from './program-layout.ts';
import type { ProgramReader, ProgramWriter, RowReader } from './program-reader.ts';
import { databaseName } from './stored-program.ts';

/** What was read already of a kind: all of it, and all from some values on. */
interface KeptKind<K extends Kind> {
  all: Row<K>[] | null;
  readonly from: Map<string, Row<K>[]>;
}

type Kept = { [K in Kind]: KeptKind<K> };

function nothingKept(): Kept {
  return Object.fromEntries(
    kindNames.map((kind) => [kind, { all: null, from: new Map() }]),
  ) as Kept;
}

/** The rows of one program on this device, for the screens that look them up; it knows no history. */
export class PlainProgram implements ProgramReader, ProgramWriter {
  readonly database: PlainDatabase;
  #kept = nothingKept();

  /** Opens nothing yet. What was read is kept until the database is said to have changed. */
  constructor(programId: ProgramId) {
    const made = { version: LAYOUT_VERSION * 10, layout: programLayout() };
    this.database = new PlainDatabase(databaseName(programId), made);
    onChange(this.database.name, () => {
      this.#kept = nothingKept();
    });
  }

  async read<Answer>(
    kinds: readonly Kind[],
    work: (rows: RowReader) => Promise<Answer>,
  ): Promise<Answer> {
    const readBeside = (kept: Kept): Promise<Answer> =>
      this.database.run('readonly', kinds, (transaction) =>
        work(new KeptRows(new PlainRows(transaction), kept)),
      );
    try {
      return await readBeside(this.#kept);
    } catch {
      // What was kept may be older than what was read beside it.
      this.#kept = nothingKept();
      return readBeside(this.#kept);
    }
  }

  async write<Answer>(
    kinds: readonly Kind[],
    work: (rows: Rows) => Promise<Answer>,
  ): Promise<Answer> {
    return this.database.run('readwrite', kinds, (transaction) => work(new PlainRows(transaction)));
  }
}

/** Reads whole kinds once; what is asked for by name is read each time. */
class KeptRows implements RowReader {
  readonly #rows: RowReader;
  readonly #kept: Kept;

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
