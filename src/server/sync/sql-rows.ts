import * as z from 'zod/mini';
import type { RowsBelow } from '../../domain/changes/buffered-rows.ts';
import type { IndexedField } from '../../domain/changes/rows-port.ts';
import type { ProgramId } from '../../domain/id.ts';
import type { Kind } from '../../domain/kind-names.ts';
import { kinds, type Row } from '../../domain/kinds.ts';
import type { Queries, SqlValue } from '../database/database.ts';

/** Thrown in the middle of a change when it is the database that failed, and not the change. */
export class DatabaseFailure extends Error {}

/** The column in which a field by which rows are looked up stands. */
export const LOOK_UP_COLUMNS = {
  yearId: 'year_id',
  personId: 'person_id',
  draftId: 'draft_id',
  lastDay: 'last_day',
} as const;

const dataSchema = z.object({ data: z.string() });

/** How many ids one statement asks for. */
const IDS_MAX = 200;

/** The SQL side of the port: the rows of one program, to read, as they are within a transaction. */
export class SqlRows implements RowsBelow {
  readonly #queries: Queries;
  readonly #programId: ProgramId;

  constructor(queries: Queries, programId: ProgramId) {
    this.#queries = queries;
    this.#programId = programId;
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    const [row] = await this.#select(kind, 'id = $3', [id]);
    return row;
  }

  async many(kind: Kind, ids: readonly string[]): Promise<(Row<Kind> | undefined)[]> {
    const found = new Map<string, Row<Kind>>();
    for (let start = 0; start < ids.length; start += IDS_MAX) {
      const some = ids.slice(start, start + IDS_MAX);
      const places = some.map((_id, place) => `$${place + 3}`).join(', ');
      for (const row of await this.#select(kind, `id in (${places})`, some)) found.set(row.id, row);
    }
    return ids.map((id) => found.get(id));
  }

  async all<K extends Kind>(kind: K): Promise<Row<K>[]> {
    return (await this.#select(kind, 'true', [])).toSorted(byId);
  }

  async by<K extends Kind>(kind: K, field: IndexedField<K>, value: string): Promise<Row<K>[]> {
    const name: keyof typeof LOOK_UP_COLUMNS = field;
    return (await this.#select(kind, `${LOOK_UP_COLUMNS[name]} = $3`, [value])).toSorted(byId);
  }

  async #select<K extends Kind>(
    kind: K,
    condition: string,
    values: readonly SqlValue[],
  ): Promise<Row<K>[]> {
    const sql = `select data from program_row where program_id = $1 and kind = $2 and data is not null and ${condition}`;
    try {
      const found = await this.#queries.query(dataSchema, sql, [this.#programId, kind, ...values]);
      return found.map(({ data }) => readRow(kind, data));
    } catch (error) {
      throw new DatabaseFailure('The rows of a program could not be read', { cause: error });
    }
  }
}

/** A row as it was written down, read by today's schema, which knows defaults for what older versions lacked. */
export function readRow<K extends Kind>(kind: K, data: string): Row<K> {
  return kinds[kind].parse(JSON.parse(data)) as Row<K>;
}

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
