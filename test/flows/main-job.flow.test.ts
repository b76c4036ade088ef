import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fullName } from '../../src/domain/schedule/plan.ts';
import { parseSlotKey } from '../../src/domain/schedule/slot.ts';
import { appStands } from '../browser/app-stands.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { type ServedApp, serveApp } from '../browser/serve-app.ts';
import { savedRows } from './programs.ts';

// The whole job of the product, twice: a program in, a year out, looked up with no network.

/** A Monday night of both programs: 21:30 in New York, 18:30 in Los Angeles. */
const NOW = new Date('2026-11-24T02:30:00Z');
const TODAY = '2026-11-23';
const HARBOR_VALLEY = path.resolve('test/fixtures/harbor-valley');

let profile: string;
let server: ServedApp;
let device: Phone;

beforeEach(async () => {
  profile = mkdtempSync(path.join(tmpdir(), 'main-job-'));
  server = await serveApp();
  device = await openPhone(profile);
});
afterEach(async () => {
  await device.close();
  await server.close();
  rmSync(profile, { recursive: true, force: true });
});

test('from a sample program', { timeout: 240_000 }, async () => {
  const page = await open('/welcome');
  await page.getByRole('button', { name: /Family medicine, small/ }).click();
  await theWholeJob(page);
});

test('from the files a coordinator hands over', { timeout: 240_000 }, async () => {
  const page = await open('/files');
  const files = readdirSync(HARBOR_VALLEY).map((name) => path.join(HARBOR_VALLEY, name));
  await page.getByLabel('Choose tables').setInputFiles(files);
  await page.getByText('Left out (4)').waitFor();
  await page.getByRole('button', { name: 'Take in' }).click();
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await theWholeJob(page);
});

/** Generates, publishes, pulls the network, and looks up; then closes the browser and looks up again. */
async function theWholeJob(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /^Generate/ })
    .first()
    .click();
  await page.getByLabel('Time to search').selectOption({ label: '20 seconds' });
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.getByText('Every must-rule holds.').waitFor({ timeout: 150_000 });
  await page.getByRole('link', { name: 'Open the draft' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog
    .getByText(/Edition 1/)
    .first()
    .waitFor();
  const expected = await expectedTonight(page);
  expect(expected.names.length).toBeGreaterThan(1);

  await visitLookUpScreens(page);
  await server.close();
  await device.context.setOffline(true);
  await lookUp(page, expected);

  await device.close();
  device = await openPhone(profile);
  await device.context.setOffline(true);
  await lookUp(await device.context.newPage(), expected);
  expect(device.troubles).toEqual([]);
}

/** Who is on call tonight and at which numbers, read from the program file that the app saves. */
async function expectedTonight(page: Page): Promise<Expected> {
  const { assignment = [], person = [], contact = [], draft = [] } = await savedRows(page, server);
  const generated = draft.find(({ name }) => !name.startsWith('Imported'));
  const ids = assignment
    .filter((row) => row.draftId === generated?.id && row.layer === 'call')
    .filter((row) => row.firstDay === TODAY && parseSlotKey(row.slot).layer === 'call')
    .map((row) => row.personId);
  const on = person.filter(({ id }) => ids.includes(id));
  const numbers = contact
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ ways }) => ways.filter(({ kind }) => kind === 'phone').map((way) => way.number));
  return {
    names: on.map(fullName),
    numbers,
    me: on[0]?.familyName ?? '',
    personId: on[0]?.id ?? '',
  };
}

interface Expected {
  readonly names: readonly string[];
  readonly numbers: readonly string[];
  readonly me: string;
  readonly personId: string;
}

async function lookUp(page: Page, { names, numbers, personId }: Expected): Promise<void> {
  await page.clock.setFixedTime(NOW);
  await page.goto(`${server.address}/now`);
  await appStands(page);
  for (const name of names) await page.getByRole('link', { name }).first().waitFor();
  for (const number of numbers) {
    const call = page.locator('a[href^="tel:"]:visible', { hasText: number });
    await call.first().waitFor();
  }
  await page
    .getByText(/Edition 1/)
    .first()
    .waitFor();

  await page.goto(`${server.address}/person/${personId}`);
  await page.reload();
  await page
    .getByText(names[0] ?? '')
    .first()
    .waitFor();
  const text = (): Promise<string> => page.locator('main').innerText();
  await expect.poll(text, { timeout: 20_000 }).toMatch(/Mon.*Tue.*Wed.*Thu.*Fri.*Sat.*Sun/s);
}

/** A first visit while there is a network, as people do on the day they install the app. */
async function visitLookUpScreens(page: Page): Promise<void> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.goto(`${server.address}/now`);
  await appStands(page);
  await page
    .getByText(/Edition 1/)
    .first()
    .waitFor();
}

async function open(urlPath: string): Promise<Page> {
  const page = await device.context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(server.address + urlPath);
  return page;
}
