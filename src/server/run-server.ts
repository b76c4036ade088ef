import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, Hono } from 'hono';
import { changes } from '../domain/changes/registry.ts';
import { instantSchema, type Instant } from '../domain/time/zone.ts';
import type { Accounts } from './accounts/accounts.ts';
import { createAuthRoutes } from './accounts/auth-routes.ts';
import { authenticateBy } from './accounts/authenticate-token.ts';
import { IdentityProvider, providerSettings } from './accounts/identity-provider.ts';
import { Passwords } from './accounts/passwords.ts';
import { keysFrom, readServerSecret, type ServerKeys } from './accounts/server-keys.ts';
import { createSignOnRoutes } from './accounts/sign-on-routes.ts';
import { createServerApp } from './app.ts';
import type { Database } from './database/database.ts';
import { databaseLocation, openDatabase } from './database/open-database.ts';
import type { Configuration } from './operations/configuration.ts';
import { createLog, failureFields, type Log } from './operations/log.ts';
import { createMetricsApp } from './operations/metrics-app.ts';
import { Observer } from './operations/observe.ts';
import { createFeedRoutes } from './feeds/feed-routes.ts';
import { declaredPermissions } from './permissions.ts';
import { createStaticApp } from './static.ts';
import { tellOfChanges } from './tell/on-made.ts';
import { createPost } from './tell/post.ts';
import { sendPush } from './tell/send-push.ts';
import { sendWebhooks } from './tell/send-webhooks.ts';
import { SendingLoop } from './tell/sending-loop.ts';
import { tellOfCalls, tellOfSchedules } from './tell/tell-of-schedules.ts';
import { vapidKeys } from './tell/vapid.ts';

/** What to answer with, and how to end. */
export interface MadeServer {
  readonly app: Hono;
  /** What is answered to those who watch the server, on a port of its own; null where it only serves the app. */
  readonly metricsApp: Hono | null;
  readonly log: Log;
  /** Says that it is about to end: it is no longer ready, and lets devices that listen go. */
  readonly beginEnding: () => void;
  /** Once nothing is answered any more: closes the database. */
  readonly close: () => Promise<void>;
}

/**
 * Makes the server that was configured: with `DATA_FOLDER` or `DATABASE_URL` one that keeps programs, otherwise one that
 * serves the app alone. @throws an Error with words for whoever starts it.
 */
export async function makeServer(
  configuration: Configuration,
  appFolder: string,
): Promise<MadeServer> {
  const log = createLog((line) => process.stderr.write(`${line}\n`), serverClock);
  const location = databaseLocation(configuration);
  if (!location) {
    const app = await createStaticApp(appFolder);
    const nothing = (): void => undefined;
    return { app, metricsApp: null, log, beginEnding: nothing, close: async () => undefined };
  }
  const keys = keysFrom(await readServerSecret(configuration));
  const database = await openDatabase(location);
  const accounts = { database, keys, passwords: new Passwords(), now: serverClock };
  const observer = new Observer(configuration.LOG === 'requests' ? log : null);
  const ending = new AbortController();
  const app = await createServerApp({
    database,
    permissions: declaredPermissions,
    changes,
    now: serverClock,
    authenticate: observer.noting(authenticateBy(accounts)),
    appFolder,
    routes: routesOf(configuration, accounts),
    observe: observer.middleware,
    ending: ending.signal,
    onDecided: (response) => observer.decided(response),
    onStream: () => observer.streamOpened(),
    onCrash: (change, error) => {
      observer.failed('change');
      log('change-crashed', { change, ...failureFields(error) });
    },
    onMade: (transaction, made) => tellOfChanges(transaction, made, serverClock()),
    onFailure: (route, error) => {
      observer.failed(route);
      log('request-failed', { route, ...failureFields(error) });
    },
  });
  const loop = startSending(configuration, { database, keys, observer, log });
  return {
    app,
    metricsApp: createMetricsApp(observer.metrics),
    log,
    beginEnding: () => ending.abort(),
    close: async () => {
      await loop.stop();
      await database.close();
    },
  };
}

/** The routes besides those of sync and of other systems, by their path. */
function routesOf(
  configuration: Configuration,
  accounts: Accounts,
): Readonly<Record<string, Hono>> {
  const settings = providerSettings(configuration);
  const addressOf = addressReader(configuration);
  const signOn = settings && {
    '/sign-on': createSignOnRoutes({
      ...accounts,
      provider: new IdentityProvider(settings),
      addressOf,
    }),
  };
  return {
    '/auth': createAuthRoutes({
      ...accounts,
      addressOf,
      hasSignOn: settings !== null,
      pushKey: configuration.PUSH_CONTACT && vapidKeys(accounts.keys.push).publicKey,
    }),
    '/feeds': createFeedRoutes(accounts),
    ...signOn,
  };
}

/** Sends what other systems and phones are told, until it is stopped. */
function startSending(
  { PUSH_CONTACT: contact }: Configuration,
  parts: {
    readonly database: Database;
    readonly keys: ServerKeys;
    readonly observer: Observer;
    readonly log: Log;
  },
): SendingLoop {
  const { database, keys, observer, log } = parts;
  const base = { database, post: createPost(), now: serverClock };
  const vapid = vapidKeys(keys.push);
  return new SendingLoop(
    database,
    [
      () => sendWebhooks({ ...base, sealing: keys.sealing }),
      () => tellOfSchedules(database, serverClock),
      () => tellOfCalls(database, serverClock),
      ...(contact === undefined ? [] : [() => sendPush({ ...base, vapid, contact })]),
    ],
    (error) => {
      observer.failed('sending');
      log('sending-failed', failureFields(error));
    },
  );
}

function serverClock(): Instant {
  return instantSchema.parse(Date.now());
}

/** Behind a proxy that is trusted, the last address it names; otherwise whoever is connected. */
function addressReader({ TRUST_PROXY: isTrusted }: Configuration): (context: Context) => string {
  return (context) => {
    const named = isTrusted ? context.req.header('x-forwarded-for') : undefined;
    return named?.split(',').at(-1)?.trim() ?? getConnInfo(context).remote.address ?? '';
  };
}
