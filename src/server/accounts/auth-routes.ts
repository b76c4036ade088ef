import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
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
  type Ways,
  withdrawInvitationSchema,
} from '../../sync/messages/auth.ts';
import { openViewerLinkSchema } from '../../sync/messages/links.ts';
import { addFeedRoutes } from '../feeds/feed-routes.ts';
import { refusalOf } from '../refusals.ts';
import { refuse } from '../refuse.ts';
import { addPushRoutes, type PushRoutes } from '../tell/push-routes.ts';
import { addWebhookRoutes, type WebhookRoutes } from '../tell/webhook-routes.ts';
import { answered } from './accounts.ts';
import { answerAuth, type AuthDoors, authDoors } from './auth-doors.ts';
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
import { addPasskeyRoutes } from './passkey-routes.ts';
import { cookieOf, dropCookie, withCookie } from './refresh-cookie.ts';
import { refresh, signIn, signOut } from './sign-in.ts';
import { addTokenRoutes } from './token-routes.ts';
import { addViewerLinkRoutes, openViewerLink } from './viewer-links.ts';

/** What the routes need from outside. */
export interface AuthRoutes extends WebhookRoutes, PushRoutes {
  /** The network address a request comes from. */
  readonly addressOf: (context: Context) => string;
  /** Whether there is an identity provider to sign in with, at `/sign-on`. */
  readonly hasSignOn?: boolean;
}

const BODY_BYTES_MAX = 16_384;

/** Everything under `/auth`: JSON in, JSON out, each by POST. */
export function createAuthRoutes(routes: AuthRoutes): Hono {
  const app = new Hono();
  app.use(
    bodyLimit({
      maxSize: BODY_BYTES_MAX,
      onError: (context) => refuse(context, refusalOf('too-long'), routes.now()),
    }),
  );
  const doors = authDoors(app, routes);
  addSessionRoutes(app, routes);
  addOwnRoutes(doors, routes);
  addMemberRoutes(doors, routes);
  addTokenRoutes(doors, routes);
  addFeedRoutes(doors, routes);
  addViewerLinkRoutes(doors, routes);
  addWebhookRoutes(doors, routes);
  addPushRoutes(doors, routes);
  addPasskeyRoutes(app, doors, routes);
  return app;
}

function addSessionRoutes(app: Hono, routes: AuthRoutes): void {
  app.post('/sign-in', (context) =>
    answerAuth(context, routes, signInSchema, async (wanted) =>
      withCookie(
        context,
        await signIn(routes, wanted, routes.addressOf(context), cookieOf(context)),
      ),
    ),
  );
  app.post('/refresh', (context) =>
    answerAuth(context, routes, nothingSchema, async () =>
      withCookie(context, await refresh(routes, cookieOf(context))),
    ),
  );
  app.post('/sign-out', (context) =>
    answerAuth(context, routes, nothingSchema, async () => {
      await signOut(routes, cookieOf(context));
      dropCookie(context);
      return answered(null);
    }),
  );
  app.post('/ways', (context) =>
    answerAuth(context, routes, nothingSchema, async () => {
      const ways: Ways = { hasSignOn: routes.hasSignOn ?? false };
      return answered(ways);
    }),
  );
  app.post('/viewer-links/open', (context) =>
    answerAuth(context, routes, openViewerLinkSchema, async (wanted) =>
      withCookie(
        context,
        await openViewerLink(routes, wanted, routes.addressOf(context), cookieOf(context)),
      ),
    ),
  );
  app.post('/invitation/read', (context) =>
    answerAuth(context, routes, readInvitationSchema, ({ token }) =>
      lookAtInvitation(routes, token, routes.addressOf(context)),
    ),
  );
  app.post('/invitation/accept', (context) =>
    answerAuth(context, routes, acceptInvitationSchema, (wanted) =>
      acceptInvitation(routes, wanted, routes.addressOf(context)),
    ),
  );
}

function addOwnRoutes({ own }: AuthDoors, routes: AuthRoutes): void {
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

function addMemberRoutes({ forAdmins }: AuthDoors, routes: AuthRoutes): void {
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
