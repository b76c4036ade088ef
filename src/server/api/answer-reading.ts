import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Instant } from '../../domain/time/zone.ts';
import { type Answer, answered, notAnswered } from '../accounts/accounts.ts';
import type { TokenCaller } from '../accounts/api-tokens.ts';
import type { Queries } from '../database/database.ts';
import { readProgram } from '../programs.ts';
import type { Deciding } from '../sync/push.ts';
import { viewName } from '../sync/reader-marks.ts';
import { SqlRows } from '../sync/sql-rows.ts';
import { callerOf, firstProblem, noteUse, refuseApi } from './api-caller.ts';
import type { AnyEndpoint, Later } from './endpoint.ts';
import type { RequestLimit } from './request-limit.ts';
import { SeenRows } from './seen-rows.ts';

type ReadingEndpoint = Extract<AnyEndpoint, { kind: 'reading' }>;

const DAY_CHANGES_AFTER_MILLISECONDS = 15 * 60_000;

/** What was read as of one moment, and what is left to do without the database; null where the caller holds the answer. */
interface Found {
  readonly caller: TokenCaller;
  readonly tag: string | null;
  readonly later: Later<unknown> | null;
}

/** Answers what an endpoint reads, or that the caller holds it already. */
export async function answerReading(
  context: Context,
  deciding: Deciding,
  limit: RequestLimit,
  endpoint: ReadingEndpoint,
): Promise<Response> {
  const at = deciding.now();
  const found = await deciding.database.read(async (queries) => {
    const caller = await callerOf(context, queries, limit, endpoint, at);
    return caller.ok ? find(context, deciding, queries, caller.value, endpoint, at) : caller;
  });
  if (!found.ok) return refuseApi(context, found, at);
  const { caller, tag, later } = found.value;
  await noteUse(deciding.database, caller);
  if (tag !== null) context.header('etag', tag);
  context.header('cache-control', tag === null ? 'no-store' : 'private, no-cache');
  context.header('vary', 'authorization');
  if (later === null) return context.body(null, 304);
  return context.json(endpoint.answer.parse(await later()));
}

async function find(
  context: Context,
  { permissions }: Deciding,
  queries: Queries,
  caller: TokenCaller,
  endpoint: ReadingEndpoint,
  at: Instant,
): Promise<Answer<Found>> {
  const params = context.req.param();
  const query = Object.fromEntries(new URL(context.req.url).searchParams);
  const problem = firstProblem([endpoint.params, params], [endpoint.query, query]);
  if (problem) return problem;
  const { programId } = caller.membership;
  const program = await readProgram(queries, programId);
  if (!program) return notAnswered('no-such-program');
  const visible = permissions.visibleRows(caller.membership);
  const state = `${programId} ${program.epoch} ${program.version}`;
  const tag = tagOf(context, `${state} ${viewName(visible)}`, endpoint, at);
  if (tag !== null && isKnown(context, tag)) return answered({ caller, tag, later: null });
  const seen = new SeenRows(queries, programId, visible);
  const rows = new SqlRows(queries, programId);
  const answer = await endpoint.read(
    { caller, programId, queries, visible, seen, rows, at, state },
    { params, query },
  );
  return answer.ok ? answered({ caller, tag, later: answer.value }) : answer;
}

/** Which answer it is: another one whenever the program moved, or somebody else asks something else. */
function tagOf(
  context: Context,
  seenState: string,
  { clock }: ReadingEndpoint,
  at: Instant,
): string | null {
  if (clock === 'moment') return null;
  const moment = clock === 'day' ? Math.floor(at / DAY_CHANGES_AFTER_MILLISECONDS) : '';
  const { pathname, search } = new URL(context.req.url);
  const text = [seenState, pathname, search, moment].join(' ');
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}

/** Whether the caller holds that answer already. */
function isKnown(context: Context, tag: string): boolean {
  const known = context.req.header('if-none-match') ?? '';
  return known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag);
}
