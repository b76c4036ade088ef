import * as z from 'zod/mini';
import type { Membership } from '../../domain/access/membership.ts';
import {
  type AccountId,
  accountIdSchema,
  personIdSchema,
  type ProgramId,
  programIdSchema,
} from '../../domain/id.ts';
import { type Me, type Member, rolesSchema } from '../../sync/messages/auth.ts';
import type { Queries, Transaction } from '../database/database.ts';

/** Why a membership is not changed. */
export type MemberTrouble = 'already-a-member' | 'no-such-member' | 'last-admin';

const memberSchema = z.object({
  account_id: accountIdSchema,
  email: z.string(),
  roles: z.string(),
  person_id: z.nullable(personIdSchema),
  code_secret: z.nullable(z.string()),
  disabled_at: z.nullable(z.int()),
});

/** Roles as the database holds them. */
export function parseRoles(text: string): Membership['roles'] {
  return rolesSchema.parse(JSON.parse(text));
}

/** The members of a program, by e-mail address. */
export async function readMembers(queries: Queries, programId: ProgramId): Promise<Member[]> {
  const lines = await queries.query(
    memberSchema,
    `select account_id, email, roles, person_id, code_secret, disabled_at
     from membership join account on account.id = account_id where program_id = $1 order by email`,
    [programId],
  );
  return lines.map(({ account_id: accountId, email, roles, person_id: personId, ...line }) => ({
    accountId,
    email,
    roles: [...parseRoles(roles)],
    personId,
    hasSecondFactor: line.code_secret !== null,
    isDisabled: line.disabled_at !== null,
  }));
}

const membershipSchema = z.object({
  program_id: programIdSchema,
  roles: z.string(),
  person_id: z.nullable(personIdSchema),
});

/** What an account is in which programs. */
export async function readMemberships(
  queries: Queries,
  accountId: AccountId,
): Promise<Me['memberships']> {
  const lines = await queries.query(
    membershipSchema,
    'select program_id, roles, person_id from membership where account_id = $1 order by program_id',
    [accountId],
  );
  return lines.map(({ program_id: programId, roles, person_id: personId }) => ({
    programId,
    roles: [...parseRoles(roles)],
    personId,
  }));
}

/** Makes an account a member. */
export async function addMember(
  transaction: Transaction,
  { accountId, programId, roles, personId }: Membership,
): Promise<MemberTrouble | null> {
  const added = await transaction.run(
    `insert into membership (account_id, program_id, roles, person_id) values ($1, $2, $3, $4)
     on conflict (account_id, program_id) do nothing`,
    [accountId, programId, JSON.stringify(roles), personId],
  );
  return added > 0 ? null : 'already-a-member';
}

/** Gives a member other roles, or another person to be. A program keeps an admin. */
export async function changeMember(
  transaction: Transaction,
  { accountId, programId, roles, personId }: Membership,
): Promise<MemberTrouble | null> {
  const trouble = await memberTrouble(transaction, programId, accountId, roles);
  if (trouble) return trouble;
  await transaction.run(
    'update membership set roles = $3, person_id = $4 where account_id = $1 and program_id = $2',
    [accountId, programId, JSON.stringify(roles), personId],
  );
  return null;
}

/** Takes a member out of the program. A program keeps an admin. */
export async function removeMember(
  transaction: Transaction,
  programId: ProgramId,
  accountId: AccountId,
): Promise<MemberTrouble | null> {
  const trouble = await memberTrouble(transaction, programId, accountId, []);
  if (trouble) return trouble;
  await transaction.run('delete from membership where account_id = $1 and program_id = $2', [
    accountId,
    programId,
  ]);
  return null;
}

async function memberTrouble(
  transaction: Transaction,
  programId: ProgramId,
  accountId: AccountId,
  rolesNext: Membership['roles'],
): Promise<MemberTrouble | null> {
  // Who changes members of a program waits for whoever does so too, lest two admins remove each other.
  await transaction.query(
    z.object({ id: z.string() }),
    `select id from program where id = $1 ${transaction.dialect.forUpdate}`,
    [programId],
  );
  const members = await readMembers(transaction, programId);
  const isAdmin = ({ roles }: Member): boolean => roles.includes('admin');
  const member = members.find((each) => each.accountId === accountId);
  if (!member) return 'no-such-member';
  const keepsAdmin =
    !isAdmin(member) ||
    rolesNext.includes('admin') ||
    members.some((each) => each !== member && isAdmin(each) && !each.isDisabled);
  return keepsAdmin ? null : 'last-admin';
}
