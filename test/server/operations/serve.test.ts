import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { openDatabase } from '../../../src/server/database/open-database.ts';
import { PROGRAM } from '../accounts/auth-server.ts';
import { Dice } from '../../dice.ts';
import { Pusher } from '../kills/pusher.ts';
import { putProgram, SERVER_SECRET } from '../kills/world-of-pushers.ts';
import { buildServer, ServerProcess } from '../server-process.ts';

const temporary = mkdtempSync(path.join(tmpdir(), 'serve-'));
const folder = path.join(temporary, 'data');
const file = path.join(folder, 'residency.sqlite');
const environment = { DATA_FOLDER: folder, SERVER_SECRET };

beforeAll(async () => {
  buildServer();
  const database = await openDatabase({ kind: 'sqlite', file });
  await putProgram(database);
  await database.close();
}, 120_000);

afterAll(() => rmSync(temporary, { recursive: true }));

function modeOf(name: string): string {
  return (statSync(name).mode & 0o777).toString(8);
}

test('what is wrong in the environment is said, and nothing is started', async () => {
  const start = ServerProcess.start({ ...environment, LOG: 'all', DATABASE_URL: 'mysql://x' });
  await expect(start).rejects.toThrow(
    /ended with 1: DATABASE_URL must be .*\nLOG must be events or requests/,
  );
});

test('nobody but their owner reads the files', async () => {
  expect([modeOf(folder), modeOf(file)]).toEqual(['700', '600']);
  chmodSync(file, 0o644);
  const server = await ServerProcess.start(environment);
  expect([modeOf(file), modeOf(`${file}-wal`)]).toEqual(['600', '600']);
  expect(await server.end()).toBe(0);
});

describe('a server that was asked to end', () => {
  let server: ServerProcess;
  let authorization: string;

  beforeEach(async () => {
    server = await ServerProcess.start({ ...environment, DRAIN_SECONDS: '1' });
    const phone = new Pusher('ada', 0, new Dice(1), () => []);
    authorization = `Bearer ${await phone.signIn(server.address)}`;
  });

  test('finishes what it began, lets listeners go, is no longer ready, and ends with 0', async () => {
    const events = await fetch(`${server.address}/sync/events?program=${PROGRAM}`, {
      headers: { authorization },
    });
    const heard = events.text();
    const message = { protocol: 1, programId: PROGRAM, deviceId: 'slow', cookie: null };
    const text = JSON.stringify({ ...message, knownVerdict: 0 });
    let sendRest: () => void = () => undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (stream) => {
        stream.enqueue(new TextEncoder().encode(text.slice(0, 20)));
        sendRest = () => {
          stream.enqueue(new TextEncoder().encode(text.slice(20)));
          stream.close();
        };
      },
    });
    const headers = { authorization, 'content-type': 'application/json', 'x-residency': '1' };
    const options: RequestInit & { duplex: 'half' } = {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    };
    const pulled = fetch(`${server.address}/sync/pull`, options);
    expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
    const ended = server.end();
    await expect
      .poll(async () => (await fetch(`${server.address}/readyz`)).status, { interval: 20 })
      .toBe(503);
    expect(await (await fetch(`${server.address}/readyz`)).json()).toMatchObject({
      code: 'server-failed',
      details: { because: 'ending' },
    });
    expect(await heard).toContain('event: open');
    await expect
      .poll(() => fetch(`${server.address}/readyz`).catch(() => 'closed'), { timeout: 5000 })
      .toBe('closed');
    sendRest();
    expect((await pulled).status).toBe(200);
    expect(await ended).toBe(0);
    expect(server.output).toMatch(/"event":"ending"}\n.*"event":"ended"}/);
  });
});

