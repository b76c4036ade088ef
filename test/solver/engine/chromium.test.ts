import { createServer, type Server } from 'node:http';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from 'vite';
import * as z from 'zod/mini';
import { solveModel } from '../../../src/solver/engine/solve-model.ts';
import { orTools } from '../../../src/solver/engine/vite-plugin-or-tools.ts';
import { yearModel } from './year-model.ts';

const Report = z.object({
  isIsolated: z.boolean(),
  loadMilliseconds: z.number(),
  firstSolveMilliseconds: z.number(),
  secondSolveMilliseconds: z.number(),
  memoryBytes: z.number(),
  values: z.array(z.number()),
  workUsed: z.number(),
  postedObjectives: z.array(z.number()),
  stopMilliseconds: z.number(),
  stopStatus: z.string(),
});

const HEADERS = {
  'Content-Security-Policy': "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

let folder: string;
let server: Server;
let address: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'engine-'));
  await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('page', import.meta.url)),
    plugins: [orTools()],
    worker: { format: 'es', plugins: () => [orTools()] },
    build: { outDir: folder, emptyOutDir: true },
  });
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/favicon.ico') return void response.writeHead(204, HEADERS).end();
    const file = join(folder, path === '/' ? 'index.html' : path);
    readFile(file).then(
      (bytes) => response.writeHead(200, { ...HEADERS, 'Content-Type': TYPES[extname(file)] }).end(bytes),
      () => response.writeHead(404, HEADERS).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listening = server.address();
  if (listening === null || typeof listening === 'string') throw new Error('No port to listen on');
  address = `http://127.0.0.1:${listening.port}/`;
}, 60_000);

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

test('the production build holds one WebAssembly file and evaluates no strings', async () => {
  const files = await readdir(folder, { recursive: true });
  const wasm = files.filter((file) => extname(file) === '.wasm');
  expect(wasm).toHaveLength(1);
  expect((await stat(join(folder, wasm[0] ?? ''))).size).toBeLessThan(8_000_000);
  for (const file of files.filter((name) => extname(name) === '.js')) {
    const script = await readFile(join(folder, file), 'utf8');
    expect(script).not.toMatch(/new Function\(|\beval\(/);
    expect(script.length).toBeLessThan(40_000);
  }
});

test('in Chromium, in a module worker under a strict policy, it solves as under Node and stops', async () => {
  const executablePath = process.env['CHROME_BIN'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    await page.waitForFunction(() => document.body.dataset['report'] !== undefined, null, {
      timeout: 60_000,
    });
    const text = await page.evaluate(() => document.body.dataset['report'] ?? '');
    const report = Report.parse(JSON.parse(text));
    expect(complaints).toEqual([]);
    expect(report.isIsolated).toBe(true);
    const here = await solveModel(yearModel(10, 1), { seed: 1, workMax: 0.2, secondsMax: null, hint: null });
    expect(report.values).toEqual(here.values);
    expect(report.workUsed).toBe(here.workUsed);
    expect(report.postedObjectives.length).toBeGreaterThan(0);
    expect(report.stopStatus).not.toBe('optimal');
    // 200 ms are the promise on an idle machine; tests share theirs.
    expect(report.stopMilliseconds).toBeLessThan(1000);
    const { values: _, ...measured } = report;
    console.info(JSON.stringify(measured));
  } finally {
    await browser.close();
  }
}, 90_000);
