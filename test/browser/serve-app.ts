import path from 'node:path';
import { type RunningServer, listen } from '../../src/server/listen.ts';
import { createStaticApp } from '../../src/server/static.ts';

/** The built app, served as `npm start` serves it, on a port of its own. */
export interface ServedApp extends RunningServer {
  readonly address: string;
}

/** Serves a built app, else `dist/app`, which the flows' setup has built. */
export async function serveApp(folder = path.resolve('dist/app')): Promise<ServedApp> {
  const app = await createStaticApp(folder);
  const server = await listen(app, { host: '127.0.0.1', port: 0, portsMax: 1 });
  return { ...server, address: `http://localhost:${server.port}` };
}