test('what it says of itself holds ids and never names, and stays on a port of its own', async () => {
  const server = await ServerProcess.start({
    ...environment,
    LOG: 'requests',
    METRICS_ADDRESS: '127.0.0.1:0',
  });
  const phone = new Pusher('bo', 0, new Dice(1), () => [server.address]);
  const token = await phone.signIn(server.address);
  phone.start();
  await expect.poll(() => phone.acknowledged.length).toBeGreaterThan(0);
  await phone.stop();
  const headers = { 'x-residency': '1', 'content-type': 'application/json' };
  const wrong = { email: 'secret@example.org', password: 'secret password', label: 'secret' };
  const bodies = [JSON.stringify(wrong), '{"secret'];
  for (const body of bodies) {
    await fetch(`${server.address}/auth/sign-in`, { method: 'POST', headers, body });
  }
  await fetch(`${server.address}/secret/address?secret=1`);
  const metricsAddress = /metrics are at (\S+)/.exec(server.output)?.[1] ?? '';
  const metrics = await (await fetch(metricsAddress)).text();
  expect(metrics).toContain(
    `residency_changes_total{verdict="made"} ${phone.acknowledged.length}\n`,
  );
  expect(metrics).toMatch(/_count\{method="POST",route="\/sync\/push",status="200"\} \d/);
  expect(metrics).toMatch(/_count\{method="POST",route="\/auth\/sign-in",status="401"\} 1\n/);
  expect((await fetch(`${server.address}/metrics`)).status).toBe(404);
  expect(await server.end()).toBe(0);
  const lines = server.output.split('\n').filter((line) => line.startsWith('{'));
  const pushed = lines.map((line): unknown => JSON.parse(line));
  expect(server.output).toMatch(/"route":"\/sync\/push".*"account":"[\w-]{8,}"/);
  expect(pushed).toContainEqual(
    expect.objectContaining({
      event: 'request',
      route: '/sync/push',
      status: 200,
      program: 'tiny',
    }),
  );
  const said = server.output + metrics;
  const never = [token, 'secret', 'example.org', 'Ada', 'Bo', 'Sample', 'gravel', 'private'];
  for (const word of never) expect(said).not.toContain(word);
});

test('every answer says what browsers must not take it for', async () => {
  const server = await ServerProcess.start(environment);
  const post = { method: 'POST', headers: { 'x-residency': '1' } };
  const answers = await Promise.all([
    fetch(server.address),
    fetch(`${server.address}/gone.png`),
    fetch(`${server.address}/healthz`),
    fetch(`${server.address}/readyz`),
    fetch(`${server.address}/sync/pull`),
    fetch(`${server.address}/sync/push`, { ...post, body: '{' }),
    fetch(`${server.address}/auth/me`, post),
    fetch(`${server.address}/api/nothing`),
    fetch(`${server.address}/sync/events?program=tiny`),
  ]);
  for (const { url, headers } of answers) {
    const policy = headers.get('content-security-policy');
    expect(policy, url).toMatch(/object-src 'none'; base-uri 'none'.*frame-ancestors 'none'/);
    expect(headers.get('x-content-type-options'), url).toBe('nosniff');
    expect(headers.get('referrer-policy'), url).toBe('no-referrer');
    expect(headers.get('strict-transport-security'), url).toMatch(/^max-age=31536000;/);
    expect(headers.get('access-control-allow-origin'), url).toBeNull();
  }
  const traced = await new Promise<number | undefined>((resolve, reject) => {
    const asked = request(`${server.address}/healthz`, { method: 'TRACE' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
  expect(traced).toBe(404);
  expect(await server.end()).toBe(0);
});

test('what is shipped needs nothing that only builds or tests need', () => {
  const manifest = z.object({ dependencies: z.record(z.string(), z.string()) });
  const { dependencies } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  const built = readdirSync('dist/cli').filter((name) => name.endsWith('.js'));
  expect(built).toContain('serve.js');
  for (const name of built) {
    const text = readFileSync(path.join('dist/cli', name), 'utf8');
    const imported = [...text.matchAll(/^import\b[^'"]*['"]([^.'"][^'"]*)['"];?$/gm)];
    const packages = imported.map(([, from = '']) => /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? '');
    const others = packages.filter((from) => !from.startsWith('node:'));
    expect(Object.keys(dependencies), name).toEqual(expect.arrayContaining(others));
  }
});

test('a database of another layout is not served as ready', async () => {
  const server = await ServerProcess.start(environment);
  const database = await openDatabase({ kind: 'sqlite', file });
  const change = (sql: string): Promise<unknown> =>
    database.transaction((transaction) => transaction.run(sql));
  await change("insert into migration (number, name, checksum) values (9000, 'newer', 'x')");
  const response = await fetch(`${server.address}/readyz`);
  expect(await response.json()).toMatchObject({ details: { because: 'other-layout' } });
  await change('delete from migration where number = 9000');
  expect((await fetch(`${server.address}/readyz`)).status).toBe(200);
  await database.close();
  expect(await server.end()).toBe(0);
});

test('without a database it serves the app alone', async () => {
  const server = await ServerProcess.start({});
  expect(server.output).toContain('keeps no programs');
  expect((await fetch(server.address, { headers: { accept: 'text/html' } })).status).toBe(200);
  expect(await server.end()).toBe(0);
});

test('a folder that cannot be used is said in words', async () => {
  const taken = path.join(temporary, 'taken');
  writeFileSync(taken, 'a file');
  const start = ServerProcess.start({ ...environment, DATA_FOLDER: taken });
  await expect(start).rejects.toThrow(/ended with 1: \S+.*taken/);
});
