import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { type DatabaseLocation, openDatabase } from '../../src/server/database/open-database.ts';
import { startCluster } from '../server/postgresql-cluster.ts';
import { buildServer, ServerProcess } from '../server/server-process.ts';
import { badBodies } from './server-load/bad-bodies.ts';
import { printed, ServerBench } from './server-load/server-bench.ts';
import { fillServer, growTo, SECRET } from './server-load/server-world.ts';

// npm run bench server [-- sqlite|postgresql]: what one server does on SQLite and on PostgreSQL, both flushing to the disk.
const SECONDS = Number(process.env.SECONDS ?? 3);
const ROWS = (process.env.ROWS ?? '10000,100000,1000000').split(',').map(Number);
const DEVICES = [1, 10, 100] as const;
const BODIES = 5000;
const BODIES_ROUNDS = 3;

async function measure(location: DatabaseLocation): Promise<void> {
  const name = location.kind === 'sqlite' ? 'SQLite' : 'PostgreSQL';
  const database = await openDatabase(location);
  const world = await fillServer(database, Math.max(...DEVICES));
  const server = await ServerProcess.start({
    ...(location.kind === 'sqlite'
      ? { DATA_FOLDER: path.dirname(location.file) }
      : { DATABASE_URL: location.url }),
    SERVER_SECRET: SECRET.toString('hex'),
    METRICS_ADDRESS: '127.0.0.1:0',
  });
  const bench = new ServerBench(server, world);
  console.log(
    `\n${name}, the middle program of ${world.rows} rows, load ${loadavg()[0]?.toFixed(1)}`,
  );
  await bench.firstSyncs();
  for (const rows of ROWS) {
    console.log(`\n${name} with ${await growTo(database, rows)} rows`);
    const counts = rows === ROWS[0] ? DEVICES : [100];
    for (const devices of counts) {
      await bench.upToDatePulls(devices, SECONDS);
      await bench.pushes(devices, SECONDS);
      await bench.both(devices, SECONDS);
    }
    await bench.firstSyncs();
  }
  console.log(`memory ${printed(await bench.megabytes())} MB`);
  for (let round = 0; round < BODIES_ROUNDS; round++) {
    const { failed, perSecond } = await badBodies(bench, BODIES);
    console.log(
      `${BODIES} bad bodies, ${printed(perSecond)} a second, ${failed} not answered with 4xx; ` +
        `memory ${printed(await bench.megabytes())} MB after them`,
    );
  }
  await server.end();
  await database.close();
}

buildServer();
const only = process.argv[2];
if (only !== 'postgresql') {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  await measure({ kind: 'sqlite', file: path.join(folder, 'residency.sqlite') });
  rmSync(folder, { recursive: true });
}
const cluster = only === 'sqlite' ? null : startCluster({ isDurable: true });
if (cluster) {
  await measure({ kind: 'postgresql', url: cluster.newDatabase('bench') });
  cluster.stop();
}
process.exit(0);
