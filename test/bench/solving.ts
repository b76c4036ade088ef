import { chromium } from 'playwright-core';
import { solveModel } from '../../src/solver/engine/solve-model.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { serveApp } from '../browser/serve-app.ts';
import { hardModel } from '../solver/engine/hard-model.ts';
import { lineOf, quantile } from './medians.ts';
import { stopAfter } from './stop-after.ts';

// npm run bench solving: how soon the engine heeds a stop, and whether the page stays at hand while the largest sample
// is searched. Needs the built app (`npm run build`).

const STOPS = Number(process.env.ROUNDS ?? 41);
const SEARCH_SECONDS = 25;

async function stopTime(round: number): Promise<number> {
  const stop = await stopAfter(100 + ((round * 37) % 700));
  const options = { seed: round + 1, workMax: null, secondsMax: 10, hint: null };
  const answer = await solveModel(hardModel(1), options, undefined, stop.stopFlag);
  const endedAt = performance.timeOrigin + performance.now();
  await stop.end();
  if (!answer.stopped) throw new Error('The solve ended before it was stopped');
  return endedAt - stop.askedAt();
}

async function longestTask(): Promise<number> {
  const server = await serveApp();
  const { address } = server;
  const browser = await chromium.launch(await findBrowser());
  const page = await browser.newPage();
  await page.goto(`${address}/welcome`);
  await page.getByRole('button', { name: /Internal medicine, large/ }).click();
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor({ timeout: 120_000 });
  await page.goto(`${address}/build/generate`);
  await page.getByRole('button', { name: 'Generate', exact: true }).waitFor();
  await page.evaluate(`
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((each) => each.duration)))
      .observe({ type: 'longtask' });
  `);
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.waitForTimeout(SEARCH_SECONDS * 1000);
  const tasks = await page.evaluate<number[]>('window.tasks');
  await browser.close();
  await server.close();
  return Math.max(0, ...tasks);
}

const stops: number[] = [];
for (let round = 0; round < STOPS; round++) stops.push(await stopTime(round));
console.log(lineOf(`stop of the engine, median of ${stops.length}`, quantile(stops, 0.5), 200));
console.log(lineOf('stop of the engine, 95th of 100', quantile(stops, 0.95), 1000));
const longest = await longestTask();
console.log(lineOf(`longest task of the page in ${SEARCH_SECONDS} s of search`, longest, 50));
