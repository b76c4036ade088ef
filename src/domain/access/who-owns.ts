import { partnersOf } from '../asks/swap-state.ts';
import type { Rows } from '../changes/rows-port.ts';
import type { PersonId } from '../id.ts';
import type { Kind } from '../kind-names.ts';
import type { Row } from '../kinds.ts';

/** Where a rule looks up what the row itself does not say. */
export type RowLookUp = Pick<Rows, 'get'>;

type OwnerRule<K extends Kind> = (
  row: Row<K>,
  rows: RowLookUp,
) => readonly PersonId[] | Promise<readonly PersonId[]>;

/** The kinds of rows that belong to somebody; all others belong to the program. */
const RULES: { readonly [K in Kind]?: OwnerRule<K> } = {
  person: ({ id }) => [id],
  absence: ({ personId }) => [personId],
  absenceDetail: async ({ id }, rows) => {
    const absence = await rows.get('absence', id);
    return absence ? [absence.personId] : [];
  },
  leaveBalance: ({ personId }) => [personId],
  request: ({ personId }) => [personId],
  swap: (swap) => [swap.offeredById, ...partnersOf(swap)],
  loggedDay: ({ personId }) => [personId],
  cover: ({ coveredById, forId }) => [coveredById, ...(forId === null ? [] : [forId])],
};

/** Whose row this is; nobody's where it belongs to the program. */
export async function ownersOf<K extends Kind>(
  kind: K,
  row: Row<K>,
  rows: RowLookUp,
): Promise<readonly PersonId[]> {
  const rule: OwnerRule<K> | undefined = RULES[kind];
  return rule ? rule(row, rows) : [];
}
