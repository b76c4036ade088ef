import * as z from 'zod/mini';
import type { ProgramId } from '../../domain/id.ts';
import type { Kind } from '../../domain/kind-names.ts';
import type { Row } from '../../domain/kinds.ts';
import type { Queries } from '../database/database.ts';
import type { VisibleRows } from '../permissions.ts';
import { visibleCondition } from '../sync/reader-marks.ts';
import { readRow } from '../sync/sql-rows.ts';

const dataSchema = z.object({ data: z.string() });

/** The rows of a program that somebody may read: the same that their devices pull. */
export class SeenRows {
  readonly #queries: Queries;
  readonly #programId: ProgramId;
  readonly #visible: VisibleRows;

  constructor(queries: Queries, programId: ProgramId, visible: VisibleRows) {
    this.#queries = queries;
    this.#programId = programId;
    this.#visible = visible;
  }

  /** All rows of a kind that are theirs to read, by id. */
  all<K extends Kind>(kind: K): Promise<Row<K>[]> {
    return this.#select(kind, '', []);
  }

  /** A row; undefined where there is none, or none for them. */
  async get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    const [row] = await this.#select(kind, 'and id = $3', [id]);
    return row;
  }

  async #select<K extends Kind>(
    kind: K,
    condition: string,
    values: readonly string[],
  ): Promise<Row<K>[]> {
    const { dialect } = this.#queries;
    const seen = visibleCondition(dialect, 'readers', this.#visible, 3 + values.length);
    const found = await this.#queries.query(
      dataSchema,
      `select data from program_row
       where program_id = $1 and kind = $2 and data is not null ${condition} ${seen ? `and ${seen.sql}` : ''}
       order by id`,
      [this.#programId, kind, ...values, ...(seen ? [seen.value] : [])],
    );
    return found.map(({ data }) => readRow(kind, data));
  }
}
