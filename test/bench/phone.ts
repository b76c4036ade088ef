import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { instantSchema } from '../../src/domain/time/zone.ts';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { worlds } from '../worlds/index.ts';
import type { World } from '../worlds/world.ts';
import { openBareBrowser } from './bare-browser.ts';
import { fiveYearsOf } from './five-years.ts';
import { lineOf, quantile } from './medians.ts';
import { shippedKilobytes } from './shipped-scripts.ts';
import { slowDown } from './slow-down.ts';
import { interactionsOf } from './phone-interactions.ts';
import { queryTimesOf } from './phone-queries.ts';

// npm run bench phone: how soon who is on call is painted after a cold start with no network, on phones that hold five
// years of editions, with the whole browser slowed four times; how soon the app answers taps; how long each look-up
// query takes. `npm run bench phone internal-medicine-large` looks at one program alone. Needs the built app (`npm run build`) and Linux.

const ROUNDS = Number(process.env.ROUNDS ?? 10);
const SLOWER = 4;
const SETTLED_SECONDS = 6;
const folder = mkdtempSync(path.join(tmpdir(), 'phone-bench-'));

/** What the browser itself noted of a page's load, in milliseconds from the navigation. */
interface ColdStart {
  readonly firstPaint: number;
  readonly answerPaint: number;
  readonly largestPaint: number;
}

const COLD_START = `new Promise((resolve) => {
  const entries = [];
  new PerformanceObserver((list) => entries.push(...list.getEntries()))
    .observe({ type: 'element', buffered: true });
  new PerformanceObserver((list) => entries.push(...list.getEntries()))
    .observe({ type: 'largest-contentful-paint', buffered: true });
  const timeOf = (all) => all.length === 0 ? NaN : all[all.length - 1].startTime;
  setTimeout(() => resolve({
    firstPaint: timeOf(performance.getEntriesByName('first-contentful-paint')),
    answerPaint: Math.min(...entries.filter(({ identifier }) => identifier === 'on-call').map((each) => each.renderTime)),
    largestPaint: timeOf(entries.filter(({ entryType }) => entryType === 'largest-contentful-paint')),
  }), 500);
})`;

async function coldStart(profile: string, address: string): Promise<ColdStart> {
  const browser = await openBareBrowser(profile);
  await wait(1_000);
  const endSlowDown = slowDown(SLOWER);
  const page = await browser.open(`${address}/now`);
  await wait(SETTLED_SECONDS * 1_000);
  await endSlowDown();
  const start = await browser.ask(page, COLD_START);
  await browser.close();
  return start as ColdStart;
}

/** Lets the app itself take in the editions, as a phone does, and says who its owner is. */
async function prepare(world: World, profile: string, text: string): Promise<string> {
  const hosted = path.join(folder, world.id);
  cpSync('dist/app', hosted, { recursive: true });
  mkdirSync(path.join(hosted, 'editions'));
  writeFileSync(path.join(hosted, 'editions/current.json'), text);
  const server = await serveApp(hosted);
  const { address } = server;
  const phone = await openPhone(profile);
  const page = await phone.context.newPage();
  await page.goto(`${address}/now`);
  await page.waitForSelector('main article', { timeout: 120_000 });
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.goto(`${address}/me`);
  await page.getByLabel('Your name').fill('a');
  await page.locator('main li button').first().click();
  await page.getByRole('heading', { name: /^Call/ }).or(page.locator('main h1')).first().waitFor();
  // The second visit is the one from which the browser keeps compiled scripts.
  await page.goto(`${address}/now`);
  await page.waitForSelector('main article', { timeout: 120_000 });
  await wait(2_000);
  await phone.close();
  await server.close();
  return address;
}

async function measure(world: World): Promise<void> {
  const held = await fiveYearsOf(world, instantSchema.parse(Date.now()));
  const profile = path.join(folder, `profile-${world.id}`);
  const address = await prepare(world, profile, held.text);
  console.log(
    `\n${world.title}: ${held.editions} editions, ${Math.round(held.kilobytes)} kB as a file`,
  );
  const starts: ColdStart[] = [];
  for (let round = 0; round < ROUNDS; round++) starts.push(await coldStart(profile, address));
  const median = (pick: (start: ColdStart) => number): number => quantile(starts.map(pick), 0.5);
  console.log(
    lineOf(
      '  first paint',
      median((each) => each.firstPaint),
      1000,
    ),
  );
  console.log(
    lineOf(
      '  on-call answer painted',
      median((each) => each.answerPaint),
      1000,
    ),
  );
  console.log(
    lineOf(
      '  largest paint',
      median((each) => each.largestPaint),
      1000,
    ),
  );
  const { latencies, heapMegabytes } = await interactionsOf(profile, address, SLOWER);
  console.log(
    lineOf(
      `  interaction latency, 95th of 100 (${latencies.length})`,
      quantile(latencies, 0.95),
      100,
    ),
  );
  console.log(`  memory of the page's scripts ${heapMegabytes.toFixed(1)} MB`);
  if (world.id !== 'internal-medicine-large') return;
  for (const [name, times] of Object.entries(await queryTimesOf(profile, address)))
    console.log(
      lineOf(
        `  query ${name}, 95th of 100 of ${times.length}, not slowed`,
        quantile(times, 0.95),
        10,
      ),
    );
}

console.log(
  `median of ${ROUNDS}, ${SLOWER} times slower, load ${loadavg()[0]?.toFixed(1)} on this machine`,
);
const { first, screens, worker } = await shippedKilobytes();
console.log(
  `scripts shipped, gzipped: first screen ${first.toFixed(1)} kB, all look-up screens ${screens.toFixed(1)} kB, limit 150 kB, ratio ${(screens / 150).toFixed(2)}; service worker ${worker.toFixed(1)} kB besides`,
);
try {
  const asked = process.argv.slice(2);
  const isAsked = ({ id }: World): boolean =>
    asked.length > 0 ? asked.includes(id) : id !== 'emergency-medicine-month';
  for (const world of worlds.filter(isAsked)) await measure(world);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
