import { Hono, type MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { onlyOwnRequests } from './accounts/own-requests.ts';
import { hasThisLayout } from './database/migrate.ts';
import { createApiRoutes } from './api/api-routes.ts';
import { refusalOf } from './refusals.ts';
import { refuse } from './refuse.ts';
import { safeHeaders } from './safe-headers.ts';
import { createStaticApp } from './static.ts';
import { createSyncRoutes, type SyncRoutes } from './sync/sync-routes.ts';

/** What only the app itself asks for. */
const OWN_PATHS = ['/sync/*', '/auth/*'];

/** What a server with a database is made of. */
export interface ServerParts extends SyncRoutes {
  /** The folder of the built app. */
  readonly appFolder: string;
  /** Further routes by their path, such as `/auth`. */
  readonly routes?: Readonly<Record<string, Hono>>;
  /** Told of every exception that reached the top: a bug, or a database that failed. */
  readonly onFailure: (route: string, error: unknown) => void;
  /** Stands before everything else. */
  readonly observe?: MiddlewareHandler;
}

/**
 * The whole server on one origin: the built app with its headers, `/sync`, `/api`, further routes, and `/healthz` and `/readyz`
 * for whoever watches it. @throws when there is no built app.
 */
export async function createServerApp(parts: ServerParts): Promise<Hono> {
  const app = new Hono();
  if (parts.observe) app.use(parts.observe);
  app.use(safeHeaders);
  app.onError((error, context) => {
    parts.onFailure(routePath(context), error);
    return refuse(context, refusalOf('server-failed'), parts.now());
  });
  addHealth(app, parts);
  for (const path of OWN_PATHS) app.use(path, onlyOwnRequests(parts.now));
  app.route('/sync', createSyncRoutes(parts));
  app.route('/api', createApiRoutes(parts));
  for (const [path, routes] of Object.entries(parts.routes ?? {})) app.route(path, routes);
  for (const path of [...OWN_PATHS, '/api/*', '/feeds/*', '/sign-on/*']) {
    app.all(path, (context) => refuse(context, refusalOf('no-such-address'), parts.now()));
  }
  app.route('/', await createStaticApp(parts.appFolder));
  return app;
}

/** Alive is what answers; ready is what may be sent requests: not while it ends, nor on a database of another layout. */
function addHealth(app: Hono, { database, now, ending }: ServerParts): void {
  app.get('/healthz', (context) => context.json({ isAlive: true }));
  app.get('/readyz', async (context) => {
    const because = ending?.aborted
      ? 'ending'
      : (await hasThisLayout(database))
        ? null
        : 'other-layout';
    if (because === null) return context.json({ isReady: true });
    return refuse(context, refusalOf('server-failed', { because }), now());
  });
}
