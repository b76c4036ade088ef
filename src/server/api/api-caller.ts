import type { Context } from 'hono';
import type { Instant } from '../../domain/time/zone.ts';
import type { ErrorCode } from '../../sync/messages/error-catalogue.ts';
import { type Answer, notAnswered } from '../accounts/accounts.ts';
import {
  noteTokenUse,
  readTokenCaller,
  type TokenCaller,
  withScope,
} from '../accounts/api-tokens.ts';
import type { Database, Queries } from '../database/database.ts';
import { refusalOf } from '../refusals.ts';
import { refuse, type Refusal } from '../refuse.ts';
import type { AnyEndpoint } from './endpoint.ts';
import type { RequestLimit } from './request-limit.ts';

/** Who asks for this endpoint, where they may. */
export async function callerOf(
  context: Context,
  queries: Queries,
  limit: RequestLimit,
  { scopes }: AnyEndpoint,
  at: Instant,
): Promise<Answer<TokenCaller>> {
  const caller = await readTokenCaller(queries, context.req.header('authorization') ?? null, at);
  if (!caller.ok) return caller;
  const waitSeconds = limit.take(caller.value.tokenId, at);
  if (waitSeconds !== null) return notAnswered('too-many-attempts', { waitSeconds });
  const allowed = scopes.map((scope) => withScope(caller.value, scope));
  return allowed.find(({ ok }) => ok) ?? allowed[0] ?? notAnswered('not-allowed');
}

interface Readable {
  safeParse(value: unknown):
    | { readonly success: true }
    | {
        readonly success: false;
        readonly error: { readonly issues: readonly { readonly path: readonly PropertyKey[] }[] };
      };
}

const FIELDS_MAX = 10;

/** That something does not read, and which fields of it; null where everything does. */
export function firstProblem(
  ...parts: readonly (readonly [schema: Readable, value: unknown])[]
): ReturnType<typeof notAnswered> | null {
  for (const [schema, value] of parts) {
    const read = schema.safeParse(value);
    if (read.success) continue;
    const fields = read.error.issues.map(({ path }) => path.join('.').slice(0, 80));
    return notAnswered('unreadable', { fields: fields.slice(0, FIELDS_MAX) });
  }
  return null;
}

/** Notes the day on which a token was used, once. */
export async function noteUse(database: Database, caller: TokenCaller): Promise<void> {
  const { usedOn, tokenId } = caller;
  if (usedOn === null) return;
  await database.transaction((transaction) => noteTokenUse(transaction, tokenId, usedOn));
}

/** Answers with a refusal. */
export function refuseApi(
  context: Context,
  { code, details }: { readonly code: ErrorCode; readonly details?: Refusal['details'] },
  at: Instant,
): Response {
  const waitSeconds = details?.waitSeconds;
  if (typeof waitSeconds === 'number') context.header('retry-after', String(waitSeconds));
  return refuse(context, refusalOf(code, details), at);
}
