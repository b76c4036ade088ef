import path from 'node:path';
import { listen } from '../server/listen.ts';
import { makeServer } from '../server/run-server.ts';

// Only this machine may connect unless HOST says otherwise; a PORT that is asked for is meant.
const host = process.env.HOST ?? '127.0.0.1';
const port = Number(process.env.PORT ?? 4173);
const made = await makeServer(process.env, path.join(import.meta.dirname, '../app')).catch(
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
const server = await listen(made.app, { host, port, portsMax: process.env.PORT ? 1 : 100 });

const shownHost = ['127.0.0.1', '0.0.0.0'].includes(host) ? 'localhost' : host;
console.log(`Residency Scheduler is at http://${shownHost}:${server.port}/  (Ctrl+C ends it)`);

if (!made.keepsPrograms)
  console.log('It keeps no programs: DATA_FOLDER or DATABASE_URL is not set.');

const end = () =>
  void server
    .close()
    .then(() => made.close())
    .then(() => process.exit(0));
process.once('SIGINT', end);
process.once('SIGTERM', end);

// A signal sent to npm ends npm and its shell, which do not pass it on: then the parent changes.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), 500).unref();
}
