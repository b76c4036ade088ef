import * as z from 'zod/mini';
import type { Membership } from '../../domain/access/membership.ts';
import { personIdSchema, type ProgramId, programIdSchema } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { InvitationLine, Invite, Invited } from '../../sync/messages/auth.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { hashOfToken, newLinkToken } from './link-token.ts';
import { parseRoles } from './members.ts';
import { randomId } from './session-id.ts';

/** How long an invitation is open. */
const INVITATION_DAYS_MAX = 14;

/** An invitation that is open. */
export interface Invitation extends Omit<Membership, 'accountId'> {
  readonly id: string;
  readonly email: string;
}

/** Writes an invitation. @returns what the link carries; only a hash of it is stored. */
export async function makeInvitation(
  transaction: Transaction,
  { programId, email, roles, personId }: Invite,
  at: Instant,
): Promise<Invited> {
  const invitationId = randomId();
  const token = newLinkToken();
  const expiresAt = at + INVITATION_DAYS_MAX * 24 * 60 * 60 * 1000;
  await transaction.run(
    `insert into invitation (id, token_hash, program_id, email, roles, person_id, created_at,
       expires_at, closed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, null)`,
    [
      invitationId,
      hashOfToken(token),
      programId,
      email,
      JSON.stringify(roles),
      personId,
      at,
      expiresAt,
    ],
  );
  return { invitationId, token };
}

const invitationSchema = z.object({
  id: z.string(),
  program_id: programIdSchema,
  email: z.string(),
  roles: z.string(),
  person_id: z.nullable(personIdSchema),
  expires_at: z.int(),
});

/** The open invitation of that token; null where there is none. */
export function readInvitation(
  queries: Queries,
  token: string,
  at: Instant,
): Promise<Invitation | null> {
  return readLine(queries, token, at, '');
}

/** The same, and nobody else closes it until the transaction ends. */
export function lockInvitation(
  transaction: Transaction,
  token: string,
  at: Instant,
): Promise<Invitation | null> {
  return readLine(transaction, token, at, transaction.dialect.forUpdate);
}

async function readLine(
  queries: Queries,
  token: string,
  at: Instant,
  suffix: string,
): Promise<Invitation | null> {
  const [line] = await queries.query(
    invitationSchema,
    `select id, program_id, email, roles, person_id, expires_at from invitation
     where token_hash = $1 and closed_at is null and expires_at > $2 ${suffix}`,
    [hashOfToken(token), at],
  );
  if (!line) return null;
  const { id, program_id: programId, email, roles, person_id: personId } = line;
  return { id, programId, email, roles: parseRoles(roles), personId };
}

/** The open invitations of a program. */
export async function readInvitations(
  queries: Queries,
  programId: ProgramId,
  at: Instant,
): Promise<InvitationLine[]> {
  const lines = await queries.query(
    invitationSchema,
    `select id, program_id, email, roles, person_id, expires_at from invitation
     where program_id = $1 and closed_at is null and expires_at > $2 order by expires_at, id`,
    [programId, at],
  );
  return lines.map(({ id, email, roles, person_id: personId, expires_at: expiresAt }) => ({
    invitationId: id,
    email,
    roles: [...parseRoles(roles)],
    personId,
    expiresAt,
  }));
}

/** Closes an invitation of a program. @returns whether it was open. */
export async function closeInvitation(
  transaction: Transaction,
  programId: ProgramId,
  invitationId: string,
  at: Instant,
): Promise<boolean> {
  const closed = await transaction.run(
    'update invitation set closed_at = $3 where program_id = $1 and id = $2 and closed_at is null',
    [programId, invitationId, at],
  );
  return closed > 0;
}
