import { type Outcome, type Problem, done, refused } from '../changes/change.ts';
import { type HistoryEntry, UNDONE, undoneArgsSchema } from '../changes/history.ts';
import type { AnyChange } from '../changes/run-change.ts';
import type { ChangeId, PersonId } from '../id.ts';
import { type Membership, isOffice, isReadOnly } from './membership.ts';

/** By what right somebody makes a change: their role, or because it is their own affair. */
export type Right = { readonly by: 'role' } | { readonly by: 'owner'; readonly personId: PersonId };

type Decided = Outcome<Right>;

const BY_ROLE: Decided = { ok: true, value: { by: 'role' } };

/**
 * By what right a member makes a change, as the change itself declares; refused with `not-allowed`. Who has no office
 * takes back their own changes alone, and a viewer makes none.
 * @param entry an earlier line of the history.
 */
export async function mayMake(
  change: AnyChange,
  args: unknown,
  membership: Membership,
  entry: (changeId: ChangeId) => Promise<Pick<HistoryEntry, 'by'> | null>,
): Promise<Decided> {
  const { roles, personId } = membership;
  const hasRole = change.roles.some((role) => roles.includes(role));
  if (hasRole && (isOffice(membership) || change.name !== UNDONE)) return BY_ROLE;
  if (personId === null || isReadOnly(membership)) return notAllowed();
  const right: Decided = { ok: true, value: { by: 'owner', personId } };
  if (change.name === UNDONE && hasRole) {
    const undo = undoneArgsSchema.safeParse(args);
    const undone = undo.success ? await entry(undo.data.changeId) : null;
    return undone?.by === personId ? right : notAllowed();
  }
  const parsed = change.args.safeParse(args);
  if (!parsed.success || change.owner?.(parsed.data) !== personId) return notAllowed();
  return change.ownerOnly?.allows(parsed.data) === false ? notAllowed() : right;
}

/**
 * Whether what a change did stays within the right it was made by: an owner touches rows that were theirs, and leaves them
 * theirs.
 * @param owners for every touched row whose it was and whose it is; null where there was or is no row.
 */
export function mayTouch(
  right: Right,
  owners: readonly {
    readonly before: readonly PersonId[] | null;
    readonly after: readonly PersonId[] | null;
  }[],
): Outcome {
  if (right.by === 'role') return done;
  const isOwn = (people: readonly PersonId[] | null): boolean =>
    people === null || people.includes(right.personId);
  return owners.every(({ before, after }) => isOwn(before) && isOwn(after)) ? done : notAllowed();
}

function notAllowed(): { ok: false; problem: Problem } {
  return refused('not-allowed', 'Only somebody else may do this.');
}
