import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { changes } from '../domain/changes/registry.ts';
import { instantSchema, type Instant } from '../domain/time/zone.ts';
import { createAuthRoutes } from './accounts/auth-routes.ts';
import { authenticateBy } from './accounts/authenticate-token.ts';
import { IdentityProvider, providerSettings } from './accounts/identity-provider.ts';
import { Passwords } from './accounts/passwords.ts';
import { keysFrom, readServerSecret } from './accounts/server-keys.ts';
import { createSignOnRoutes } from './accounts/sign-on-routes.ts';
import { createServerApp } from './app.ts';
import { databaseLocation, openDatabase } from './database/open-database.ts';
import { createFeedRoutes } from './feeds/feed-routes.ts';
import { declaredPermissions } from './permissions.ts';
import { createStaticApp } from './static.ts';
import { tellOfChanges } from './tell/on-made.ts';
import { createPost } from './tell/post.ts';
import { pushContact } from './tell/push-contact.ts';
import { sendPush } from './tell/send-push.ts';
import { sendWebhooks } from './tell/send-webhooks.ts';
import { SendingLoop } from './tell/sending-loop.ts';
import { tellOfCalls, tellOfSchedules } from './tell/tell-of-schedules.ts';
import { vapidKeys } from './tell/vapid.ts';

/** What to answer with, and how to end. */
export interface MadeServer {
  readonly app: Hono;
  /** Whether it keeps programs, or only serves the app. */
  readonly keepsPrograms: boolean;
  readonly close: () => Promise<void>;
}

/**
 * Makes the server that the environment describes: with `DATA_FOLDER` or `DATABASE_URL` one that keeps programs, otherwise
 * one that serves the app alone. @throws an Error with words for whoever starts it.
 */
export async function makeServer(
  environment: Readonly<Record<string, string | undefined>>,
  appFolder: string,
): Promise<MadeServer> {
  const location = databaseLocation(environment);
  if (!location) {
    const app = await createStaticApp(appFolder);
    return { app, keepsPrograms: false, close: async () => undefined };
  }
  const contact = pushContact(environment);
  const provider = providerSettings(environment);
  const keys = keysFrom(await readServerSecret(environment));
  const database = await openDatabase(location);
  const vapid = vapidKeys(keys.push);
  const accounts = { database, keys, passwords: new Passwords(), now: serverClock };
  const app = await createServerApp({
    database,
    permissions: declaredPermissions,
    changes,
    now: serverClock,
    authenticate: authenticateBy(accounts),
    appFolder,
    routes: {
      '/auth': createAuthRoutes({
        ...accounts,
        addressOf: addressReader(environment),
        hasSignOn: provider !== null,
        pushKey: contact === null ? undefined : vapid.publicKey,
      }),
      '/feeds': createFeedRoutes(accounts),
      ...(provider && {
        '/sign-on': createSignOnRoutes({
          ...accounts,
          provider: new IdentityProvider(provider),
          addressOf: addressReader(environment),
        }),
      }),
    },
    onCrash: (changeName, error) => log('change-crashed', changeName, error),
    onMade: (transaction, made) => tellOfChanges(transaction, made, serverClock()),
    onFailure: (path, error) => log('request-failed', path, error),
  });
  const post = createPost();
  const sending = { database, sealing: keys.sealing, post, now: serverClock };
  const ringing = contact === null ? null : { database, vapid, contact, post, now: serverClock };
  const loop = new SendingLoop(
    database,
    [
      () => sendWebhooks(sending),
      () => tellOfSchedules(database, serverClock),
      () => tellOfCalls(database, serverClock),
      ...(ringing ? [() => sendPush(ringing)] : []),
    ],
    (error) => log('sending-failed', 'loop', error),
  );
  const close = async (): Promise<void> => {
    await loop.stop();
    await database.close();
  };
  return { app, keepsPrograms: true, close };
}

function serverClock(): Instant {
  return instantSchema.parse(Date.now());
}

/** Behind a proxy that is trusted, the last address it names; otherwise whoever is connected. */
function addressReader({
  TRUST_PROXY: isTrusted,
}: Readonly<Record<string, string | undefined>>): (context: Context) => string {
  return (context) => {
    const named = isTrusted === '1' ? context.req.header('x-forwarded-for') : undefined;
    return named?.split(',').at(-1)?.trim() ?? getConnInfo(context).remote.address ?? '';
  };
}

/** A line for whoever runs the server: what went wrong and where, without what anybody sent. */
function log(event: string, where: string, error: unknown): void {
  const { name, stack } = error instanceof Error ? error : { name: 'unknown', stack: undefined };
  // The first line of a stack holds the message, which may quote somebody's data.
  const places = stack?.split('\n').filter((line) => line.trimStart().startsWith('at ')) ?? [];
  console.error(JSON.stringify({ event, where, error: name, at: places.slice(0, 5) }));
}
