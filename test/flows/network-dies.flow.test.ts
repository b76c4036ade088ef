import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, smallPublished } from '../answers/small-program.ts';
import { type BreakingHost, breakingHost } from '../browser/breaking-host.ts';
import { hostSchedule, type HostedSchedule } from '../browser/hosted-schedule.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

// The network dies in the middle of an answer: half of the bytes come, then the line is dead. What was on the phone
// stays, the app says what it can say, and the next try brings what is missing.

const NOW = at('2026-11-23 21:00');

let host: HostedSchedule;
let server: ServedApp;
let phone: Phone;
let breaking: BreakingHost;
/** The answers to these paths break off. */
let dead: RegExp | null;

beforeEach(async () => {
  dead = null;
  host = hostSchedule(await smallPublished());
  server = await serveApp(host.hosted);
  breaking = await breakingHost(server.address, (urlPath) => dead?.test(urlPath) ?? false);
  phone = await openPhone();
});
afterEach(async () => {
  await phone.close();
  breaking.close();
  await server.close();
  host.remove();
});

async function openApp(urlPath: string): Promise<Page> {
  const page = await phone.context.newPage();
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(breaking.address + urlPath);
  return page;
}

/** Opens the app until it holds the schedule and works offline. */
async function holdSchedule(): Promise<Page> {
  const page = await openApp('/now');
  await page.getByText('Chi Løvgren').first().waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  return page;
}

/** How many of the files kept besides the look-up screens have such a name. */
function keptFiles(page: Page, name: string): Promise<number> {
  return page.evaluate<number>(
    `caches.open('assets-used').then((cache) => cache.keys()).then((keys) =>
      keys.filter(({ url }) => url.includes('/assets/${name}')).length)`,
  );
}

/** Puts another version of the app onto the host, as a deployment does: the document is another, and the worker that names it. */
function deploy(): void {
  const document = path.join(host.hosted, 'index.html');
  writeFileSync(document, `${readFileSync(document, 'utf8')}<!-- A newer version. -->\n`);
  const worker = path.join(host.hosted, 'service-worker.js');
  const text = readFileSync(worker, 'utf8');
  const newer = text.replace(
    /(revision"?:\s*["'`])\w+(["'`],\s*"?url"?:\s*["'`]index\.html)/,
    '$1newer$2',
  );
  expect(newer).not.toBe(text);
  writeFileSync(worker, newer);
}

const UPDATE = `navigator.serviceWorker.ready
  .then((each) => each.update()).then(() => 'looked', () => 'failed')`;
/** Whether another version of the app waits, once none is being installed any more. */
const WAITING = `navigator.serviceWorker.ready.then(async (each) => {
  while (each.installing) await new Promise((resolve) => setTimeout(resolve, 50));
  return each.waiting !== null;
})`;

async function goOn(page: Page): Promise<void> {
  await page.reload();
  await page.getByText('Chi Løvgren').first().waitFor();
}

test('of an edition: what was here stays, and the next try brings it', async () => {
  const content = await smallPublished();
  const page = await holdSchedule();
  dead = /^\/editions\//;
  host.publish({
    ...content,
    editions: content.editions.map((each) => ({ ...each, number: each.number + 5 })),
  });
  await page.goto(`${breaking.address}/more`);
  await page.getByText('What is on this device stays as it is').waitFor();
  expect(breaking.broken).not.toEqual([]);
  await page.goto(`${breaking.address}/now`);
  await page.getByText('Edition 2 ·').first().waitFor();
  await page.getByText('Chi Løvgren').first().waitFor();
  dead = null;
  await page.goto(`${breaking.address}/more`);
  await page
    .getByText(/Edition 7/)
    .first()
    .waitFor();
  expect(phone.troubles).toEqual([]);
});

test('of a screen’s script on the first visit: a retry shows the screen', async () => {
  dead = /\/assets\/look-up-.*\.js/;
  const page = await openApp('/search');
  await page.getByRole('button', { name: /again/i }).waitFor();
  expect(breaking.broken).not.toEqual([]);
  expect(phone.troubles).toEqual([]);
  dead = null;
  await page.getByRole('button', { name: /again/i }).click();
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
});

