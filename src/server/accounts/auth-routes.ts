import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type * as z from 'zod/mini';
import {
  acceptInvitationSchema,
  beginSecondFactorSchema,
  changeMemberSchema,
  confirmSecondFactorSchema,
  eventsSchema,
  inviteSchema,
  newPasswordSchema,
  nothingSchema,
  ofMemberSchema,
  ofProgramSchema,
  readInvitationSchema,
  revokeMemberSchema,
  revokeSchema,
  signInSchema,
  withdrawInvitationSchema,
} from '../../sync/messages/auth.ts';
import type { ProgramId } from '../../domain/id.ts';
import { readJson } from '../read-json.ts';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { type Accounts, type Answer, answered, notAnswered } from './accounts.ts';
import {
  type Caller,
  type MemberCaller,
  readCaller,
  readMemberCaller,
} from './authenticate-token.ts';
import { acceptInvitation, lookAtInvitation } from './join.ts';
import {
  changeMembership,
  invite,
  listEvents,
  listInvitations,
  listMembers,
  listMemberSessions,
  removeMembership,
  revokeMemberSession,
  withdrawInvitation,
} from './manage-members.ts';
import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  readMe,
  readOwnSessions,
  revokeOwnSession,
} from './own-account.ts';
import { isOwnJson } from './own-requests.ts';
import { TooBusy } from './passwords.ts';
import { SESSION_DAYS_MAX } from './sessions.ts';
import { refresh, signIn, signOut, type Tokens } from './sign-in.ts';

/** What the routes need from outside. */
export interface AuthRoutes extends Accounts {
  /** The network address a request comes from. */
  readonly addressOf: (context: Context) => string;
}

const BODY_BYTES_MAX = 16_384;
const COOKIE = 'refresh';

/** Everything under `/auth`: JSON in, JSON out, each by POST. */
export function createAuthRoutes(routes: AuthRoutes): Hono {
  const app = new Hono();
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES_MAX,
      onError: (context) => refuse(context, refusalOf('too-long'), routes.now()),
    }),
  );
  addSessionRoutes(app, routes);
  addOwnRoutes(app, routes);
  addMemberRoutes(app, routes);
  return app;
}

function addSessionRoutes(app: Hono, routes: AuthRoutes): void {
  app.post('/sign-in', (context) =>
    answer(context, routes, signInSchema, async (wanted) =>
      withCookie(
        context,
        await signIn(routes, wanted, routes.addressOf(context), cookieOf(context)),
      ),
    ),
  );
  app.post('/refresh', (context) =>
    answer(context, routes, nothingSchema, async () =>
      withCookie(context, await refresh(routes, cookieOf(context))),
    ),
  );
  app.post('/sign-out', (context) =>
    answer(context, routes, nothingSchema, async () => {
      await signOut(routes, cookieOf(context));
      deleteCookie(context, COOKIE, { prefix: 'host', secure: true, path: '/' });
      return answered(null);
    }),
  );
  app.post('/invitation/read', (context) =>
    answer(context, routes, readInvitationSchema, ({ token }) =>
      lookAtInvitation(routes, token, routes.addressOf(context)),
    ),
  );
  app.post('/invitation/accept', (context) =>
    answer(context, routes, acceptInvitationSchema, (wanted) =>
      acceptInvitation(routes, wanted, routes.addressOf(context)),
    ),
  );
}

