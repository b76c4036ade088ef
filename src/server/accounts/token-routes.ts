import type { AccountId, ProgramId } from '../../domain/id.ts';
import type { AuthEventName } from '../../sync/messages/auth.ts';
import { nothingSchema, ofMemberSchema } from '../../sync/messages/auth.ts';
import {
  type MadeToken,
  type MakeToken,
  makeTokenSchema,
  revokeMemberTokenSchema,
  revokeTokenSchema,
} from '../../sync/messages/tokens.ts';
import type { Transaction } from '../database/database.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import { makeApiToken, readTokens, revokeToken, scopesFor } from './api-tokens.ts';
import type { AuthDoors } from './auth-doors.ts';
import { noteAuthEvent } from './auth-events.ts';
import type { MemberCaller } from './authenticate-token.ts';
import { isLinkAccount } from './viewer-links.ts';

/** `/auth/tokens` for their owners, `/auth/members/tokens` for admins. */
export function addTokenRoutes(
  { own, forMembers, forAdmins }: AuthDoors,
  accounts: Accounts,
): void {
  const { database } = accounts;
  own('/tokens', nothingSchema, async ({ accountId }) =>
    answered(await database.read((queries) => readTokens(queries, accountId, null))),
  );
  forMembers('/tokens/make', makeTokenSchema, (caller, wanted) =>
    makeToken(accounts, caller, wanted),
  );
  own('/tokens/revoke', revokeTokenSchema, ({ accountId }, { tokenId }) =>
    takeBack(accounts, { accountId, byAccountId: accountId, programId: null }, tokenId),
  );
  forAdmins('/members/tokens', ofMemberSchema, async (_caller, { accountId, programId }) =>
    answered(await database.read((queries) => readTokens(queries, accountId, programId))),
  );
  forAdmins('/members/tokens/revoke', revokeMemberTokenSchema, (caller, wanted) =>
    takeBack(accounts, { ...wanted, byAccountId: caller.accountId }, wanted.tokenId),
  );
}

async function makeToken(
  accounts: Accounts,
  { accountId, isStrong, membership }: MemberCaller,
  wanted: MakeToken,
): Promise<Answer<MadeToken>> {
  const allowed = scopesFor(membership);
  if (!wanted.scopes.every((scope) => allowed.includes(scope))) return notAnswered('not-allowed');
  return accounts.database.transaction(async (transaction) => {
    if (await isLinkAccount(transaction, accountId)) return notAnswered('not-allowed');
    const at = accounts.now();
    const made = await makeApiToken(transaction, accountId, isStrong, wanted, at);
    if (made.ok) {
      const whose = { accountId, byAccountId: accountId };
      await note(accounts, transaction, 'token-made', whose, wanted.programId);
    }
    return made;
  });
}

interface Whose {
  readonly accountId: AccountId;
  readonly byAccountId: AccountId;
}

async function takeBack(
  accounts: Accounts,
  { programId, ...whose }: Whose & { readonly programId: ProgramId | null },
  tokenId: string,
): Promise<Answer<null>> {
  return accounts.database.transaction(async (transaction) => {
    const { accountId } = whose;
    const of = await revokeToken(transaction, accountId, tokenId, programId, accounts.now());
    if (of === null) return notAnswered('no-such-token');
    await note(accounts, transaction, 'token-revoked', whose, of);
    return answered(null);
  });
}

function note(
  { now }: Accounts,
  transaction: Transaction,
  name: AuthEventName,
  whose: Whose,
  programId: ProgramId,
): Promise<void> {
  return noteAuthEvent(transaction, { name, at: now(), ...whose, programId });
}
