import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import * as z from 'zod/mini';
import { solveModelByHighs } from '../../../src/solver/engine/highs-solve-model.ts';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { orTools } from '../../../src/solver/engine/vite-plugin-or-tools.ts';
import { findBrowser } from '../../browser/find-browser.ts';
import { hardModel, limitedByWork, workForHighs } from './hard-model.ts';

const Report = z.object({
  isIsolated: z.boolean(),
  loadMilliseconds: z.number(),
  firstSolveMilliseconds: z.number(),
  secondSolveMilliseconds: z.number(),
  memoryBytes: z.number(),
  values: z.array(z.number()),
  highsValues: z.array(z.number()),
  workUsed: z.number(),
  postedObjectives: z.array(z.number()),
  stopMilliseconds: z.number(),
  endlessStatus: z.string(),
  endlessSeconds: z.number(),
});

const POLICY = {
  'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
};
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

let folder: string;
let browser: Browser;
const servers: Server[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('builds', import.meta.url)),
    plugins: [orTools()],
    worker: { format: 'es', plugins: () => [orTools()] },
    build: { outDir: folder, emptyOutDir: true },
  });
  browser = await chromium.launch(await findBrowser());
}, 60_000);

afterAll(async () => {
  await browser.close();
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

/** Serves the build with these headers and returns what its page reports. */
async function reportUnder(headers: OutgoingHttpHeaders): Promise<z.infer<typeof Report>> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/favicon.ico') return void response.writeHead(204, headers).end();
    const file = join(folder, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (bytes) =>
        response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(file)] }).end(bytes),
      () => response.writeHead(404, headers).end(),
    );
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('No port to listen on');
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`http://127.0.0.1:${listening.port}/`);
  const report = page.waitForFunction(() => document.body.dataset['report'], null, {
    timeout: 60_000,
  });
  const text = await (await report).jsonValue();
  expect(complaints).toEqual([]);
  return Report.parse(JSON.parse(text ?? ''));
}

test('the production build holds one WebAssembly file for each engine and evaluates no strings', async () => {
  const files = await readdir(folder, { recursive: true });
  const wasm = files.filter((file) => extname(file) === '.wasm');
  expect(wasm).toHaveLength(2);
  for (const file of wasm) expect((await stat(join(folder, file))).size).toBeLessThan(8_000_000);
  for (const file of files.filter((name) => extname(name) === '.js')) {
    const script = await readFile(join(folder, file), 'utf8');
    expect(script).not.toMatch(/new Function\(|\beval\(/);
    expect(script.length).toBeLessThan(220_000);
  }
});

test('in an isolated page it gives the values that Node gives, tells each new best, and stops when asked', async () => {
  const report = await reportUnder({ ...POLICY, ...ISOLATION });
  expect(report.isIsolated).toBe(true);
  const underNode = await solveModel(hardModel(1), limitedByWork);
  expect(underNode.status).toBe('feasible');
  expect(report.values).toEqual(underNode.values);
  expect(report.workUsed).toBe(underNode.workUsed);
  const byHighs = await solveModelByHighs(hardModel(1), workForHighs);
  expect(byHighs.status).toBe('feasible');
  expect(report.highsValues).toEqual(byHighs.values);
  expect(report.postedObjectives.at(-1)).toBe(underNode.objective);
  expect(report.endlessStatus).not.toBe('optimal');
}, 90_000);

test('in a page that is not isolated it gives the same values and keeps to its seconds', async () => {
  const report = await reportUnder(POLICY);
  expect(report.isIsolated).toBe(false);
  const underNode = await solveModel(hardModel(1), limitedByWork);
  expect(report.values).toEqual(underNode.values);
  expect(report.endlessSeconds).toBeGreaterThan(2.9);
}, 90_000);
