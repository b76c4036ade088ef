import type { AccountId } from '../../domain/id.ts';
import type * as z from 'zod/mini';
import type { SignedIn, signInSchema } from '../../sync/messages/auth.ts';
import type { Transaction } from '../database/database.ts';
import { ACCESS_TOKEN_SECONDS, signAccessToken } from './access-token.ts';
import { type Account, lockAccount, noteCode, readAccount } from './account-rows.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import { attemptLimits, countAttempt, forgetAttempts } from './attempts.ts';
import { noteAuthEvent } from './auth-events.ts';
import { stepOfCode } from './one-time-code.ts';
import { takeRecoveryCode } from './recovery-codes.ts';
import { type RefreshToken, readRefreshToken, writeRefreshToken } from './refresh-token.ts';
import { unseal } from './server-keys.ts';
import { endSession, openSession, refreshSession } from './sessions.ts';

/** The tokens of a session: one for the body, one for the cookie. */
export interface Tokens {
  readonly signedIn: SignedIn;
  readonly refreshToken: string;
}

/** What somebody signs in with. */
export type SignIn = z.infer<typeof signInSchema>;

/**
 * Signs in with e-mail address, password and, where the account has a second factor, its code.
 * @param address the network address it comes from, for the limits alone.
 * @param cookie the refresh token that the device holds so far: its session ends.
 */
export async function signIn(
  accounts: Accounts,
  { email, password, code, recoveryCode, label }: SignIn,
  address: string,
  cookie: string | undefined,
): Promise<Answer<Tokens>> {
  const { database, passwords } = accounts;
  const limits = [attemptLimits.signIn(email, address), attemptLimits.signInAccount(email)];
  const waitSeconds = await countAttempt(
    database,
    [...limits, attemptLimits.address(address)],
    accounts.now(),
  );
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  const found = await database.read((queries) => readAccount(queries, { email }));
  const isPassword = await passwords.verify(found?.password ?? null, password);
  if (!found || !isPassword) {
    await noteFailure(accounts, found?.id ?? null);
    return notAnswered('sign-in-refused');
  }
  await forgetAttempts(database, limits);
  if (found.codeSecret !== null) {
    if (code === undefined && recoveryCode === undefined) return notAnswered('code-needed');
    const wait = await countAttempt(database, [attemptLimits.secondLook(found.id)], accounts.now());
    if (wait !== null) return notAnswered('too-many-attempts', { waitSeconds: wait });
  }
  const opened = await database.transaction(async (transaction) => {
    const account = await lockAccount(transaction, { id: found.id });
    // The password may have become another one while this one was looked at.
    if (!account || account.password !== found.password) return notAnswered('sign-in-refused');
    if (account.isDisabled) return notAnswered('account-disabled');
    const isStrong = account.codeSecret !== null;
    if (isStrong && !(await takeEither(accounts, transaction, account, { code, recoveryCode }))) {
      return notAnswered('wrong-code');
    }
    await endCookieSession(accounts, transaction, cookie);
    return answered(await beginSession(accounts, transaction, account, label));
  });
  if (!opened.ok) {
    await noteFailure(accounts, found.id);
    return opened;
  }
  await forgetAttempts(database, [attemptLimits.secondLook(found.id)]);
  return answered(await tokensOf(accounts, opened.value));
}

/**
 * Exchanges the refresh token of a cookie for a fresh pair. However it ends, nothing that the device holds is taken away.
 */
export async function refresh(
  accounts: Accounts,
  cookie: string | undefined,
): Promise<Answer<Tokens>> {
  const { database, keys, now } = accounts;
  const token = readRefreshToken(keys.refreshTokens, cookie ?? '');
  if (!token) return notAnswered('not-signed-in');
  const limit = attemptLimits.refresh(token.sessionId);
  const waitSeconds = await countAttempt(database, [limit], now());
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  const refreshed = await database.transaction(async (transaction) => {
    const outcome = await refreshSession(transaction, token, now());
    if (!outcome.ok) {
      return outcome.code === 'device-revoked'
        ? notAnswered(outcome.code, { isWiped: outcome.isWiped })
        : notAnswered(outcome.code);
    }
    const account = await lockAccount(transaction, { id: outcome.accountId });
    if (!account || account.isDisabled) return notAnswered('account-disabled');
    return answered({ token: outcome.token, account });
  });
  return refreshed.ok ? answered(await tokensOf(accounts, refreshed.value)) : refreshed;
}

