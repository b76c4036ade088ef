import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that is answering until it is closed: open connections end, closing again does nothing. */
export interface RunningServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Where to listen: the first free one of `portsMax` ports from `port` on; port 0 is any free one. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly portsMax: number;
}

/** Starts answering with `app`. Rejects when no port in the range is free. */
export async function listen(app: Hono, options: ListenOptions): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: options.host });
  const tryPort = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, options.host, () => {
        server.off('error', reject);
        resolve((server.address() as AddressInfo).port);
      });
    });

  for (let offset = 0; ; offset += 1) {
    try {
      const port = await tryPort(options.port + offset);
      return { port, close: () => closing(server) };
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || offset + 1 >= options.portsMax) throw error;
    }
  }
}

function closing(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  if (!server.listening) return Promise.resolve();
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
