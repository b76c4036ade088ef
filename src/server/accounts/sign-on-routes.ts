import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import * as z from 'zod/mini';
import { type AccountId, accountIdSchema } from '../../domain/id.ts';
import type { ErrorCode } from '../../sync/messages/error-catalogue.ts';
import { SIGNED_ON } from '../../sync/messages/auth.ts';
import { labelSchema } from '../../sync/messages/tokens.ts';
import type { Queries, Transaction } from '../database/database.ts';
import { lockAccount, readAccount } from './account-rows.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import { attemptLimits, countAttempt } from './attempts.ts';
import { noteAuthEvent } from './auth-events.ts';
import {
  type Identity,
  type IdentityProvider,
  type Pending,
  pendingSchema,
} from './identity-provider.ts';
import { cookieOf, withCookie } from './refresh-cookie.ts';
import { seal, unseal } from './server-keys.ts';
import { beginSession, endCookieSession, type Tokens, tokensOf } from './sign-in.ts';

const COOKIE = 'sign-on';
const COOKIE_SECONDS = 600;
const UNNAMED = 'A browser';

/** What the routes need besides accounts. */
export interface SignOnRoutes extends Accounts {
  readonly provider: IdentityProvider;
  readonly addressOf: (context: Context) => string;
}

/**
 * `/sign-on`: to the identity provider and back. The browser goes there as a whole page; what it has to bring back stands
 * sealed in a cookie that only this server reads.
 */
export function createSignOnRoutes(routes: SignOnRoutes): Hono {
  const app = new Hono();
  app.get('/', (context) => begin(context, routes));
  app.get('/return', async (context) => {
    const done = await finish(context, routes);
    deleteCookie(context, COOKIE, { prefix: 'host', secure: true, path: '/' });
    if (!done.ok) return leave(context, done.code);
    withCookie(context, done);
    context.header('cache-control', 'no-store');
    return context.redirect(`/sign-in#${SIGNED_ON}`);
  });
  return app;
}

async function begin(context: Context, routes: SignOnRoutes): Promise<Response> {
  const { database, keys, now, provider } = routes;
  const limits = [attemptLimits.address(routes.addressOf(context))];
  if ((await countAttempt(database, limits, now())) !== null) {
    return leave(context, 'too-many-attempts');
  }
  const label = labelSchema.safeParse(context.req.query('label'));
  const begun = await provider.begin(label.success ? label.data : UNNAMED, now()).catch(() => null);
  if (!begun) return leave(context, 'server-busy');
  // Lax, and not strict: the browser comes back from another site.
  setCookie(context, COOKIE, seal(keys.sealing, JSON.stringify(begun.pending)), {
    prefix: 'host',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: COOKIE_SECONDS,
  });
  context.header('cache-control', 'no-store');
  return context.redirect(begun.address);
}

async function finish(context: Context, routes: SignOnRoutes): Promise<Answer<Tokens>> {
  const { database, provider, now } = routes;
  const pending = readPending(routes, getCookie(context, COOKIE, 'host'));
  const { state, code } = context.req.query();
  const isOurs = pending && state === pending.state && pending.expiresAt > now();
  if (!isOurs || code === undefined) return notAnswered('sign-on-refused');
  const identity = await provider.finish(code, pending, now()).catch(() => null);
  if (!identity) return notAnswered('sign-on-refused');
  const opened = await database.transaction(async (transaction) => {
    const accountId = await accountOf(routes, transaction, identity);
    const account = accountId && (await lockAccount(transaction, { id: accountId }));
    if (!account) return notAnswered('sign-on-unknown');
    if (account.isDisabled) return notAnswered('account-disabled');
    await endCookieSession(routes, transaction, cookieOf(context));
    const { label } = pending;
    return answered(await beginSession(routes, transaction, account, label, identity.isStrong));
  });
  return opened.ok ? answered(await tokensOf(routes, opened.value)) : opened;
}

function readPending({ keys }: Accounts, cookie: string | undefined): Pending | null {
  try {
    const read = pendingSchema.safeParse(JSON.parse(unseal(keys.sealing, cookie ?? '')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Whose account it is: the one that came from there before, else the one of an address that the provider vouches for. */
async function accountOf(
  { now }: Accounts,
  transaction: Transaction,
  { issuer, subject, email }: Identity,
): Promise<AccountId | null> {
  const known = await readSignOn(transaction, issuer, subject);
  if (known !== null) return known;
  const account = email === null ? null : await readAccount(transaction, { email });
  if (!account) return null;
  const at = now();
  await transaction.run(
    'insert into sign_on (issuer, subject, account_id, created_at) values ($1, $2, $3, $4)',
    [issuer, subject, account.id, at],
  );
  const whose = { accountId: account.id, byAccountId: account.id };
  await noteAuthEvent(transaction, { name: 'sign-on-linked', at, ...whose });
  return account.id;
}

async function readSignOn(
  queries: Queries,
  issuer: string,
  subject: string,
): Promise<AccountId | null> {
  const [line] = await queries.query(
    z.object({ account_id: accountIdSchema }),
    'select account_id from sign_on where issuer = $1 and subject = $2',
    [issuer, subject],
  );
  return line?.account_id ?? null;
}

/** Back to the app, which says why. */
function leave(context: Context, code: ErrorCode): Response {
  context.header('cache-control', 'no-store');
  return context.redirect(`/sign-in#${code}`);
}
