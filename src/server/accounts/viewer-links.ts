import * as z from 'zod/mini';
import {
  type AccountId,
  accountIdSchema,
  idSchema,
  type ProgramId,
  programIdSchema,
} from '../../domain/id.ts';
import { ofProgramSchema } from '../../sync/messages/auth.ts';
import {
  type MadeViewerLink,
  type MakeViewerLink,
  makeViewerLinkSchema,
  revokeViewerLinkSchema,
  type ViewerLinkLine,
} from '../../sync/messages/links.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { lockAccount, makeAccount, setDisabled } from './account-rows.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import type { AuthDoors } from './auth-doors.ts';
import { attemptLimits, countAttempt } from './attempts.ts';
import { noteAuthEvent } from './auth-events.ts';
import type { MemberCaller } from './authenticate-token.ts';
import { hashOfToken, newLinkToken } from './link-token.ts';
import { addMember, readMemberships } from './members.ts';
import { randomId } from './session-id.ts';
import { endSessions } from './sessions.ts';
import { beginSession, endCookieSession, type Tokens, tokensOf } from './sign-in.ts';

/** Makes a link whose holders only look: an account of its own, which no password opens. */
async function makeViewerLink(
  { database, passwords, now }: Accounts,
  caller: MemberCaller,
  { programId, label }: MakeViewerLink,
): Promise<Answer<MadeViewerLink>> {
  // Nobody knows it, and no address that can be typed belongs to it.
  const password = await passwords.hash(newLinkToken());
  return database.transaction(async (transaction) => {
    const at = now();
    const linkId = randomId();
    const token = newLinkToken();
    const accountId = await makeAccount(transaction, `link:${linkId}`, password, at);
    await addMember(transaction, { accountId, programId, roles: ['viewer'], personId: null });
    await transaction.run(
      `insert into viewer_link (id, token_hash, account_id, program_id, label, created_at, revoked_at)
       values ($1, $2, $3, $4, $5, $6, null)`,
      [linkId, hashOfToken(token), accountId, programId, label, at],
    );
    const by = { accountId, byAccountId: caller.accountId, programId };
    await noteAuthEvent(transaction, { name: 'viewer-link-made', at, ...by });
    return answered({ linkId, token });
  });
}

const lineSchema = z.object({
  id: idSchema,
  label: z.string(),
  created_at: z.int(),
  devices: z.int(),
});

/** The links of a program that were not revoked, oldest first. */
async function readViewerLinks(queries: Queries, programId: ProgramId): Promise<ViewerLinkLine[]> {
  const lines = await queries.query(
    lineSchema,
    `select id, label, created_at,
       (select count(*) from session where session.account_id = viewer_link.account_id
          and session.ended_at is null) as devices
     from viewer_link where program_id = $1 and revoked_at is null order by created_at, id`,
    [programId],
  );
  return lines.map((line) => ({
    linkId: line.id,
    label: line.label,
    createdAt: line.created_at,
    devices: line.devices,
  }));
}

const accountSchema = z.object({ account_id: accountIdSchema, program_id: programIdSchema });

/** Takes a link away: whoever used it is signed out. */
async function revokeViewerLink(
  { database, now }: Accounts,
  { accountId: byAccountId, membership }: MemberCaller,
  linkId: string,
): Promise<Answer<null>> {
  const { programId } = membership;
  return database.transaction(async (transaction) => {
    const at = now();
    const [link] = await transaction.query(
      accountSchema,
      `update viewer_link set revoked_at = $3 where id = $1 and program_id = $2 and revoked_at is null
       returning account_id, program_id`,
      [linkId, programId, at],
    );
    if (!link) return notAnswered('no-such-link');
    const { account_id: accountId } = link;
    await endSessions(transaction, accountId, 'revoked', at, null);
    await setDisabled(transaction, accountId, at);
    await transaction.run('delete from membership where account_id = $1', [accountId]);
    const event = { name: 'viewer-link-revoked', at, accountId, byAccountId, programId } as const;
    await noteAuthEvent(transaction, event);
    return answered(null);
  });
}

/** Signs a device in by a link. @param address where from, for the limits alone. @param cookie of a session that ends. */
export async function openViewerLink(
  accounts: Accounts,
  wanted: { readonly token: string; readonly label: string },
  address: string,
  cookie: string | undefined,
): Promise<Answer<Tokens>> {
  const { database, now } = accounts;
  const waitSeconds = await countAttempt(database, [attemptLimits.address(address)], now());
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  const opened = await database.transaction(async (transaction) => {
    const account = await accountOfLink(transaction, wanted.token);
    if (!account) return notAnswered('no-such-link');
    await endCookieSession(accounts, transaction, cookie);
    const opening = await beginSession(accounts, transaction, account, wanted.label);
    const { sessionId } = opening.token;
    const whose = { accountId: account.id, byAccountId: account.id, sessionId };
    await noteAuthEvent(transaction, { name: 'viewer-link-used', at: now(), ...whose });
    return answered(opening);
  });
  return opened.ok ? answered(await tokensOf(accounts, opened.value)) : opened;
}

async function accountOfLink(transaction: Transaction, token: string) {
  const [link] = await transaction.query(
    accountSchema,
    'select account_id, program_id from viewer_link where token_hash = $1 and revoked_at is null',
    [hashOfToken(token)],
  );
  if (!link) return null;
  const account = await lockAccount(transaction, { id: link.account_id });
  const memberships = await readMemberships(transaction, link.account_id);
  return account && !account.isDisabled && memberships.length > 0 ? account : null;
}

/** Whether it is the account of a link: whoever holds that is nobody in particular, and gets nothing of their own. */
export async function isLinkAccount(queries: Queries, accountId: AccountId): Promise<boolean> {
  const found = await queries.query(
    accountSchema,
    'select account_id, program_id from viewer_link where account_id = $1',
    [accountId],
  );
  return found.length > 0;
}

/** `/auth/viewer-links`, for admins. */
export function addViewerLinkRoutes({ forAdmins }: AuthDoors, accounts: Accounts): void {
  forAdmins('/viewer-links', ofProgramSchema, async (_caller, { programId }) =>
    answered(await accounts.database.read((queries) => readViewerLinks(queries, programId))),
  );
  forAdmins('/viewer-links/make', makeViewerLinkSchema, (caller, wanted) =>
    makeViewerLink(accounts, caller, wanted),
  );
  forAdmins('/viewer-links/revoke', revokeViewerLinkSchema, (caller, { linkId }) =>
    revokeViewerLink(accounts, caller, linkId),
  );
}
