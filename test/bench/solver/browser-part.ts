import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { orTools } from '../../../src/solver/engine/vite-plugin-or-tools.ts';
import { findBrowser } from '../../browser/find-browser.ts';
import { type ServedApp, serveApp } from '../../browser/serve-app.ts';
import type { Measured } from './measured.ts';
import type { MeasuredInPage } from './page/page.ts';
import type { Part } from './parts.ts';

const PAGE = path.resolve('test/bench/solver/page');
const BUILT = path.resolve('dist/bench-page');

/** Builds the page with its workers as the app is built, and serves it with the app’s own headers. */
export async function serveBenchPage(): Promise<ServedApp> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: PAGE,
    publicDir: path.resolve('public'),
    plugins: [orTools()],
    worker: { format: 'es', plugins: () => [orTools()] },
    build: { outDir: BUILT, emptyOutDir: true },
  });
  return serveApp(BUILT);
}

/** Measures a part in a page of a browser of its own. */
export async function measureInBrowser(part: Part, { address }: ServedApp): Promise<Measured> {
  const browser = await chromium.launch(await findBrowser());
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction('globalThis.measure !== undefined && crossOriginIsolated');
    const asked = `measure(${JSON.stringify(part)})`;
    const { solve, ...told } = await page.evaluate<MeasuredInPage>(asked);
    const memoryBytes = await memoryOf(browser);
    return { part, ...solve, ...told, memoryBytes, load: loadavg()[0] ?? 0 };
  } finally {
    await browser.close();
  }
}

/** The most that a process of pages held, as the system tells it; null where it does not. */
async function memoryOf(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  const peaks = await Promise.all(pages.map(({ id }) => peakBytesOf(id)));
  const known = peaks.filter((peak) => peak !== null);
  return known.length > 0 ? Math.max(...known) : null;
}

async function peakBytesOf(processId: number): Promise<number | null> {
  try {
    const status = await readFile(`/proc/${processId}/status`, 'utf8');
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}
