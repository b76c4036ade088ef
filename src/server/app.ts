import { Hono } from 'hono';
import * as z from 'zod/mini';
import { refuse } from './refuse.ts';
import { createStaticApp } from './static.ts';
import { createSyncRoutes, type SyncRoutes } from './sync/sync-routes.ts';

/** What a server with a database is made of. */
export interface ServerParts extends SyncRoutes {
  /** The folder of the built app. */
  readonly appFolder: string;
  /** Further routes by their path, such as `/api`. */
  readonly routes?: Readonly<Record<string, Hono>>;
  /** Told of every exception that reached the top: a bug, or a database that failed. */
  readonly onFailure: (path: string, error: unknown) => void;
}

/**
 * The whole server on one origin: the built app with its headers, `/sync`, further routes, and `/healthz` and `/readyz`
 * for whoever watches it. @throws when there is no built app.
 */
export async function createServerApp(parts: ServerParts): Promise<Hono> {
  const app = new Hono();
  app.onError((error, context) => {
    parts.onFailure(context.req.path, error);
    return refuse(
      context,
      { status: 503, code: 'server-failed', message: 'The server failed. Please try again.' },
      parts.now(),
    );
  });
  app.get('/healthz', (context) => context.json({ isAlive: true }));
  app.get('/readyz', async (context) => {
    await parts.database.read((queries) =>
      queries.query(z.object({ one: z.int() }), 'select 1 as one'),
    );
    return context.json({ isReady: true });
  });
  app.route('/sync', createSyncRoutes(parts));
  for (const [path, routes] of Object.entries(parts.routes ?? {})) app.route(path, routes);
  const nothingHere = {
    status: 404,
    code: 'no-such-address',
    message: 'There is nothing here.',
  } as const;
  for (const path of ['/sync/*', '/api/*']) {
    app.all(path, (context) => refuse(context, nothingHere, parts.now()));
  }
  app.route('/', await createStaticApp(parts.appFolder));
  return app;
}
