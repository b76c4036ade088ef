import type { ProgramId } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import { emailSchema } from '../../sync/messages/auth.ts';
import type { Database, Transaction } from '../database/database.ts';
import { createProgram, readProgram } from '../programs.ts';
import {
  type Account,
  lockAccount,
  makeAccount,
  removeCodes,
  setDisabled,
} from './account-rows.ts';
import { noteAuthEvent } from './auth-events.ts';
import { addMember, readMembers } from './members.ts';
import { Passwords, passwordTrouble } from './passwords.ts';

/** What the first administrator of a program needs. */
export interface FirstAdmin {
  readonly programId: ProgramId;
  readonly email: string;
  readonly password: string;
  /** Anything that no other copy of the program has. */
  readonly epoch: string;
  readonly at: Instant;
}

/**
 * Makes a program, unless it is there without members, and its first administrator.
 * @returns what was done, in words.
 * @throws an Error with words for whoever types the command, where it cannot be done.
 */
export async function setUpAdmin(
  database: Database,
  { programId, email: given, password, epoch, at }: FirstAdmin,
): Promise<string> {
  const read = emailSchema.safeParse(given);
  if (!read.success) throw new Error(`${given} is no e-mail address.`);
  const email = read.data;
  const trouble = passwordTrouble(password, email);
  if (trouble)
    throw new Error(
      `The password is ${trouble.replace('-', ' ')}: at least 10 letters, and not a common one.`,
    );
  const isThere = await database.read((queries) => readProgram(queries, programId));
  if (!isThere) await createProgram(database, programId, epoch);
  const passwordHash = await new Passwords().hash(password);
  await database.transaction(async (transaction) => {
    const members = await readMembers(transaction, programId);
    if (members.length > 0) {
      throw new Error(`The program ${programId} has members already. They can invite others.`);
    }
    if (await lockAccount(transaction, { email })) {
      throw new Error(`${email} has an account already. Another administrator can invite it.`);
    }
    const accountId = await makeAccount(transaction, email, passwordHash, at);
    await addMember(transaction, { accountId, programId, roles: ['admin'], personId: null });
    const event = { name: 'membership-made', at, accountId, byAccountId: null, programId } as const;
    await noteAuthEvent(transaction, event);
  });
  return `${email} administers the program ${programId}. Signing in asks for a second factor to be set up.`;
}

/** Switches an account off or on. @returns what was done, in words. @throws where there is no such account. */
export function setAccountDisabled(
  database: Database,
  email: string,
  isDisabled: boolean,
  at: Instant,
): Promise<string> {
  return withAccount(database, email, async (transaction, { id: accountId }) => {
    await setDisabled(transaction, accountId, isDisabled ? at : null);
    const name = isDisabled ? 'account-disabled' : 'account-enabled';
    await noteAuthEvent(transaction, { name, at, accountId, byAccountId: null });
    return `${email} is switched ${isDisabled ? 'off' : 'on'}.`;
  });
}

/** For whoever lost their authenticator. @returns what was done, in words. @throws where there is no such account. */
export function takeAwaySecondFactor(
  database: Database,
  email: string,
  at: Instant,
): Promise<string> {
  return withAccount(database, email, async (transaction, { id: accountId }) => {
    await removeCodes(transaction, accountId);
    const event = { name: 'second-factor-reset', at, accountId, byAccountId: null } as const;
    await noteAuthEvent(transaction, event);
    return `${email} has no second factor now.`;
  });
}

function withAccount(
  database: Database,
  email: string,
  work: (transaction: Transaction, account: Account) => Promise<string>,
): Promise<string> {
  return database.transaction(async (transaction) => {
    const account = await lockAccount(transaction, { email });
    if (!account) throw new Error(`There is no account of ${email}.`);
    return work(transaction, account);
  });
}
