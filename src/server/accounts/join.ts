import type * as z from 'zod/mini';
import type { acceptInvitationSchema, invitationSchema } from '../../sync/messages/auth.ts';
import { lockAccount, makeAccount, readAccount } from './account-rows.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import { attemptLimits, countAttempt } from './attempts.ts';
import { noteAuthEvent } from './auth-events.ts';
import { closeInvitation, lockInvitation, readInvitation } from './invitations.ts';
import { addMember } from './members.ts';
import { passwordTrouble } from './passwords.ts';

/** What an invitation is for. @param address where the request comes from, for the limits alone. */
export async function lookAtInvitation(
  { database, now }: Accounts,
  token: string,
  address: string,
): Promise<Answer<z.infer<typeof invitationSchema>>> {
  const waitSeconds = await countAttempt(database, [attemptLimits.address(address)], now());
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  return database.read(async (queries) => {
    const invitation = await readInvitation(queries, token, now());
    if (!invitation) return notAnswered('invitation-closed');
    const { programId, email, roles } = invitation;
    const account = await readAccount(queries, { email });
    return answered({ programId, email, roles: [...roles], hasAccount: account !== null });
  });
}

/**
 * Accepts an invitation: the account of that address, made where there is none, becomes a member. Signing in comes after
 * that, as always.
 */
export async function acceptInvitation(
  { database, passwords, now }: Accounts,
  { token, password }: z.infer<typeof acceptInvitationSchema>,
  address: string,
): Promise<Answer<null>> {
  const waitSeconds = await countAttempt(database, [attemptLimits.address(address)], now());
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  const { invitation, account } = await database.read(async (queries) => {
    const found = await readInvitation(queries, token, now());
    return {
      invitation: found,
      account: found && (await readAccount(queries, { email: found.email })),
    };
  });
  if (!invitation) return notAnswered('invitation-closed');
  if (account) {
    const wait = await countAttempt(database, [attemptLimits.secondLook(account.id)], now());
    if (wait !== null) return notAnswered('too-many-attempts', { waitSeconds: wait });
    const isPassword = await passwords.verify(account.password, password);
    if (!isPassword) return notAnswered('wrong-password');
    if (account.isDisabled) return notAnswered('account-disabled');
  }
  const trouble = account ? null : passwordTrouble(password, invitation.email);
  if (trouble) return notAnswered('weak-password', { trouble });
  const hash = account ? account.password : await passwords.hash(password);
  return database.transaction(async (transaction) => {
    const at = now();
    const open = await lockInvitation(transaction, token, at);
    if (!open) return notAnswered('invitation-closed');
    const { id, email, programId } = open;
    const current = await lockAccount(transaction, { email });
    // Another invitation to the same address may have made the account meanwhile: that one's password is asked for.
    if (current?.password !== account?.password) return notAnswered('wrong-password');
    const accountId = current?.id ?? (await makeAccount(transaction, email, hash, at));
    await closeInvitation(transaction, programId, id, at);
    const added = await addMember(transaction, { ...open, accountId });
    if (added) return notAnswered(added);
    await noteAuthEvent(transaction, {
      name: 'membership-made',
      at,
      accountId,
      byAccountId: accountId,
      programId,
    });
    return answered(null);
  });
}
