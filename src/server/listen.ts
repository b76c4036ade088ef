import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

/** A server that is answering until it is closed; closing again does nothing. */
export interface RunningServer {
  readonly port: number;
  /** Takes no more connections, waits for answers that are on their way, and breaks off what is left after a while. */
  close(secondsMax?: number): Promise<void>;
}

/** Where to listen: the first free one of `portsMax` ports from `port` on; port 0 is any free one. */
export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly portsMax: number;
}

/** How long a connection that nobody uses is kept: longer than proxies do, so that they never use one that is being closed. */
const KEPT_SECONDS = 75;

/** How often connections that nobody uses any more are looked for while it closes. */
const CLOSING_MILLISECONDS = 50;

/** Starts answering with `app`. Rejects when no port in the range is free. */
export async function listen(app: Hono, options: ListenOptions): Promise<RunningServer> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: options.host });
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEPT_SECONDS * 1000;
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
      return { port, close: (secondsMax = 0) => closing(server, secondsMax) };
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || offset + 1 >= options.portsMax) throw error;
    }
  }
}

function closing(
  server: ReturnType<typeof createAdaptorServer>,
  secondsMax: number,
): Promise<void> {
  if (!server.listening) return Promise.resolve();
  const ends = performance.now() + secondsMax * 1000;
  // Browsers keep connections for further requests: each is closed once its answer is sent.
  const closeConnections = (): void => {
    if (!('closeIdleConnections' in server)) return;
    if (performance.now() < ends) server.closeIdleConnections();
    else server.closeAllConnections();
  };
  return new Promise((resolve, reject) => {
    const again = setInterval(closeConnections, CLOSING_MILLISECONDS);
    server.close((error) => {
      clearInterval(again);
      if (error) reject(error);
      else resolve();
    });
    closeConnections();
  });
}
