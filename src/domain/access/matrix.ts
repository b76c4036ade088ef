import type { MemberRole } from '../changes/change.ts';
import { UNDONE } from '../changes/history.ts';
import type { AnyChange } from '../changes/run-change.ts';
import type { Kind } from '../kind-names.ts';
import { isOffice, isReadOnly } from './membership.ts';
import { readerRule } from './who-may-read.ts';

/** Every role of a member, the one that may most first. */
export const MEMBER_ROLES: readonly MemberRole[] = [
  'admin',
  'coordinator',
  'faculty',
  'resident',
  'viewer',
];

/** What a role may do: for anybody, where it is their own affair, or not at all. */
export type May = 'yes' | 'own' | 'no';

/** What a role may read: also what is their own, or approved. */
export type MayRead = May | 'approved-or-own';

/** Whether a role makes a change, as the change itself declares. */
export function mayChange(change: AnyChange, role: MemberRole): May {
  if (change.roles.includes(role)) {
    return change.name === UNDONE && !isOffice({ roles: [role] }) ? 'own' : 'yes';
  }
  return change.owner && !isReadOnly({ roles: [role] }) ? 'own' : 'no';
}

const READS = {
  everyone: 'yes',
  owners: 'own',
  office: 'no',
  'by-row': 'approved-or-own',
} as const;

/** Whether a role reads rows of a kind, as the kinds declare. */
export function mayReadKind(kind: Kind, role: MemberRole): MayRead {
  return isOffice({ roles: [role] }) ? 'yes' : READS[readerRule(kind)];
}
