import { ServerClient } from '../../../sync/server-client.ts';
import { deviceNow } from '../../device-clock.ts';

let client: ServerClient | null = null;

/** The one client of this tab, for the server that the app came from. */
export function serverClient(): ServerClient {
  client ??= new ServerClient({
    server: window.location.origin,
    exclusive: (work) => navigator.locks.request('refresh', work),
    now: deviceNow,
  });
  return client;
}
