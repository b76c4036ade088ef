import * as z from 'zod/mini';
import { type AccountId, accountIdSchema } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type {
  FinishPasskey,
  PasskeyLine,
  PasskeyOptions,
  PasskeySignIn,
} from '../../sync/messages/passkeys.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { lockAccount } from './account-rows.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import { attemptLimits, countAttempt } from './attempts.ts';
import { noteAuthEvent } from './auth-events.ts';
import type { Caller } from './authenticate-token.ts';
import { hashOfToken, newLinkToken } from './link-token.ts';
import { withPassword } from './own-account.ts';
import { beginSession, endCookieSession, type Tokens, tokensOf } from './sign-in.ts';
import { isLinkAccount } from './viewer-links.ts';
import { isSignedBy, readAuthenticatorData, readClientData, readPublicKey } from './webauthn.ts';

const CHALLENGE_MILLISECONDS = 5 * 60_000;
const PASSKEYS_MAX = 20;

/** Asks an account's browser to make a passkey for this host. */
export async function beginPasskey(
  accounts: Accounts,
  { accountId }: Caller,
  password: string,
  host: string,
): Promise<Answer<PasskeyOptions>> {
  const account = await withPassword(accounts, accountId, password);
  if (!account.ok) return account;
  return accounts.database.transaction(async (transaction) => {
    const known = await readPasskeys(transaction, accountId);
    if (known.length >= PASSKEYS_MAX) return notAnswered('too-many-made');
    return answered({
      challenge: await newChallenge(transaction, accountId, accounts.now()),
      rpId: rpIdOf(host),
      userId: accountId,
      userName: account.value.email,
      known: known.map(({ credentialId }) => credentialId),
    });
  });
}

/** Stores the passkey that the browser made. */
export async function finishPasskey(
  { database, now }: Accounts,
  { accountId, sessionId }: Caller,
  { label, credentialId, clientData, authenticatorData, publicKey }: FinishPasskey,
  host: string,
): Promise<Answer<null>> {
  const client = readClientData(clientData, 'webauthn.create', host);
  const rpId = rpIdOf(host);
  const made = readAuthenticatorData(Buffer.from(authenticatorData, 'base64url'), rpId);
  const isWhole = made?.credentialId === credentialId && readPublicKey(publicKey) !== null;
  if (!client || !isWhole) return notAnswered('passkey-refused');
  return database.transaction(async (transaction) => {
    const at = now();
    const isAsked = await takeChallenge(transaction, client.challenge, accountId, at);
    if (!isAsked || (await isLinkAccount(transaction, accountId))) {
      return notAnswered('passkey-refused');
    }
    const added = await transaction.run(
      `insert into passkey (id, account_id, rp_id, public_key, sign_count, label, created_at, used_at)
       values ($1, $2, $3, $4, $5, $6, $7, null) on conflict (id) do nothing`,
      [credentialId, accountId, rpId, publicKey, made.signCount, label, at],
    );
    if (added === 0) return notAnswered('passkey-refused');
    const event = { name: 'passkey-made', at, accountId, byAccountId: accountId } as const;
    await noteAuthEvent(transaction, { ...event, sessionId });
    return answered(null);
  });
}

/** What whoever signs in with a passkey is to sign. @param address where from, for the limits alone. */
export async function beginPasskeySignIn(
  { database, now }: Accounts,
  address: string,
  host: string,
): Promise<Answer<{ challenge: string; rpId: string }>> {
  const waitSeconds = await countAttempt(database, [attemptLimits.address(address)], now());
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  return database.transaction(async (transaction) =>
    answered({ challenge: await newChallenge(transaction, null, now()), rpId: rpIdOf(host) }),
  );
}

/**
 * Signs in with a passkey. Its authenticator has verified its owner, so that it is two factors at once.
 * @param cookie the refresh token that the device holds so far: its session ends.
 */