function addOwnRoutes(app: Hono, routes: AuthRoutes): void {
  const own = <Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
    work: (caller: Caller, wanted: z.infer<Schema>) => Promise<Answer<unknown>>,
  ): void => {
    app.post(path, (context) =>
      answer(context, routes, schema, async (wanted) => {
        const caller = await readCaller(routes, context.req.raw);
        return caller.ok ? work(caller.value, wanted) : caller;
      }),
    );
  };
  own('/me', nothingSchema, (caller) => readMe(routes, caller));
  own('/devices', nothingSchema, (caller) => readOwnSessions(routes, caller));
  own('/devices/revoke', revokeSchema, (caller, wanted) =>
    revokeOwnSession(routes, caller, wanted),
  );
  own('/password', newPasswordSchema, (caller, wanted) => changePassword(routes, caller, wanted));
  own('/second-factor/begin', beginSecondFactorSchema, (caller, wanted) =>
    beginSecondFactor(routes, caller, wanted),
  );
  own('/second-factor/confirm', confirmSecondFactorSchema, (caller, { code }) =>
    confirmSecondFactor(routes, caller, code),
  );
}

function addMemberRoutes(app: Hono, routes: AuthRoutes): void {
  const forAdmins = <Schema extends z.ZodMiniType<{ readonly programId: ProgramId }>>(
    path: string,
    schema: Schema,
    work: (caller: MemberCaller, wanted: z.infer<Schema>) => Promise<Answer<unknown>>,
  ): void => {
    app.post(path, (context) =>
      answer(context, routes, schema, async (wanted) => {
        const caller = await readMemberCaller(routes, context.req.raw, wanted.programId);
        if (!caller.ok) return caller;
        const isAdmin = caller.value.membership.roles.includes('admin');
        return isAdmin ? work(caller.value, wanted) : notAnswered('not-allowed');
      }),
    );
  };
  forAdmins('/members', ofProgramSchema, (caller) => listMembers(routes, caller));
  forAdmins('/members/invite', inviteSchema, (caller, wanted) => invite(routes, caller, wanted));
  forAdmins('/members/change', changeMemberSchema, (caller, wanted) =>
    changeMembership(routes, caller, wanted),
  );
  forAdmins('/members/remove', ofMemberSchema, (caller, { accountId }) =>
    removeMembership(routes, caller, accountId),
  );
  forAdmins('/members/devices', ofMemberSchema, (caller, { accountId }) =>
    listMemberSessions(routes, caller, accountId),
  );
  forAdmins('/members/devices/revoke', revokeMemberSchema, (caller, wanted) =>
    revokeMemberSession(routes, caller, wanted),
  );
  forAdmins('/invitations', ofProgramSchema, (caller) => listInvitations(routes, caller));
  forAdmins('/invitations/withdraw', withdrawInvitationSchema, (caller, { invitationId }) =>
    withdrawInvitation(routes, caller, invitationId),
  );
  forAdmins('/events', eventsSchema, (caller, { before }) =>
    listEvents(routes, caller, before ?? Number.MAX_SAFE_INTEGER),
  );
}

async function answer<Schema extends z.ZodMiniType>(
  context: Context,
  { now }: AuthRoutes,
  schema: Schema,
  work: (wanted: z.infer<Schema>) => Promise<Answer<unknown>>,
): Promise<Response> {
  const body: unknown = isOwnJson(context) ? await readJson(context.req) : undefined;
  const wanted = schema.safeParse(body);
  if (!wanted.success) return refuse(context, refusalOf('unreadable'), now());
  const done = await work(wanted.data).catch((error: unknown) => {
    if (error instanceof TooBusy) return notAnswered('server-busy');
    throw error;
  });
  context.header('cache-control', 'no-store');
  if (done.ok) return context.json(done.value);
  const waitSeconds = done.details?.waitSeconds;
  if (typeof waitSeconds === 'number') context.header('retry-after', String(waitSeconds));
  return refuse(context, refusalOf(done.code, done.details), now());
}

function cookieOf(context: Context): string | undefined {
  return getCookie(context, COOKIE, 'host');
}

function withCookie(context: Context, tokens: Answer<Tokens>): Answer<unknown> {
  if (!tokens.ok) return tokens;
  setCookie(context, COOKIE, tokens.value.refreshToken, {
    prefix: 'host',
    secure: true,
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: SESSION_DAYS_MAX * 24 * 60 * 60,
  });
  return answered(tokens.value.signedIn);
}
