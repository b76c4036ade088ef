import type * as z from 'zod/mini';
import type { AccountId, ProgramId } from '../../domain/id.ts';
import type {
  AuthEvent,
  AuthEventName,
  changeMemberSchema,
  InvitationLine,
  Invite,
  Invited,
  Member,
  SessionLine,
} from '../../sync/messages/auth.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import { noteAuthEvent, readAuthEvents } from './auth-events.ts';
import type { MemberCaller } from './authenticate-token.ts';
import { closeInvitation, makeInvitation, readInvitations } from './invitations.ts';
import { changeMember, readMemberships, readMembers, removeMember } from './members.ts';
import { sessionIdSchema } from './session-id.ts';
import { endSession, readSessions } from './sessions.ts';
import { isLinkAccount } from './viewer-links.ts';

// All of this is for the admins of a program alone: the routes see to that.

/** The members of the program. */
export async function listMembers(
  { database }: Accounts,
  { membership }: MemberCaller,
): Promise<Answer<Member[]>> {
  return answered(await database.read((queries) => readMembers(queries, membership.programId)));
}

/** The open invitations to the program. */
export async function listInvitations(
  { database, now }: Accounts,
  { membership }: MemberCaller,
): Promise<Answer<InvitationLine[]>> {
  return answered(
    await database.read((queries) => readInvitations(queries, membership.programId, now())),
  );
}

/** What happened to the accounts of the program, newest first. */
export async function listEvents(
  { database }: Accounts,
  { membership }: MemberCaller,
  before: number,
): Promise<Answer<AuthEvent[]>> {
  return answered(
    await database.read((queries) => readAuthEvents(queries, membership.programId, before)),
  );
}

/** Invites somebody. */
export async function invite(
  accounts: Accounts,
  caller: MemberCaller,
  wanted: Invite,
): Promise<Answer<Invited>> {
  return accounts.database.transaction(async (transaction) => {
    const invited = await makeInvitation(transaction, wanted, accounts.now());
    await note(accounts, transaction, caller, 'invited', null);
    return answered(invited);
  });
}

/** Withdraws an open invitation. */
export async function withdrawInvitation(
  accounts: Accounts,
  caller: MemberCaller,
  invitationId: string,
): Promise<Answer<null>> {
  const { programId } = caller.membership;
  return accounts.database.transaction(async (transaction) => {
    const isClosed = await closeInvitation(transaction, programId, invitationId, accounts.now());
    if (!isClosed) return notAnswered('invitation-closed');
    await note(accounts, transaction, caller, 'invitation-withdrawn', null);
    return answered(null);
  });
}

/** Gives a member other roles, or another person to be. */
export async function changeMembership(
  accounts: Accounts,
  caller: MemberCaller,
  wanted: z.infer<typeof changeMemberSchema>,
): Promise<Answer<null>> {
  return accounts.database.transaction(async (transaction) => {
    if (await isLinkAccount(transaction, wanted.accountId)) return notAnswered('not-allowed');
    const trouble = await changeMember(transaction, wanted);
    if (trouble) return notAnswered(trouble);
    await note(accounts, transaction, caller, 'membership-changed', wanted.accountId);
    return answered(null);
  });
}

/** Takes a member out of the program. */
export async function removeMembership(
  accounts: Accounts,
  caller: MemberCaller,
  accountId: AccountId,
): Promise<Answer<null>> {
  return accounts.database.transaction(async (transaction) => {
    const trouble = await removeMember(transaction, caller.membership.programId, accountId);
    if (trouble) return notAnswered(trouble);
    await note(accounts, transaction, caller, 'membership-removed', accountId);
    return answered(null);
  });
}

/** Where a member is signed in. */
export async function listMemberSessions(
  { database }: Accounts,
  caller: MemberCaller,
  accountId: AccountId,
): Promise<Answer<SessionLine[]>> {
  return database.read(async (queries) => {
    const trouble = await notTheirAdmin(queries, caller, accountId);
    if (trouble) return trouble;
    return answered(await readSessions(queries, accountId, caller.sessionId));
  });
}

/** Ends a session of a member. @param wanted whether the device is told to delete what it holds. */
export async function revokeMemberSession(
  accounts: Accounts,
  caller: MemberCaller,
  wanted: {
    readonly accountId: AccountId;
    readonly sessionId: string;
    readonly isWiped: boolean;
  },
): Promise<Answer<null>> {
  return accounts.database.transaction(async (transaction) => {
    const trouble = await notTheirAdmin(transaction, caller, wanted.accountId);
    if (trouble) return trouble;
    const open = await readSessions(transaction, wanted.accountId, null);
    const sessionId = sessionIdSchema.parse(wanted.sessionId);
    if (!open.some((session) => session.sessionId === sessionId)) {
      return notAnswered('no-such-device');
    }
    await endSession(transaction, sessionId, 'revoked', accounts.now(), wanted.isWiped);
    await note(accounts, transaction, caller, 'device-revoked', wanted.accountId);
    return answered(null);
  });
}

/** A session serves all programs of an account: only who is admin of all of them may look at it and end it. */
async function notTheirAdmin(
  queries: Queries,
  { accountId, membership }: MemberCaller,
  member: AccountId,
): Promise<ReturnType<typeof notAnswered> | null> {
  const theirs = await readMemberships(queries, member);
  if (!theirs.some(({ programId }) => programId === membership.programId)) {
    return notAnswered('no-such-member');
  }
  const own = await readMemberships(queries, accountId);
  const administered = new Set<ProgramId>(
    own.filter(({ roles }) => roles.includes('admin')).map(({ programId }) => programId),
  );
  const isAdminOfAll = theirs.every(({ programId }) => administered.has(programId));
  return isAdminOfAll ? null : notAnswered('not-allowed');
}

async function note(
  { now }: Accounts,
  transaction: Transaction,
  { accountId: byAccountId, membership }: MemberCaller,
  name: AuthEventName,
  accountId: AccountId | null,
): Promise<void> {
  const { programId } = membership;
  await noteAuthEvent(transaction, { name, at: now(), accountId, byAccountId, programId });
}
