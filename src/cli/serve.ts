import path from 'node:path';
import { listen } from '../server/listen.ts';
import { type Configuration, readConfiguration } from '../server/operations/configuration.ts';
import { makeServer } from '../server/run-server.ts';

const FIRST_PORT = 4173;
/** How long answers that are on their way may take once the server was asked to end. */
const LAST_ANSWERS_SECONDS_MAX = 10;
/** Where the port is not said, one that is taken is no reason not to start. */
const PORTS_MAX = 100;

async function start(configuration: Configuration): Promise<() => Promise<void>> {
  const { HOST: host, PORT: asked, METRICS_ADDRESS: watched, DRAIN_SECONDS } = configuration;
  const appFolder = path.join(import.meta.dirname, '../app');
  const made = await makeServer(configuration, appFolder);
  const port = { host, port: asked ?? FIRST_PORT, portsMax: asked === undefined ? PORTS_MAX : 1 };
  const server = await listen(made.app, port);
  const metrics =
    watched && made.metricsApp ? await listen(made.metricsApp, { ...watched, portsMax: 1 }) : null;
  if (metrics) console.log(`Its metrics are at http://${watched?.host}:${metrics.port}/metrics`);
  if (!made.metricsApp) {
    console.log('It keeps no programs: DATA_FOLDER or DATABASE_URL is not set.');
  }
  const shownHost = ['127.0.0.1', '0.0.0.0'].includes(host) ? 'localhost' : host;
  console.log(`Residency Scheduler is at http://${shownHost}:${server.port}/  (Ctrl+C ends it)`);
  return async () => {
    made.log('ending');
    made.beginEnding();
    if (made.metricsApp) await wait(DRAIN_SECONDS);
    await server.close(LAST_ANSWERS_SECONDS_MAX);
    await metrics?.close();
    await made.close();
    made.log('ended');
  };
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

/** Ends with a word on standard error. */
function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const started = Promise.resolve().then(() => start(readConfiguration(process.env)));
started.catch(fail);

let ended: Promise<void> | null = null;
const endOnce = (): void => {
  ended ??= started.then((end) => end()).then(() => process.exit(0), fail);
};
process.on('SIGINT', endOnce);
process.on('SIGTERM', endOnce);

// A signal sent to npm ends npm and its shell, which do not pass it on: then the parent changes.
if (process.env.npm_lifecycle_event !== undefined) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && endOnce(), 500).unref();
}
