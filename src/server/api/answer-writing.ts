import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { ProgramId } from '../../domain/id.ts';
import { type ChangeId, changeIdSchema, deviceIdSchema, idFromBytes } from '../../domain/id.ts';
import type { Instant } from '../../domain/time/zone.ts';
import type { Verdict } from '../../sync/messages/push.ts';
import { type Answer, answered, notAnswered } from '../accounts/accounts.ts';
import type { TokenCaller } from '../accounts/api-tokens.ts';
import { randomId } from '../accounts/session-id.ts';
import type { Transaction } from '../database/database.ts';
import { readJson } from '../read-json.ts';
import { type Deciding, decideNext } from '../sync/push.ts';
import { callerOf, firstProblem, noteUse, refuseApi } from './api-caller.ts';
import type { AnyEndpoint } from './endpoint.ts';
import type { RequestLimit } from './request-limit.ts';
import { SeenRows } from './seen-rows.ts';

type WritingEndpoint = Extract<AnyEndpoint, { kind: 'writing' }>;

/** What a request asks for once it is read. */
interface Asking {
  readonly caller: TokenCaller;
  readonly params: unknown;
  readonly body: unknown;
  readonly changeId: ChangeId;
  readonly newId: string;
  /** What the caller saw last of the row. */
  readonly ifMatch: string | null;
  readonly at: Instant;
}

/** Makes the change that an endpoint makes, and answers with the row as it is then. */
export async function answerWriting(
  context: Context,
  deciding: Deciding,
  limit: RequestLimit,
  endpoint: WritingEndpoint,
): Promise<Response> {
  const { database, now } = deciding;
  const at = now();
  const who = await database.read((queries) => callerOf(context, queries, limit, endpoint, at));
  if (!who.ok) return refuseApi(context, who, at);
  const caller = who.value;
  await noteUse(database, caller);
  const params = context.req.param();
  const body = await bodyOf(context, endpoint);
  const problem = firstProblem([endpoint.params, params], [endpoint.body, body]);
  if (problem) return refuseApi(context, problem, at);
  const ids = idsFor(context, caller);
  if (ids === null) return refuseApi(context, notAnswered('unreadable'), at);
  const ifMatch = context.req.header('if-match')?.replaceAll(/^(W\/)?"|"$/g, '') ?? null;
  const asking = { caller, params, body, ...ids, ifMatch, at };
  const made = await database.transaction((transaction) =>
    make(deciding, transaction, endpoint, asking),
  );
  if (!made.ok) return refuseApi(context, made, at);
  context.header('cache-control', 'no-store');
  const answer = { changeId: ids.changeId, item: endpoint.answer.parse(made.value) };
  return context.json(answer, endpoint.isNew ? 201 : 200);
}

/** What needs no body may come without one. */
async function bodyOf(context: Context, { body }: WritingEndpoint): Promise<unknown> {
  const read = await readJson(context.req);
  const isMissing = read === undefined && (await context.req.text()) === '';
  return isMissing && body.safeParse({}).success ? {} : read;
}

async function make(
  deciding: Deciding,
  transaction: Transaction,
  endpoint: WritingEndpoint,
  { caller, changeId, at, ...wanted }: Asking,
): Promise<Answer<unknown>> {
  const { membership, tokenId } = caller;
  const { programId }: { readonly programId: ProgramId } = membership;
  const visible = deciding.permissions.visibleRows(membership);
  const seen = new SeenRows(transaction, programId, visible);
  const deviceId = deviceIdSchema.parse(`api.${tokenId}`);
  let rowId = wanted.newId;
  const decided = await decideNext(deciding, transaction, membership, deviceId, async (rows) => {
    const asked = { caller, programId, queries: transaction, visible, seen, rows, at };
    const change = await endpoint.make(asked, { ...wanted, changeId });
    if (!change.ok) return change;
    ({ rowId } = change.value);
    return answered({ id: changeId, name: change.value.change.name, args: change.value.args, at });
  });
  if (!decided.ok) return decided;
  return decided.value ? refusedBy(decided.value) : answered(await endpoint.item(seen, rowId));
}

function refusedBy({ kind, field }: NonNullable<Verdict['problem']>): Answer<never> {
  return kind === 'not-allowed'
    ? notAnswered('not-allowed')
    : notAnswered('change-refused', { problem: kind, field: field ?? null });
}

/** Ids for what a request makes: the same ones where it comes again under its key. */
function idsFor(
  context: Context,
  { tokenId }: TokenCaller,
): { readonly changeId: ChangeId; readonly newId: string } | null {
  const key = context.req.header('idempotency-key');
  if (key === undefined) return { changeId: changeIdSchema.parse(randomId()), newId: randomId() };
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) return null;
  const idFor = (what: string): string =>
    idFromBytes(createHash('sha256').update(`${tokenId} ${what} ${key}`).digest());
  return { changeId: changeIdSchema.parse(idFor('change')), newId: idFor('row') };
}
