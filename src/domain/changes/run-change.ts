import type * as z from 'zod/mini';
import type { ChangeId } from '../id.ts';
import type { Kind } from '../kind-names.ts';
import type { Row } from '../kinds.ts';
import type { Change, ChangeContext, Outcome } from './change.ts';
import { type TouchedRow, UNDONE } from './history.ts';
import { refused } from './change.ts';
import type { IndexedField, Rows } from './rows-port.ts';

/** A change of any kind, as the registry holds them. */
export type AnyChange = Change<string, z.ZodMiniType>;

/** What a change did: the rows it touched, as they were before, first touch first. */
export interface ChangeResult {
  readonly outcome: Outcome;
  readonly touched: readonly TouchedRow[];
}

/** Notes the state before of every row that is written, and stamps what is written with the change's id. */
class WatchedRows implements Rows {
  readonly touched = new Map<string, TouchedRow>();
  readonly #rows: Rows;
  readonly #stamp: ChangeId | null;

  /** @param stamp what to write into `rev`; null keeps what the rows carry, as taking back a change must. */
  constructor(rows: Rows, stamp: ChangeId | null) {
    this.#rows = rows;
    this.#stamp = stamp;
  }

  get<K extends Kind>(kind: K, id: string): Promise<Row<K> | undefined> {
    return this.#rows.get(kind, id);
  }

  many(kind: Kind, ids: readonly string[]): Promise<(Row<Kind> | undefined)[]> {
    return this.#rows.many(kind, ids);
  }

  all<K extends Kind>(kind: K): Promise<Row<K>[]> {
    return this.#rows.all(kind);
  }

  by<K extends Kind>(kind: K, field: IndexedField<K>, value: string): Promise<Row<K>[]> {
    return this.#rows.by(kind, field, value);
  }

  async put<K extends Kind>(kind: K, rows: readonly Row<K>[]): Promise<void> {
    const ids = rows.map((row) => row.id);
    await this.#note(kind, ids, false);
    const rev = this.#stamp;
    await this.#rows.put(kind, rev === null ? rows : rows.map((row) => ({ ...row, rev })));
  }

  async remove(kind: Kind, ids: readonly string[]): Promise<void> {
    await this.#note(kind, ids, true);
    await this.#rows.remove(kind, ids);
  }

  async #note(kind: Kind, ids: readonly string[], isGone: boolean): Promise<void> {
    const fresh = ids.filter((id) => !this.touched.has(`${kind}/${id}`));
    const before = await this.#rows.many(kind, fresh);
    fresh.forEach((id, place) =>
      this.touched.set(`${kind}/${id}`, { kind, id, before: before[place] ?? null, isGone }),
    );
    for (const id of ids) {
      const touched = this.touched.get(`${kind}/${id}`);
      if (touched) touched.isGone = isGone;
    }
  }
}

/**
 * Parses the arguments and applies the change. The caller gives it rows inside a transaction and undoes that
 * transaction when the outcome is not ok.
 */
export async function runChange(
  change: AnyChange,
  args: unknown,
  rows: Rows,
  context: ChangeContext,
): Promise<ChangeResult> {
  const parsed = change.args.safeParse(args);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join('.') ?? '';
    return {
      outcome: refused('invalid', issue?.message ?? 'These values cannot be read', field),
      touched: [],
    };
  }
  const watched = new WatchedRows(rows, change.name === UNDONE ? null : context.changeId);
  const outcome = await change.apply(watched, parsed.data, context);
  return { outcome, touched: [...watched.touched.values()] };
}