export async function signInWithPasskey(
  accounts: Accounts,
  wanted: PasskeySignIn,
  host: string,
  cookie: string | undefined,
): Promise<Answer<Tokens>> {
  const { database, now } = accounts;
  const client = readClientData(wanted.clientData, 'webauthn.get', host);
  if (!client) return notAnswered('passkey-refused');
  const opened = await database.transaction(async (transaction) => {
    const at = now();
    const isAsked = await takeChallenge(transaction, client.challenge, null, at);
    const accountId = isAsked ? await checkPasskey(transaction, wanted, host, at) : null;
    if (accountId === null) return notAnswered('passkey-refused');
    const account = await lockAccount(transaction, { id: accountId });
    if (!account || account.isDisabled) return notAnswered('account-disabled');
    await endCookieSession(accounts, transaction, cookie);
    return answered(await beginSession(accounts, transaction, account, wanted.label, true));
  });
  if (!opened.ok) return opened;
  return answered(await tokensOf(accounts, opened.value));
}

const passkeySchema = z.object({
  account_id: accountIdSchema,
  rp_id: z.string(),
  public_key: z.string(),
  sign_count: z.int(),
});

/** Whose passkey signed it; null where none of this host did. */
async function checkPasskey(
  transaction: Transaction,
  { credentialId, ...signed }: PasskeySignIn,
  host: string,
  at: Instant,
): Promise<AccountId | null> {
  const [passkey] = await transaction.query(
    passkeySchema,
    `select account_id, rp_id, public_key, sign_count from passkey where id = $1
     ${transaction.dialect.forUpdate}`,
    [credentialId],
  );
  if (!passkey || passkey.rp_id !== rpIdOf(host)) return null;
  const data = readAuthenticatorData(
    Buffer.from(signed.authenticatorData, 'base64url'),
    passkey.rp_id,
  );
  const key = readPublicKey(passkey.public_key);
  if (!data || !key || !isSignedBy(key, signed)) return null;
  // Authenticators that count have signed more than before; one that has not is a copy.
  const isCopy = data.signCount !== 0 && data.signCount <= passkey.sign_count;
  if (isCopy) return null;
  await transaction.run('update passkey set sign_count = $2, used_at = $3 where id = $1', [
    credentialId,
    data.signCount,
    at,
  ]);
  return passkey.account_id;
}

const lineSchema = z.object({
  id: z.string(),
  label: z.string(),
  created_at: z.int(),
  used_at: z.nullable(z.int()),
});

/** The passkeys of an account, oldest first. */
export async function readPasskeys(queries: Queries, accountId: AccountId): Promise<PasskeyLine[]> {
  const lines = await queries.query(
    lineSchema,
    'select id, label, created_at, used_at from passkey where account_id = $1 order by created_at, id',
    [accountId],
  );
  return lines.map(({ id, label, created_at: createdAt, used_at: usedAt }) => ({
    credentialId: id,
    label,
    createdAt,
    usedAt,
  }));
}

/** Takes a passkey of the account away. */
export async function removePasskey(
  { database, now }: Accounts,
  { accountId, sessionId }: Caller,
  credentialId: string,
): Promise<Answer<null>> {
  return database.transaction(async (transaction) => {
    const removed = await transaction.run('delete from passkey where account_id = $1 and id = $2', [
      accountId,
      credentialId,
    ]);
    if (removed === 0) return notAnswered('no-such-passkey');
    const event = {
      name: 'passkey-removed',
      at: now(),
      accountId,
      byAccountId: accountId,
    } as const;
    await noteAuthEvent(transaction, { ...event, sessionId });
    return answered(null);
  });
}

function rpIdOf(host: string): string {
  return URL.canParse(`https://${host}`) ? new URL(`https://${host}`).hostname : '';
}

async function newChallenge(
  transaction: Transaction,
  accountId: AccountId | null,
  at: Instant,
): Promise<string> {
  const challenge = newLinkToken();
  await transaction.run('delete from passkey_challenge where expires_at <= $1', [at]);
  await transaction.run(
    'insert into passkey_challenge (hash, account_id, expires_at) values ($1, $2, $3)',
    [hashOfToken(challenge), accountId, at + CHALLENGE_MILLISECONDS],
  );
  return challenge;
}

/** Whether that was asked, of this account where one is named; it is taken by that, and good no second time. */
async function takeChallenge(
  transaction: Transaction,
  challenge: string,
  accountId: AccountId | null,
  at: Instant,
): Promise<boolean> {
  const taken = await transaction.run(
    `delete from passkey_challenge where hash = $1 and expires_at > $2
       and ${accountId === null ? 'account_id is null' : 'account_id = $3'}`,
    [hashOfToken(challenge), at, ...(accountId === null ? [] : [accountId])],
  );
  return taken > 0;
}
