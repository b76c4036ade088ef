import { createHmac, randomBytes } from 'node:crypto';
import type { AccountId } from '../../domain/id.ts';
import type { Transaction } from '../database/database.ts';
import type { Accounts } from './accounts.ts';
import { noteAuthEvent } from './auth-events.ts';
import { base32 } from './one-time-code.ts';

const CODES = 10;
const CODE_BYTES = 10;

/** Makes codes for whoever loses their authenticator, each good once, in place of those there were. */
export async function writeRecoveryCodes(
  accounts: Accounts,
  transaction: Transaction,
  accountId: AccountId,
): Promise<string[]> {
  const codes = Array.from({ length: CODES }, () => base32(randomBytes(CODE_BYTES)).toLowerCase());
  await transaction.run('delete from recovery_code where account_id = $1', [accountId]);
  for (const code of codes) {
    await transaction.run('insert into recovery_code (account_id, hash) values ($1, $2)', [
      accountId,
      hashOf(accounts, accountId, code),
    ]);
  }
  const event = { name: 'recovery-codes-made', accountId, byAccountId: accountId } as const;
  await noteAuthEvent(transaction, { ...event, at: accounts.now() });
  return codes.map((code) => code.replaceAll(/(.{4})(?=.)/g, '$1-'));
}

/** Whether it is one of the account's codes; then it is used, and good no second time. */
export async function takeRecoveryCode(
  accounts: Accounts,
  transaction: Transaction,
  accountId: AccountId,
  code: string,
): Promise<boolean> {
  const plain = code.toLowerCase().replaceAll(/[\s-]/g, '');
  const used = await transaction.run(
    'delete from recovery_code where account_id = $1 and hash = $2',
    [accountId, hashOf(accounts, accountId, plain)],
  );
  if (used === 0) return false;
  const event = { name: 'recovery-code-used', accountId, byAccountId: accountId } as const;
  await noteAuthEvent(transaction, { ...event, at: accounts.now() });
  return true;
}

/** With a key that is not in the database, so that a stolen copy cannot be tried against. */
function hashOf({ keys }: Accounts, accountId: AccountId, code: string): string {
  return createHmac('sha256', keys.sealing)
    .update(`recovery ${accountId} ${code}`)
    .digest('base64url');
}
