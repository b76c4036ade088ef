import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DatabaseLocation, openDatabase } from '../../../src/server/database/open-database.ts';
import { readProgram } from '../../../src/server/programs.ts';
import { postgresqlPrograms, startCluster } from '../postgresql-cluster.ts';
import { buildServer, ServerProcess } from '../server-process.ts';
import { Dice } from '../../dice.ts';
import { PROGRAM } from '../accounts/auth-server.ts';
import { Pusher } from './pusher.ts';
import { checkStored, putProgram, SERVER_SECRET, WorldOfPushers } from './world-of-pushers.ts';

/** How often a server is killed on each database; a soak does it more often. */
const KILLS = Number(process.env.SERVER_KILLS ?? 20);
const TIMEOUT = { timeout: 60_000 + KILLS * 5_000 };

async function killServers(
  name: string,
  { location, servers, kills }: { location: DatabaseLocation; servers: number; kills: number },
): Promise<void> {
  const database = await openDatabase(location);
  await putProgram(database);
  await database.close();
  const where =
    location.kind === 'sqlite'
      ? { DATA_FOLDER: path.dirname(location.file) }
      : { DATABASE_URL: location.url };
  const world = await WorldOfPushers.start({ ...where, SERVER_SECRET }, servers, kills);
  for (let kill = 0; kill < kills; kill++) await world.killOne();
  const made = await world.end();
  const cutOff = world.pushers.reduce((sum, pusher) => sum + pusher.cutOff, 0);
  console.log(`${name}: ${kills} kills, ${made} changes stored, ${cutOff} messages broken off`);
  // How many a kill meets in the middle is chance; with none it would prove nothing.
  expect(cutOff).toBeGreaterThan(0);
  const again = await openDatabase(location);
  await checkStored(again, world.pushers);
  await again.close();
}

/** A phone listens at one server while others push at another one, which is then killed and replaced. */
async function hintAcross(url: string): Promise<void> {
  const database = await openDatabase({ kind: 'postgresql', url });
  await putProgram(database);
  await database.close();
  const environment = { DATABASE_URL: url, SERVER_SECRET };
  const here = await ServerProcess.start(environment);
  let there = await ServerProcess.start(environment);
  const pusher = new Pusher('ada', 0, new Dice(1), () => [there.address]);
  const authorization = `Bearer ${await new Pusher('bo', 0, new Dice(1), () => []).signIn(here.address)}`;
  const events = await fetch(`${here.address}/sync/events?program=${PROGRAM}`, {
    headers: { authorization },
  });
  const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const listening = (async () => {
    for (let said = await reader?.read(); said?.value; said = await reader?.read()) {
      heard += said.value;
    }
  })();
  await expect.poll(() => heard).toContain('event: open');
  pusher.start();
  await expect.poll(() => heard).toContain('event: moved');
  await there.kill();
  there = await ServerProcess.start(environment);
  const before = pusher.acknowledged.length;
  await expect.poll(() => pusher.acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(before);
  await pusher.stop();
  // The program itself was the first version; every push since is one.
  const pushes = (await versionOf(url)) - 1;
  const hints = (): number => heard.match(/event: moved/g)?.length ?? 0;
  await expect.poll(hints, { timeout: 10_000 }).toBeGreaterThanOrEqual(pushes);
  await reader?.cancel();
  await Promise.all([listening, here.end(), there.end()]);
}

async function versionOf(url: string): Promise<number> {
  const database = await openDatabase({ kind: 'postgresql', url });
  const program = await database.read((queries) => readProgram(queries, PROGRAM));
  await database.close();
  return program?.version ?? 0;
}

beforeAll(buildServer, 120_000);

describe('what a server acknowledged is stored, once, however often servers are killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kills-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('on SQLite', TIMEOUT, async () => {
    const file = path.join(folder, 'residency.sqlite');
    await killServers('SQLite', { location: { kind: 'sqlite', file }, servers: 1, kills: KILLS });
  });

  describe.skipIf(postgresqlPrograms() === null)('on PostgreSQL', () => {
    const cluster = startCluster();
    afterAll(() => cluster?.stop());

    test.each([
      ['one server', 1, KILLS],
      ['two servers', 2, Math.ceil(KILLS / 4)],
      ['three servers', 3, Math.ceil(KILLS / 4)],
    ])('%s', TIMEOUT, async (name, servers, kills) => {
      if (!cluster) throw new Error('PostgreSQL is not installed');
      const url = cluster.newDatabase(`kills${servers}`);
      const location = { kind: 'postgresql', url } as const;
      await killServers(`PostgreSQL, ${name}`, { location, servers, kills });
    });

    test('a hint reaches a phone at another server, also of one that was started later', async () => {
      if (!cluster) throw new Error('PostgreSQL is not installed');
      await hintAcross(cluster.newDatabase('hints'));
    });
  });
});
