import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Download, Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { at, publish, publishedRowsOf, smallProgram } from '../answers/small-program.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

// A Monday evening in November at the small program: Ada is on the ward since Wednesday 18 November.
const NOW = new Date(at('2026-11-23 21:00'));

let folder: string;
let server: ServedApp;
let phone: Phone;
let desk: Phone;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'hours-'));
  const hosted = path.join(folder, 'host');
  cpSync('dist/app', hosted, { recursive: true });
  const program = smallProgram();
  await publish(program, ['block'], '2026-07-01', '2027-06-30', at('2026-06-01 09:00'));
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  mkdirSync(path.join(hosted, 'editions'));
  writeFileSync(
    path.join(hosted, 'editions/current.json'),
    writeEditionFile(await publishedRowsOf(program)),
  );
  const content = { rows: program.rows.content(), history: program.history };
  writeFileSync(path.join(folder, 'program.json'), writeProgramFile(content));
  server = await serveApp(hosted);
  phone = await openPhone(path.join(folder, 'phone'));
  desk = await openPhone(path.join(folder, 'desk'));
});
afterEach(async () => {
  await phone.close();
  await desk.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(device: Phone, urlPath: string): Promise<Page> {
  const page = await device.context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(server.address + urlPath);
  return page;
}

async function textOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), 'utf8');
}

/** Ada logs her hours with no network, and saves them. */
async function logOnPhone(): Promise<string> {
  const first = await open(phone, '/me');
  await first.getByRole('button', { name: 'Ada Núñez' }).click();
  await first.getByText('Next day off').waitFor();
  // Nobody has opened the hours yet: they are kept because the phone is somebody's.
  await expect
    .poll(
      () =>
        first.evaluate<boolean>(
          `caches.open('assets-used').then((cache) => cache.keys())
          .then((keys) => keys.some(({ url }) => url.includes('/hours-')))`,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
  await phone.context.setOffline(true);
  const page = await open(phone, '/me/hours');
  await page.getByRole('button', { name: /^Correct: Sat, Nov 21/ }).click();
  await page.getByLabel('End', { exact: true }).fill('22:00');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Sun, Nov 22 22:00 In-house call').waitFor();
  await page.getByRole('button', { name: 'Confirm 4 days as scheduled' }).click();
  await page.getByText('51 h logged').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  return textOf(await download);
}

test('hours logged on a phone with no network reach the coordinator, who sees both verdicts', async () => {
  const logged = await logOnPhone();
  const lines = logged
    .replace(/^\uFEFF/, '')
    .trim()
    .split('\r\n');
  expect(lines[0]).toBe('resident,start,end,kind,left_at');
  expect(lines).toContain('ada,2026-11-21T17:00,2026-11-22T22:00,in-house-call,');
  expect(lines).toContain('ada,2026-11-19T00:00,2026-11-20T00:00,off,');
  const table = path.join(folder, 'hours Núñez.csv');
  writeFileSync(table, `${logged}zoe,2026-11-21T17:00,2026-11-22T07:00,clinical,\r\n`);

  const page = await open(desk, '/welcome');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByLabel('Open a program file').setInputFiles(path.join(folder, 'program.json'));
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await page.goto(`${server.address}/files`);
  await page.getByLabel('Choose logged hours').setInputFiles(table);
  await page.getByText('5 days of 1 person: 5 not logged before, 0 in place').waitFor();
  await page.getByText(/row 8, resident: Nobody in the program/).waitFor();
  await page.getByRole('button', { name: 'Take in 5 days' }).click();
  await page.getByText('Took in 5 logged days').waitFor();

  const saved: Promise<string>[] = [];
  page.on('download', (download) => {
    if (download.suggestedFilename() === 'periods.csv') saved.push(textOf(download));
  });
  await page.getByRole('button', { name: 'Save logged hours (four tables)' }).click();
  await expect.poll(() => saved.length).toBe(1);
  expect(await saved[0]).toBe(logged);

  await page.goto(`${server.address}/compliance?of=in-force`);
  await page.getByText('Findings, the worst first').waitFor();
  expect(await page.getByText('Worked', { exact: true }).count()).toBe(0);
  await page.getByLabel('Hours').selectOption('Both, side by side');
  await page.getByText(/days are logged, every day by 0 of 3 residents/).waitFor();
  const rule = page
    .getByRole('list', { name: 'Rules with findings' })
    .getByRole('listitem')
    .filter({ hasText: 'Eighty hours a week' });
  expect(await rule.innerText()).toMatch(/Scheduled[\s\S]*Worked[\s\S]*cannot tell/);
  await page
    .getByLabel('Rule', { exact: true })
    .selectOption({ label: 'Twenty-four hours in a row, and four to hand over' });
  const finding = page
    .getByRole('listitem')
    .filter({ hasText: 'Ada Núñez' })
    .filter({ hasText: 'Worked' })
    .filter({ hasText: /^Violation/ })
    .first();
  await finding.waitFor();
  expect(await finding.innerText()).toContain('29 hours');
});
