import * as z from 'zod/mini';
import { isOffice, isReadOnly, type Membership } from '../../domain/access/membership.ts';
import {
  type AccountId,
  accountIdSchema,
  idSchema,
  personIdSchema,
  type ProgramId,
  programIdSchema,
} from '../../domain/id.ts';
import { type Day, daySchema } from '../../domain/time/day.ts';
import type { Instant } from '../../domain/time/zone.ts';
import {
  type MadeToken,
  type MakeToken,
  scopeNames,
  scopeSchema,
  type TokenLine,
  type TokenScope,
} from '../../sync/messages/tokens.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { type Answer, answered, notAnswered } from './accounts.ts';
import { hashOfToken, newLinkToken } from './link-token.ts';
import { parseRoles } from './members.ts';
import { randomId } from './session-id.ts';

/** By which tokens are known wherever they turn up, such as in a repository that somebody published by mistake. */
const PREFIX = 'rst_';
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
/** How many tokens of a program an account has at most. */
const TOKENS_MAX = 20;

const scopesSchema = z.array(scopeSchema);

/** The scopes that a member of these roles can make any use of. */
export function scopesFor(membership: Membership): readonly TokenScope[] {
  if (isOffice(membership)) return scopeNames;
  const ownAbsences = membership.personId !== null && !isReadOnly(membership);
  return scopeNames.filter(
    (scope) => scope.startsWith('read:') || (ownAbsences && scope === 'write:absences'),
  );
}

/** Writes a token; only a hash of it is stored. Refused where its owner has too many. */
export async function makeApiToken(
  transaction: Transaction,
  accountId: AccountId,
  isStrong: boolean,
  { programId, label, scopes, days }: MakeToken,
  at: Instant,
): Promise<Answer<MadeToken>> {
  const open = await readTokens(transaction, accountId, programId);
  if (open.filter(({ expiresAt }) => expiresAt > at).length >= TOKENS_MAX) {
    return notAnswered('too-many-made');
  }
  const tokenId = randomId();
  const token = PREFIX + newLinkToken();
  const expiresAt = at + days * DAY_MILLISECONDS;
  const scopesOnce = JSON.stringify(scopeNames.filter((scope) => scopes.includes(scope)));
  await transaction.run(
    `insert into api_token (id, token_hash, account_id, program_id, label, scopes, is_strong, created_at,
       expires_at, last_used_on, revoked_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, null)`,
    [
      tokenId,
      hashOfToken(token),
      accountId,
      programId,
      label,
      scopesOnce,
      isStrong ? 1 : 0,
      at,
      expiresAt,
    ],
  );
  return answered({ tokenId, token, expiresAt });
}

const lineSchema = z.object({
  id: idSchema,
  program_id: programIdSchema,
  label: z.string(),
  scopes: z.string(),
  created_at: z.int(),
  expires_at: z.int(),
  last_used_on: z.nullable(daySchema),
});

/** The tokens of an account that were not revoked, oldest first. @param programId null for those of all programs. */
export async function readTokens(
  queries: Queries,
  accountId: AccountId,
  programId: ProgramId | null,
): Promise<TokenLine[]> {
  const lines = await queries.query(
    lineSchema,
    `select id, program_id, label, scopes, created_at, expires_at, last_used_on from api_token
     where account_id = $1 and revoked_at is null ${programId === null ? '' : 'and program_id = $2'}
     order by created_at, id`,
    programId === null ? [accountId] : [accountId, programId],
  );
  return lines.map((line) => ({
    tokenId: line.id,
    programId: line.program_id,
    label: line.label,
    scopes: scopesSchema.parse(JSON.parse(line.scopes)),
    createdAt: line.created_at,
    expiresAt: line.expires_at,
    lastUsedOn: line.last_used_on,
  }));
}

/** Takes a token of that account away. @param programId null for any program. @returns its program; null where there is none. */
export async function revokeToken(
  transaction: Transaction,
  accountId: AccountId,
  tokenId: string,
  programId: ProgramId | null,
  at: Instant,
): Promise<ProgramId | null> {
  const [revoked] = await transaction.query(
    z.object({ program_id: programIdSchema }),
    `update api_token set revoked_at = $3 where account_id = $1 and id = $2 and revoked_at is null
       ${programId === null ? '' : 'and program_id = $4'} returning program_id`,
    programId === null ? [accountId, tokenId, at] : [accountId, tokenId, at, programId],
  );
  return revoked?.program_id ?? null;
}

/** Whoever asks with a token, and for what it was made. */
export interface TokenCaller {
  readonly tokenId: string;
  readonly scopes: readonly TokenScope[];
  readonly membership: Membership;
  /** Set where the token is used for the first time on that day, which is to be noted. */
  readonly usedOn: Day | null;
}

const callerSchema = z.object({
  id: idSchema,
  account_id: accountIdSchema,
  program_id: programIdSchema,
  scopes: z.string(),
  is_strong: z.int(),
  expires_at: z.int(),
  last_used_on: z.nullable(daySchema),
  revoked_at: z.nullable(z.int()),
  disabled_at: z.nullable(z.int()),
  roles: z.nullable(z.string()),
  person_id: z.nullable(personIdSchema),
});

/** Says who sends a request by the token in its header, as what of its program as the database has it now. */
export async function readTokenCaller(
  queries: Queries,
  authorization: string | null,
  at: Instant,
): Promise<Answer<TokenCaller>> {
  const token = /^Bearer (rst_[\w-]{43})$/.exec(authorization ?? '')?.[1];
  if (token === undefined) return notAnswered('not-signed-in');
  const [line] = await queries.query(
    callerSchema,
    `select api_token.id, api_token.account_id, api_token.program_id, scopes, is_strong, expires_at,
       last_used_on, revoked_at, disabled_at, roles, person_id
     from api_token join account on account.id = api_token.account_id
     left join membership on membership.account_id = api_token.account_id
       and membership.program_id = api_token.program_id
     where token_hash = $1`,
    [hashOfToken(token)],
  );
  if (!line) return notAnswered('not-signed-in');
  if (line.revoked_at !== null || line.expires_at <= at) return notAnswered('token-over');
  if (line.disabled_at !== null) return notAnswered('account-disabled');
  if (line.roles === null) return notAnswered('not-a-member');
  const { account_id: accountId, program_id: programId, person_id: personId } = line;
  const membership = { accountId, programId, roles: parseRoles(line.roles), personId };
  if (isOffice(membership) && line.is_strong === 0) return notAnswered('second-factor-missing');
  const today = daySchema.parse(new Date(at).toISOString().slice(0, 10));
  const scopes = scopesSchema.parse(JSON.parse(line.scopes));
  const usedOn = line.last_used_on === today ? null : today;
  return answered({ tokenId: line.id, scopes, membership, usedOn });
}

/** Notes that a token was used that day. */
export async function noteTokenUse(
  transaction: Transaction,
  tokenId: string,
  on: Day,
): Promise<void> {
  await transaction.run('update api_token set last_used_on = $2 where id = $1', [tokenId, on]);
}

/** The caller, where the token was made for that. */
export function withScope(caller: TokenCaller, scope: TokenScope): Answer<TokenCaller> {
  return caller.scopes.includes(scope) ? answered(caller) : notAnswered('scope-missing', { scope });
}
