import { randomBytes } from 'node:crypto';
import type * as z from 'zod/mini';
import type {
  beginSecondFactorSchema,
  Me,
  newPasswordSchema,
  revokeSchema,
  SessionLine,
  secondFactorSchema,
} from '../../sync/messages/auth.ts';
import type { makeRecoveryCodesSchema, recoveryCodesSchema } from '../../sync/messages/passkeys.ts';
import {
  type Account,
  beginCodes,
  confirmCodes,
  lockAccount,
  readAccount,
  setPassword,
} from './account-rows.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import { attemptLimits, countAttempt, forgetAttempts } from './attempts.ts';
import { noteAuthEvent } from './auth-events.ts';
import type { Caller } from './authenticate-token.ts';
import { readMemberships } from './members.ts';
import { base32, codeAddress } from './one-time-code.ts';
import { passwordTrouble } from './passwords.ts';
import { writeRecoveryCodes } from './recovery-codes.ts';
import { seal } from './server-keys.ts';
import { sessionIdSchema } from './session-id.ts';
import { endSession, endSessions, readSessions, strengthenSession } from './sessions.ts';
import { stepOf, takeCode } from './sign-in.ts';

const CODE_SECRET_BYTES = 20;

/** What the account that asks is, and in which programs. */
export async function readMe({ database }: Accounts, caller: Caller): Promise<Answer<Me>> {
  const { accountId, isStrong } = caller;
  return database.read(async (queries) => {
    const account = await readAccount(queries, { id: accountId });
    if (!account) return notAnswered('session-ended');
    const { email } = account;
    const hasSecondFactor = account.codeSecret !== null;
    const memberships = await readMemberships(queries, accountId);
    return answered({ accountId, email, hasSecondFactor, isStrong, memberships });
  });
}

/** Where the account that asks is signed in. */
export async function readOwnSessions(
  { database }: Accounts,
  { accountId, sessionId }: Caller,
): Promise<Answer<SessionLine[]>> {
  return answered(await database.read((queries) => readSessions(queries, accountId, sessionId)));
}

/** Ends a session of the account that asks. */
export async function revokeOwnSession(
  { database, now }: Accounts,
  { accountId }: Caller,
  { sessionId, isWiped }: z.infer<typeof revokeSchema>,
): Promise<Answer<null>> {
  return database.transaction(async (transaction) => {
    const own = await readSessions(transaction, accountId, null);
    const id = sessionIdSchema.parse(sessionId);
    if (!own.some((session) => session.sessionId === id)) return notAnswered('no-such-device');
    const at = now();
    await endSession(transaction, id, 'revoked', at, isWiped);
    await noteAuthEvent(transaction, {
      name: 'device-revoked',
      at,
      accountId,
      byAccountId: accountId,
      sessionId: id,
    });
    return answered(null);
  });
}

/** Gives the account another password: it is signed out everywhere else. */
export async function changePassword(
  accounts: Accounts,
  { accountId, sessionId }: Caller,
  { password, newPassword }: z.infer<typeof newPasswordSchema>,
): Promise<Answer<null>> {
  const { database, passwords, now } = accounts;
  const account = await withPassword(accounts, accountId, password);
  if (!account.ok) return account;
  const trouble = passwordTrouble(newPassword, account.value.email);
  if (trouble) return notAnswered('weak-password', { trouble });
  const hash = await passwords.hash(newPassword);
  return database.transaction(async (transaction) => {
    const at = now();
    const current = await lockAccount(transaction, { id: accountId });
    if (current?.password !== account.value.password) return notAnswered('wrong-password');
    await setPassword(transaction, accountId, hash);
    await endSessions(transaction, accountId, 'password-changed', at, sessionId);
    const event = { name: 'password-changed', at, accountId, byAccountId: accountId } as const;
    await noteAuthEvent(transaction, event);
    return answered(null);
  });
}

/** Makes the secret of a second factor, which counts once its first code was given. */
export async function beginSecondFactor(
  accounts: Accounts,
  { accountId }: Caller,
  { password, code }: z.infer<typeof beginSecondFactorSchema>,
): Promise<Answer<z.infer<typeof secondFactorSchema>>> {
  const { database, keys } = accounts;
  const account = await withPassword(accounts, accountId, password);
  if (!account.ok) return account;
  const secret = randomBytes(CODE_SECRET_BYTES);
  return database.transaction(async (transaction) => {
    const current = await lockAccount(transaction, { id: accountId });
    if (!current) return notAnswered('session-ended');
    if (current.codeSecret !== null) {
      if (code === undefined) return notAnswered('code-needed');
      if (!(await takeCode(accounts, transaction, current, code))) return notAnswered('wrong-code');
    }
    const sealed = seal(keys.sealing, secret.toString('base64url'));
    await beginCodes(transaction, accountId, sealed);
    return answered({ secret: base32(secret), address: codeAddress(secret, current.email) });
  });
}

/**
 * Takes the first code of a second factor: from now on signing in asks for one, and this session has given it.
 * @returns recovery codes for it, in place of those before.
 */
export async function confirmSecondFactor(
  accounts: Accounts,
  { accountId, sessionId }: Caller,
  code: string,
): Promise<Answer<z.infer<typeof recoveryCodesSchema>>> {
  const { database, now } = accounts;
  const limit = attemptLimits.secondLook(accountId);
  const waitSeconds = await countAttempt(database, [limit], now());
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  return database.transaction(async (transaction) => {
    const account = await lockAccount(transaction, { id: accountId });
    const begun = account?.codeSecretNext ?? null;
    const step = begun === null ? null : stepOf(accounts, begun, code, 0);
    if (step === null) return notAnswered('wrong-code');
    await confirmCodes(transaction, accountId, step);
    await strengthenSession(transaction, sessionId);
    await noteAuthEvent(transaction, {
      name: 'second-factor-set',
      at: now(),
      accountId,
      byAccountId: accountId,
      sessionId,
    });
    return answered({ codes: await writeRecoveryCodes(accounts, transaction, accountId) });
  });
}

/** Makes recovery codes, for whoever gives the password and a code once more. */
export async function makeRecoveryCodes(
  accounts: Accounts,
  { accountId }: Caller,
  { password, code }: z.infer<typeof makeRecoveryCodesSchema>,
): Promise<Answer<z.infer<typeof recoveryCodesSchema>>> {
  const account = await withPassword(accounts, accountId, password);
  if (!account.ok) return account;
  return accounts.database.transaction(async (transaction) => {
    const current = await lockAccount(transaction, { id: accountId });
    if (!current || !(await takeCode(accounts, transaction, current, code))) {
      return notAnswered('wrong-code');
    }
    return answered({ codes: await writeRecoveryCodes(accounts, transaction, accountId) });
  });
}

/** The account that asks, having given its password once more. */
export async function withPassword(
  { database, passwords, now }: Accounts,
  accountId: Caller['accountId'],
  password: string,
): Promise<Answer<Account>> {
  const limit = attemptLimits.secondLook(accountId);
  const waitSeconds = await countAttempt(database, [limit], now());
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  const account = await database.read((queries) => readAccount(queries, { id: accountId }));
  if (!account || !(await passwords.verify(account.password, password))) {
    return notAnswered('wrong-password');
  }
  await forgetAttempts(database, [limit]);
  return answered(account);
}
