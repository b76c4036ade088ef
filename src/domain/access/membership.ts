import type { MemberRole } from '../changes/change.ts';
import type { AccountId, PersonId, ProgramId } from '../id.ts';

/** What an account is in one program: its roles, several at once, and who of the schedule it is. */
export interface Membership {
  readonly accountId: AccountId;
  readonly programId: ProgramId;
  readonly roles: readonly MemberRole[];
  /** Null for whoever the schedule does not speak of, such as a switchboard. */
  readonly personId: PersonId | null;
}

/** Whether the member builds the schedule, and so sees all of it. */
export function isOffice({ roles }: Pick<Membership, 'roles'>): boolean {
  return roles.includes('admin') || roles.includes('coordinator');
}

/** Whether the member only looks: a viewer and nothing besides. */
export function isReadOnly({ roles }: Pick<Membership, 'roles'>): boolean {
  return roles.every((role) => role === 'viewer');
}
