import type { Context, Hono } from 'hono';
import { nothingSchema } from '../../sync/messages/auth.ts';
import {
  beginPasskeySchema,
  finishPasskeySchema,
  makeRecoveryCodesSchema,
  passkeySignInSchema,
  removePasskeySchema,
} from '../../sync/messages/passkeys.ts';
import { answerAuth, type AuthDoors } from './auth-doors.ts';
import { type Accounts, type Answer, answered } from './accounts.ts';
import { makeRecoveryCodes } from './own-account.ts';
import {
  beginPasskey,
  beginPasskeySignIn,
  finishPasskey,
  readPasskeys,
  removePasskey,
  signInWithPasskey,
} from './passkeys.ts';
import { cookieOf, withCookie } from './refresh-cookie.ts';
import type { Tokens } from './sign-in.ts';

/** What the routes need besides accounts. */
export interface PasskeyRoutes extends Accounts {
  readonly addressOf: (context: Context) => string;
}

/** `/auth/passkeys` for their owners, `/auth/passkey` for whoever signs in, and recovery codes. */
export function addPasskeyRoutes(app: Hono, { own }: AuthDoors, routes: PasskeyRoutes): void {
  own('/passkeys', nothingSchema, async ({ accountId }) =>
    answered(await routes.database.read((queries) => readPasskeys(queries, accountId))),
  );
  own('/passkeys/begin', beginPasskeySchema, (caller, { password }, context) =>
    beginPasskey(routes, caller, password, hostOfRequest(context)),
  );
  own('/passkeys/finish', finishPasskeySchema, (caller, wanted, context) =>
    finishPasskey(routes, caller, wanted, hostOfRequest(context)),
  );
  own('/passkeys/remove', removePasskeySchema, (caller, { credentialId }) =>
    removePasskey(routes, caller, credentialId),
  );
  own('/second-factor/recovery-codes', makeRecoveryCodesSchema, (caller, wanted) =>
    makeRecoveryCodes(routes, caller, wanted),
  );
  app.post('/passkey/begin', (context) =>
    answerAuth(context, routes, nothingSchema, () =>
      beginPasskeySignIn(routes, routes.addressOf(context), hostOfRequest(context)),
    ),
  );
  app.post('/passkey/sign-in', (context) =>
    answerAuth(context, routes, passkeySignInSchema, async (wanted) => {
      const host = hostOfRequest(context);
      const tokens: Answer<Tokens> = await signInWithPasskey(
        routes,
        wanted,
        host,
        cookieOf(context),
      );
      return withCookie(context, tokens);
    }),
  );
}

/** The host that was asked: passkeys belong to it. What ends TLS in front of the server must pass it on. */
function hostOfRequest(context: Context): string {
  return context.req.header('host') ?? new URL(context.req.url).host;
}
