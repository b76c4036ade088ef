import type { Membership } from '../domain/access/membership.ts';
import { isOffice } from '../domain/access/membership.ts';
import { type Right, mayMake, mayTouch } from '../domain/access/who-may-make.ts';
import { type Readers, readersOf } from '../domain/access/who-may-read.ts';
import { type RowLookUp, ownersOf } from '../domain/access/who-owns.ts';
import type { Outcome } from '../domain/changes/change.ts';
import type { HistoryEntry, TouchedRow } from '../domain/changes/history.ts';
import type { AnyChange } from '../domain/changes/run-change.ts';
import type { ChangeId, PersonId } from '../domain/id.ts';
import { isKind, type Kind } from '../domain/kind-names.ts';
import type { Row } from '../domain/kinds.ts';

/** Which rows a member reads: all, or those for everyone and those for this person. */
export type VisibleRows =
  | { readonly kind: 'all' }
  | { readonly kind: 'own'; readonly personId: PersonId | null };

/** A row that a change touched, as it was and as it is; null where there was or is none. */
export interface TouchedNow<K extends Kind = Kind> {
  readonly kind: K;
  readonly before: Row<K> | null;
  readonly after: Row<K> | null;
}

/** The one place where the server asks who may do and read what. */
export interface Permissions {
  /** By what right the member makes this change, or why not. */
  mayMake(
    change: AnyChange,
    args: unknown,
    membership: Membership,
    entry: (changeId: ChangeId) => Promise<Pick<HistoryEntry, 'by'> | null>,
  ): Promise<Outcome<Right>>;
  /** Whether what the change did stays within that right. @param before, @param after the rows as they were and are. */
  mayTouch(
    right: Right,
    touched: readonly TouchedNow[],
    before: RowLookUp,
    after: RowLookUp,
  ): Promise<Outcome>;
  /** Who may read this row besides those who read all. */
  readersOf<K extends Kind>(kind: K, row: Row<K>, rows: RowLookUp): Promise<Readers>;
  /** Which rows the member reads. */
  visibleRows(membership: Membership): VisibleRows;
}

/** Permissions as the changes and kinds declare them. */
export const declaredPermissions: Permissions = {
  mayMake,
  mayTouch: async (right, touched, before, after) => {
    if (right.by === 'role') return mayTouch(right, []);
    const owners = await Promise.all(
      touched.map(async (row) => ({
        before: row.before && (await ownersOf(row.kind, row.before, before)),
        after: row.after && (await ownersOf(row.kind, row.after, after)),
      })),
    );
    return mayTouch(right, owners);
  },
  readersOf,
  visibleRows: (membership) =>
    isOffice(membership) ? { kind: 'all' } : { kind: 'own', personId: membership.personId },
};

/** What a change touched, as it was and as it is. */
export async function touchedNow(
  touched: readonly TouchedRow[],
  before: RowLookUp,
  after: RowLookUp,
): Promise<TouchedNow[]> {
  const now: TouchedNow[] = [];
  for (const { kind, id } of touched) {
    if (!isKind(kind)) continue;
    now.push({
      kind,
      before: (await before.get(kind, id)) ?? null,
      after: (await after.get(kind, id)) ?? null,
    });
  }
  return now;
}
