import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { sealFile } from '../../src/formats/sealed-file.ts';
import {
  at,
  publish,
  publishedRowsOf,
  smallAssignments,
  smallProgram,
  smallPublished,
} from '../answers/small-program.ts';
import { appStands } from '../browser/app-stands.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

// A Monday evening in November at the small program; the phone's own clock stands in Chicago.
const NOW = new Date(at('2026-11-23 21:00'));

let folder: string;
let hosted: string;
let server: ServedApp;
let phone: Phone;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'look-up-'));
  hosted = path.join(folder, 'host');
  cpSync('dist/app', hosted, { recursive: true });
  mkdirSync(path.join(hosted, 'editions'));
  server = await serveApp(hosted);
  phone = await openPhone(path.join(folder, 'profile'));
});
afterEach(async () => {
  await phone.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function putBeside(text: string): void {
  writeFileSync(path.join(hosted, 'editions/current.json'), text);
}

async function open(urlPath: string): Promise<Page> {
  const page = await phone.context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(server.address + urlPath);
  return page;
}

async function shows(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.getByText(text).first().waitFor({ timeout: 15_000 });
  }
}

/** The worker is active and has kept everything it keeps ahead. */
async function workerReady(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
}

test('editions beside the app reach a phone and stay with no network and after the browser is closed', async () => {
  putBeside(writeEditionFile(await smallPublished()));
  const requested: string[] = [];
  phone.context.on('request', (request) => requested.push(new URL(request.url()).pathname));
  const first = await open('/now');
  await shows(first, 'Night call', 'Chi Løvgren', 'Edition 2');
  await workerReady(first);
  expect(await first.locator('a[href="tel:5550100199"]').count()).toBeGreaterThan(0);
  for (const place of ['/today', '/me', '/search', '/more', '/person/ada', '/rotation/ward']) {
    await first.goto(server.address + place);
    await first.waitForSelector('main h1');
  }
  expect(requested.filter((url) => /coordinator-|solver-|\.wasm$/.test(url))).toEqual([]);

  await server.close();
  await phone.context.setOffline(true);
  const deep = await open('/person/ada');
  await deep.reload();
  await shows(deep, 'Ada Núñez', '(555) 010-0101', 'Inpatient service', 'Mon 23', 'Night call');
  await deep.goto(`${server.address}/now`);
  await appStands(deep);
  await shows(deep, 'Chi Løvgren', '555-010-0199', 'Edition 2');
  expect(phone.troubles).toEqual([]);

  await phone.close();
  phone = await openPhone(path.join(folder, 'profile'));
  await phone.context.setOffline(true);
  const again = await open('/person/ada');
  await shows(again, 'Ada Núñez', '(555) 010-0101', 'Mon 23', 'Night call');
});

test('a newer edition is taken in when the app comes to the front; who I am stays', async () => {
  putBeside(writeEditionFile(await smallPublished()));
  const page = await open('/me');
  await page.getByLabel('Your name').fill('nunez');
  await page.getByRole('button', { name: 'Ada Núñez' }).click();
  await shows(page, 'Inpatient service');

  const program = smallProgram({ ...smallAssignments(), 'call/night/2026-11-23/0': 'ada' });
  await publish(program, ['block'], '2026-07-01', '2027-06-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  putBeside(writeEditionFile(await publishedRowsOf(program)));
  await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
  await shows(page, 'Edition 3 of Example Family Medicine is here');
  await page.goto(`${server.address}/now`);
  await appStands(page);
  await shows(page, 'You are on call');
});

test('a sealed edition asks for its passphrase once', async () => {
  const bytes = (fill: number) => ({
    salt: new Uint8Array(16).fill(fill),
    iv: new Uint8Array(12).fill(fill),
  });
  const rows = await smallPublished();
  putBeside(await sealFile(writeEditionFile(rows), 'quiet river', bytes(1)));
  const page = await open('/more');
  await page.getByLabel('Passphrase').fill('loud river');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await shows(page, 'This passphrase does not open the file');
  await page.getByLabel('Passphrase').fill('quiet river');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await shows(page, 'Chi Løvgren');

  const program = smallProgram();
  for (const _ of [1, 2, 3]) await publish(program, ['call'], '2026-11-01', '2026-11-30');
  const newer = writeEditionFile(await publishedRowsOf(program));
  putBeside(await sealFile(newer, 'quiet river', bytes(2)));
  await page.reload();
  await shows(page, 'Edition 3 of Example Family Medicine is here');
});

test('a phone opens a file, and a wrong one changes nothing', async () => {
  const page = await open('/more');
  await page.locator('input[type=file]').setInputFiles({
    name: 'wrong.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"something-else"}'),
  });
  await shows(page, 'This is not a published schedule');
  await page.locator('input[type=file]').setInputFiles({
    name: 'editions.json',
    mimeType: 'application/json',
    buffer: Buffer.from(writeEditionFile(await smallPublished())),
  });
  await shows(page, 'Chi Løvgren');
});

test('a new version waits until it is asked for, then every tab shows it', async () => {
  putBeside(writeEditionFile(await smallPublished()));
  const first = await open('/now');
  await shows(first, 'Chi Løvgren');
  await workerReady(first);
  await first.reload();
  const second = await open('/today');
  await second.waitForSelector('main h1');
  const worker = path.join(hosted, 'service-worker.js');
  writeFileSync(worker, `${readFileSync(worker, 'utf8')}\n// A newer version.\n`);
  await first.evaluate('void (window.isOld = true)');
  await second.evaluate('void (window.isOld = true)');
  await first.evaluate('navigator.serviceWorker.ready.then((each) => each.update())');
  await shows(first, 'A new version is ready');
  expect(await first.evaluate('window.isOld')).toBe(true);
  await first.getByRole('button', { name: 'Update' }).click();
  for (const page of [first, second]) {
    await page.waitForFunction('window.isOld === undefined');
    await page.waitForSelector('main h1');
  }
});

test('a coordinator screen that was used once opens with no network, one that was not is not kept', async () => {
  const kept = (page: Page) =>
    page.evaluate<number>(
      `caches.open('assets-used').then((cache) => cache.keys()).then((keys) =>
        keys.filter(({ url }) => url.includes('coordinator-')).length)`,
    );
  const page = await open('/now');
  await page.waitForSelector('main h1');
  await workerReady(page);
  await page.reload();
  await page.waitForSelector('main h1');
  expect(await kept(page)).toBe(0);
  await page.goto(`${server.address}/welcome`);
  await page.waitForSelector('main h1');
  await expect.poll(() => kept(page)).toBeGreaterThan(0);
  await server.close();
  await phone.context.setOffline(true);
  await page.reload();
  await page.waitForSelector('main h1');
  expect(await page.evaluate('crossOriginIsolated')).toBe(true);
  expect(new URL(page.url()).pathname).toBe('/welcome');
  expect(await page.getByText('This did not work').count()).toBe(0);
});
