import path from 'node:path';
import { listen } from '../server/listen.ts';
import { createStaticApp } from '../server/static.ts';

// Only this machine may connect unless HOST says otherwise; a PORT that is asked for is meant.
const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 4173);
const app = await createStaticApp(path.join(import.meta.dirname, '../app'));
const server = await listen(app, { host, port, portsMax: process.env.PORT ? 1 : 100 });

const shownHost = ['127.0.0.1', '0.0.0.0'].includes(host) ? 'localhost' : host;
console.log(`Residency Scheduler is at http://${shownHost}:${server.port}/  (Ctrl+C ends it)`);

const end = () => void server.close().then(() => process.exit(0));
process.once('SIGINT', end);
process.once('SIGTERM', end);

// A signal sent to npm ends npm and its shell, which do not pass it on: then the parent changes.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}
