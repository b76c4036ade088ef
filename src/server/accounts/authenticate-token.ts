import * as z from 'zod/mini';
import { isOffice, type Membership } from '../../domain/access/membership.ts';
import { type AccountId, personIdSchema, type ProgramId } from '../../domain/id.ts';
import type { Authenticate } from '../authenticate.ts';
import type { Queries } from '../database/database.ts';
import { refusalOf } from '../refusals.ts';
import { type AccessClaims, readAccessToken } from './access-token.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import { parseRoles } from './members.ts';
import type { SessionId } from './session-id.ts';
import { confirmGeneration } from './sessions.ts';

/** Who asks, in which session. */
export interface Caller {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  /** Whether a second factor was given in this session. */
  readonly isStrong: boolean;
}

/** Who asks, and what they are in a program. */
export interface MemberCaller extends Caller {
  readonly membership: Membership;
}

const sessionSchema = z.object({
  is_strong: z.int(),
  generation: z.int(),
  confirmed_generation: z.int(),
  ended_at: z.nullable(z.int()),
  end_reason: z.nullable(z.string()),
  is_wiped: z.int(),
  session_version: z.int(),
  disabled_at: z.nullable(z.int()),
});

const membershipSchema = z.object({ roles: z.string(), person_id: z.nullable(personIdSchema) });

/** Says who sends a request by its access token, whatever program it is about. */
export async function readCaller(accounts: Accounts, request: Request): Promise<Answer<Caller>> {
  return readAsker(accounts, request, async (_queries, caller) => answered(caller));
}

/** Says who sends a request and what they are in that program, as the database has it at that moment. */
export async function readMemberCaller(
  accounts: Accounts,
  request: Request,
  programId: ProgramId,
): Promise<Answer<MemberCaller>> {
  return readAsker(accounts, request, async (queries, caller) => {
    const { accountId } = caller;
    const [line] = await queries.query(
      membershipSchema,
      'select roles, person_id from membership where account_id = $1 and program_id = $2',
      [accountId, programId],
    );
    if (!line) return notAnswered('not-a-member');
    const roles = parseRoles(line.roles);
    const membership = { accountId, programId, roles, personId: line.person_id };
    if (isOffice(membership) && !caller.isStrong) return notAnswered('second-factor-missing');
    return answered({ ...caller, membership });
  });
}

/** The door of the server, with these accounts behind it. */
export function authenticateBy(accounts: Accounts): Authenticate {
  return async (request, programId) => {
    const read = await readMemberCaller(accounts, request, programId);
    return read.ok
      ? { ok: true, membership: read.value.membership }
      : { ok: false, refusal: refusalOf(read.code, read.details) };
  };
}

async function readAsker<Asker>(
  { database, keys, now }: Accounts,
  request: Request,
  look: (queries: Queries, caller: Caller) => Promise<Answer<Asker>>,
): Promise<Answer<Asker>> {
  const bearer = /^Bearer ([\w.-]{1,2000})$/.exec(request.headers.get('authorization') ?? '');
  if (!bearer) return notAnswered('not-signed-in');
  const at = now();
  const claims = await readAccessToken(keys.accessTokens, bearer[1] ?? '', at);
  if (claims === 'expired') return notAnswered('session-expired');
  if (claims === 'invalid') return notAnswered('not-signed-in');
  const { asker, isNews } = await database.read(async (queries) => {
    const session = await readSession(queries, claims);
    if (!session.ok) return { asker: session, isNews: false };
    const { caller, isNews: isNew } = session.value;
    return { asker: await look(queries, caller), isNews: isNew };
  });
  if (isNews) {
    const { sessionId, generation } = claims;
    await database.transaction((transaction) =>
      confirmGeneration(transaction, sessionId, generation),
    );
  }
  return asker;
}

/** @returns also whether this is the first word that the newest refresh token arrived. */
async function readSession(
  queries: Queries,
  { accountId, sessionId, sessionVersion, generation }: AccessClaims,
): Promise<Answer<{ readonly caller: Caller; readonly isNews: boolean }>> {
  const [session] = await queries.query(
    sessionSchema,
    `select is_strong, generation, confirmed_generation, ended_at, end_reason, is_wiped,
       session_version, disabled_at
     from session join account on account.id = account_id where session.id = $1 and account_id = $2`,
    [sessionId, accountId],
  );
  if (!session) return notAnswered('session-ended');
  if (session.end_reason === 'revoked') {
    return notAnswered('device-revoked', { isWiped: session.is_wiped === 1 });
  }
  if (session.ended_at !== null) return notAnswered('session-ended');
  if (session.disabled_at !== null) return notAnswered('account-disabled');
  if (session.session_version !== sessionVersion) return notAnswered('session-expired');
  return answered({
    caller: { accountId, sessionId, isStrong: session.is_strong === 1 },
    isNews: session.generation === generation && session.confirmed_generation < generation,
  });
}
