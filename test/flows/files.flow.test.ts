import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { type ServedApp, serveApp } from '../browser/serve-app.ts';

const HARBOR_VALLEY = path.resolve('test/fixtures/harbor-valley');

let folder: string;
let server: ServedApp;
let device: Phone;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'files-'));
  server = await serveApp();
  device = await openPhone();
});
afterEach(async () => {
  await device.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(urlPath: string): Promise<Page> {
  const page = await device.context.newPage();
  await page.goto(server.address + urlPath);
  return page;
}

async function trySample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Family medicine, small/ }).click();
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
}

async function saved(page: Page, button: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).last().click();
  return readFileSync(await (await download).path(), 'utf8');
}

test('a program saved, wiped and opened again is the same, byte for byte, history and all', async () => {
  const page = await open('/welcome');
  await trySample(page);
  await page.goto(`${server.address}/people`);
  await page.getByRole('button', { name: 'Add a person' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Family name').fill('Quillfeather');
  await dialog.getByLabel('Class', { exact: true }).selectOption('PGY-2');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Recorded Quillfeather').waitFor();

  await page.goto(`${server.address}/settings`);
  await page.getByRole('button', { name: 'Wipe this device’s copy' }).click();
  const before = await saved(page, 'Save the program file');
  expect(before).toContain('Quillfeather');
  await page.getByRole('button', { name: 'Wipe now' }).click();
  await page.getByRole('button', { name: /Family medicine, small/ }).waitFor();
  const databases = await page.evaluate<string[]>(
    'indexedDB.databases().then((all) => all.map(({ name }) => name))',
  );
  expect(databases.filter((name) => name.includes('program'))).toEqual([]);

  const file = path.join(folder, 'program.json');
  writeFileSync(file, before);
  await page.getByLabel('Open a program file').setInputFiles(file);
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await page.goto(`${server.address}/files`);
  expect(await saved(page, 'Save the program file')).toBe(before);
});

test('a wrong program file changes nothing and says what is wrong', async () => {
  const page = await open('/welcome');
  await trySample(page);
  await page.goto(`${server.address}/files`);
  const before = await saved(page, 'Save the program file');
  const file = path.join(folder, 'broken.json');
  writeFileSync(file, before.replace('"fte": 1,', '"fte": 7,').replace('"fte":1,', '"fte":7,'));
  await page.getByLabel('Open a program file').setInputFiles(file);
  await page.getByRole('alert').getByText(/fte/).waitFor();
  expect(await saved(page, 'Save the program file')).toBe(before);
});

test('a folder of tables with five mistakes is refused whole, each named by row and column', async () => {
  const tables = path.join(folder, 'tables');
  cpSync(HARBOR_VALLEY, tables, { recursive: true });
  writeFileSync(path.join(tables, 'read me.pdf'), 'not a table');
  const edit = (name: string, from: string, to: string): void => {
    const text = readFileSync(path.join(tables, name), 'utf8');
    expect(text).toContain(from);
    writeFileSync(path.join(tables, name), text.replace(from, to));
  };
  edit('people.csv', 'amara.achterberg@harborvalley.example', 'amara at harborvalley');
  edit('people.csv', 'R102,"Balogun, Bilal",resident,PGY1', 'R102,"Balogun, Bilal",resident,PGY9');
  edit('people.csv', '2026-10-01', '2026-10-41');
  edit(
    'rotations.csv',
    'Night float,Harbor Valley,nights,1',
    'Night float,Harbor Valley,nights,one',
  );
  edit('absences.csv', '01/21/2027,01/27/2027', '01/21/2027,01/20/2027');

  const page = await open('/files');
  await page
    .locator('input[type=file][aria-label="Choose a folder of tables"]')
    .setInputFiles(tables);
  await page.getByText(/^Not ready/).waitFor();
  const refused = page.locator('details', { hasText: /^Refused/ });
  for (const place of [
    'people.csv, row 2, E-mail',
    'people.csv, row 3, Class / rank',
    'people.csv, row 13, Starts',
    'rotations.csv, row 3, PGY1 blocks',
    'absences.csv, row 3, To',
  ]) {
    expect(await refused.innerText()).toContain(place);
  }
  expect(await page.getByText('read me.pdf').count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Take in' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.goto(`${server.address}/build`);
  await page.getByText('No academic year is open on this device').first().waitFor();
});