/** Signs out: the session of the cookie ends. */
export async function signOut(accounts: Accounts, cookie: string | undefined): Promise<void> {
  await accounts.database.transaction((transaction) =>
    endCookieSession(accounts, transaction, cookie),
  );
}

async function takeEither(
  accounts: Accounts,
  transaction: Transaction,
  account: Account,
  { code, recoveryCode }: Pick<SignIn, 'code' | 'recoveryCode'>,
): Promise<boolean> {
  return recoveryCode === undefined
    ? takeCode(accounts, transaction, account, code)
    : takeRecoveryCode(accounts, transaction, account.id, recoveryCode);
}

/** Whether it is a code of now that was not used before; then it is used. */
export async function takeCode(
  accounts: Accounts,
  transaction: Transaction,
  { id, codeSecret, codeStep }: Account,
  code: string | undefined,
): Promise<boolean> {
  const step = codeSecret && code ? stepOf(accounts, codeSecret, code, codeStep) : null;
  if (step === null) return false;
  await noteCode(transaction, id, step);
  return true;
}

/** The time step of a code of that sealed secret; null where it is wrong, or not after the last one used. */
export function stepOf(
  { keys, now }: Accounts,
  sealedSecret: string,
  code: string,
  lastStep: number,
): number | null {
  const secret = Buffer.from(unseal(keys.sealing, sealedSecret), 'base64url');
  return stepOfCode(secret, code, now(), lastStep);
}

/** A session that was opened or goes on, and whose. */
export interface Opened {
  readonly account: Account;
  readonly token: RefreshToken;
}

/** Opens a session of the account. @param isStrong whether two factors were given. */
export async function beginSession(
  { now }: Accounts,
  transaction: Transaction,
  account: Account,
  label: string,
  isStrong = account.codeSecret !== null,
): Promise<Opened> {
  const at = now();
  const session = { accountId: account.id, label, isStrong };
  const token = await openSession(transaction, session, at);
  await noteAuthEvent(transaction, {
    name: 'signed-in',
    at,
    accountId: account.id,
    byAccountId: account.id,
    sessionId: token.sessionId,
  });
  return { account, token };
}

/** Ends the session of a cookie, where there is one. */
export async function endCookieSession(
  { keys, now }: Accounts,
  transaction: Transaction,
  cookie: string | undefined,
): Promise<void> {
  const token = readRefreshToken(keys.refreshTokens, cookie ?? '');
  if (!token) return;
  const { sessionId } = token;
  const accountId = await endSession(transaction, sessionId, 'signed-out', now());
  if (accountId === null) return;
  await noteAuthEvent(transaction, {
    name: 'signed-out',
    at: now(),
    accountId,
    byAccountId: accountId,
    sessionId,
  });
}

async function noteFailure(
  { database, now }: Accounts,
  accountId: AccountId | null,
): Promise<void> {
  await database.transaction((transaction) =>
    noteAuthEvent(transaction, {
      name: 'sign-in-failed',
      at: now(),
      accountId,
      byAccountId: null,
    }),
  );
}

/** The tokens of a session, both fresh. */
export async function tokensOf(
  { keys, now }: Accounts,
  { account, token }: Opened,
): Promise<Tokens> {
  const { sessionId, generation } = token;
  const { id: accountId, sessionVersion } = account;
  const claims = { accountId, sessionId, sessionVersion, generation };
  const accessToken = await signAccessToken(keys.accessTokens, claims, now());
  return {
    signedIn: { accessToken, seconds: ACCESS_TOKEN_SECONDS, accountId, sessionId },
    refreshToken: writeRefreshToken(keys.refreshTokens, token),
  };
}
