import * as z from 'zod/mini';
import { type AccountId, accountIdSchema } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { noteAuthEvent } from './auth-events.ts';
import { randomId } from './session-id.ts';

const columns =
  'id, email, password, code_secret, code_secret_next, code_step, session_version, disabled_at';

const accountSchema = z.object({
  id: accountIdSchema,
  email: z.string(),
  password: z.string(),
  code_secret: z.nullable(z.string()),
  code_secret_next: z.nullable(z.string()),
  code_step: z.int(),
  session_version: z.int(),
  disabled_at: z.nullable(z.int()),
});

/** An account as it is stored. */
export interface Account {
  readonly id: AccountId;
  readonly email: string;
  /** What argon2id made of the password. */
  readonly password: string;
  /** The sealed secret of the second factor; null where there is none. */
  readonly codeSecret: string | null;
  /** The same of one that was begun: it counts once its first code was given. */
  readonly codeSecretNext: string | null;
  readonly codeStep: number;
  readonly sessionVersion: number;
  readonly isDisabled: boolean;
}

/** Whose account: by address or by id. */
export type AccountKey = { readonly email: string } | { readonly id: AccountId };

/** The account of that address, or of that id; null where there is none. */
export function readAccount(queries: Queries, by: AccountKey): Promise<Account | null> {
  return readLine(queries, by, '');
}

/** The same, and nobody else writes to it until the transaction ends. */
export function lockAccount(transaction: Transaction, by: AccountKey): Promise<Account | null> {
  return readLine(transaction, by, transaction.dialect.forUpdate);
}

async function readLine(queries: Queries, by: AccountKey, suffix: string): Promise<Account | null> {
  const [column, value] = 'email' in by ? ['email', by.email] : ['id', by.id];
  const [line] = await queries.query(
    accountSchema,
    `select ${columns} from account where ${column} = $1 ${suffix}`,
    [value],
  );
  if (!line) return null;
  return {
    id: line.id,
    email: line.email,
    password: line.password,
    codeSecret: line.code_secret,
    codeSecretNext: line.code_secret_next,
    codeStep: line.code_step,
    sessionVersion: line.session_version,
    isDisabled: line.disabled_at !== null,
  };
}

/** Makes an account. @param passwordHash from Passwords. @throws where there is one of that address. */
export async function makeAccount(
  transaction: Transaction,
  email: string,
  passwordHash: string,
  at: Instant,
): Promise<AccountId> {
  const id = accountIdSchema.parse(randomId());
  await transaction.run(
    `insert into account (id, email, password, code_secret, code_secret_next, code_step,
       session_version, created_at, disabled_at)
     values ($1, $2, $3, null, null, 0, 1, $4, null)`,
    [id, email, passwordHash, at],
  );
  await noteAuthEvent(transaction, { name: 'account-made', at, accountId: id, byAccountId: null });
  return id;
}

/** Stores another password; access tokens made before are good no more. */
export async function setPassword(
  transaction: Transaction,
  id: AccountId,
  passwordHash: string,
): Promise<void> {
  await transaction.run(
    'update account set password = $2, session_version = session_version + 1 where id = $1',
    [id, passwordHash],
  );
}

/** Stores the secret of a second factor that no code has confirmed yet. */
export async function beginCodes(
  transaction: Transaction,
  id: AccountId,
  sealedSecret: string,
): Promise<void> {
  await transaction.run('update account set code_secret_next = $2 where id = $1', [
    id,
    sealedSecret,
  ]);
}

/** Asks for codes of the secret that was begun from now on. @param step of its first code, which is used by that. */
export async function confirmCodes(
  transaction: Transaction,
  id: AccountId,
  step: number,
): Promise<void> {
  await transaction.run(
    `update account set code_secret = code_secret_next, code_secret_next = null, code_step = $2,
       session_version = session_version + 1 where id = $1`,
    [id, step],
  );
}

/** Notes that the code of that time step was used. */
export async function noteCode(
  transaction: Transaction,
  id: AccountId,
  step: number,
): Promise<void> {
  await transaction.run('update account set code_step = $2 where id = $1', [id, step]);
}

/** Takes the second factor away; access tokens made before are good no more. */
export async function removeCodes(transaction: Transaction, id: AccountId): Promise<void> {
  await transaction.run('delete from recovery_code where account_id = $1', [id]);
  await transaction.run(
    `update account set code_secret = null, code_secret_next = null,
       session_version = session_version + 1 where id = $1`,
    [id],
  );
}

/** Switches an account off, or on again with null; access tokens made before are good no more. */
export async function setDisabled(
  transaction: Transaction,
  id: AccountId,
  at: Instant | null,
): Promise<void> {
  await transaction.run(
    'update account set disabled_at = $2, session_version = session_version + 1 where id = $1',
    [id, at],
  );
}