test('of the service worker on the first visit: the app works, and is kept at the next', async () => {
  dead = /^\/service-worker\.js/;
  const page = await openApp('/now');
  await page.getByText('Chi Løvgren').first().waitFor();
  await expect.poll(() => breaking.broken).not.toEqual([]);
  expect(
    await page.evaluate(
      'navigator.serviceWorker.getRegistration().then((each) => each?.active ?? null)',
    ),
  ).toBe(null);
  dead = null;
  await goOn(page);
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  dead = /./;
  await goOn(page);
});

test('of what the service worker keeps on the first visit: nothing half kept is used', async () => {
  dead = /\/assets\/look-up-.*\.css/;
  const page = await openApp('/now');
  // The code that reads a schedule comes with these styles.
  await page.getByText('No schedule on this device yet').waitFor();
  await expect.poll(() => breaking.broken).not.toEqual([]);
  expect(phone.troubles).toEqual([]);
  dead = null;
  await goOn(page);
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  dead = /./;
  await page.goto(`${breaking.address}/search`);
  await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
  expect(phone.troubles).toEqual([]);
});

test.each([
  ['worker', /^\/service-worker\.js/],
  ['document', /^\/index\.html/],
] as const)(
  'of an update’s %s: the version that is here goes on, and the next try brings the other',
  async (_name, part) => {
    const page = await holdSchedule();
    deploy();
    dead = part;
    await page.evaluate(UPDATE);
    await expect.poll(() => breaking.broken).not.toEqual([]);
    expect(await page.evaluate(WAITING)).toBe(false);
    expect(await page.getByText('A new version is ready').count()).toBe(0);
    dead = /./;
    await goOn(page);
    dead = null;
    expect(await page.evaluate(UPDATE)).toBe('looked');
    await page.getByText('A new version is ready').waitFor();
    await page.getByRole('button', { name: 'Update' }).click();
    await page.getByText('A new version is ready').waitFor({ state: 'detached' });
    await page.getByText('Chi Løvgren').first().waitFor();
  },
);

test('of what a phone’s owner needs: the schedule is there, asking comes with the next start', async () => {
  dead = /\/assets\/(asks|hours)-/;
  const page = await openApp('/me');
  await page.getByRole('button', { name: /Ada/ }).click();
  await page.getByText('Next day off').waitFor();
  await page.getByText('My tally of the year').waitFor();
  await expect.poll(() => breaking.broken).not.toEqual([]);
  expect(await keptFiles(page, 'asks-')).toBe(0);
  expect(phone.troubles).toEqual([]);
  await page.goto(`${breaking.address}/asks`);
  await page.getByRole('button', { name: /again/i }).waitFor();
  phone.troubles.length = 0;
  dead = null;
  await page.goto(`${breaking.address}/me`);
  await expect.poll(() => keptFiles(page, 'asks-'), { timeout: 20_000 }).toBeGreaterThan(0);
  dead = /./;
  await page.goto(`${breaking.address}/asks`);
  await page.getByRole('button', { name: 'Ask for leave' }).waitFor();
  expect(phone.troubles).toEqual([]);
});

test('of everything while something is asked: it is kept, and waits', async () => {
  const page = await openApp('/me');
  await page.getByRole('button', { name: /Ada/ }).click();
  await page.getByText('Next day off').waitFor();
  await expect.poll(() => keptFiles(page, 'asks-'), { timeout: 20_000 }).toBeGreaterThan(0);
  await page.goto(`${breaking.address}/asks`);
  await page.getByRole('button', { name: 'Ask for leave' }).click();
  await page.getByLabel('First day').fill('2027-02-01');
  dead = /./;
  await server.close();
  await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('Waiting on this phone: hand it on').waitFor();
  await page.reload();
  await page.getByText('Waiting on this phone: hand it on').waitFor();
  expect(phone.troubles).toEqual([]);
});
