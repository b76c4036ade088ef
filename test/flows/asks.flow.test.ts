import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { publishedSample, SAMPLE_NOW, swapToOffer } from '../answers/published-sample.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

const NOW = new Date(SAMPLE_NOW);
const SECRET = 'Fertility treatment';

let folder: string;
let hosted: string;
let server: ServedApp;
/** Where the schedule is built: another copy of the app, beside which nothing is published. */
let deskServer: ServedApp;
let sample: Awaited<ReturnType<typeof publishedSample>>;
const devices: Phone[] = [];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'asks-'));
  hosted = path.join(folder, 'host');
  cpSync('dist/app', hosted, { recursive: true });
  mkdirSync(path.join(hosted, 'editions'));
  sample = await publishedSample();
  const { program, published } = sample;
  writeFileSync(path.join(hosted, 'editions/current.json'), writeEditionFile(published));
  const content = { rows: program.rows.content(), history: program.history };
  writeFileSync(path.join(folder, 'program.json'), writeProgramFile(content));
  server = await serveApp(hosted);
  deskServer = await serveApp();
});
afterEach(async () => {
  await Promise.all(devices.splice(0).map((device) => device.close()));
  await server.close();
  await deskServer.close();
  rmSync(folder, { recursive: true, force: true });
});

async function device(name: string): Promise<Phone> {
  const opened = await openPhone(path.join(folder, name));
  devices.push(opened);
  return opened;
}

async function open(on: Phone, urlPath: string, at = server.address): Promise<Page> {
  const page = await on.context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(at + urlPath);
  return page;
}

/** A phone that says whose it is, keeps what its owner needs, and loses the network. */
async function phoneOf(name: string): Promise<Phone> {
  const phone = await device(name.replaceAll(/\W/g, '-'));
  const page = await open(phone, '/me');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByText('Next day off').waitFor();
  await expect
    .poll(
      () =>
        page.evaluate<boolean>(
          `caches.open('assets-used').then((cache) => cache.keys())
            .then((keys) => keys.some(({ url }) => url.includes('/asks-swap-screen')))`,
        ),
      { timeout: 20_000 },
    )
    .toBe(true);
  await phone.context.setOffline(true);
  await page.close();
  return phone;
}

/** Saves what a button offers, as the path of a file. */
async function saved(page: Page, button: string, name: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const file = path.join(folder, name);
  writeFileSync(file, readFileSync(await (await download).path()));
  return file;
}

async function askForLeave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ask for leave' }).click();
  await page.getByLabel('First day').fill('2027-02-01');
  await page.getByLabel('Last day').fill('2027-02-03');
  await page.getByLabel('Note').fill(SECRET);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('Waiting on this phone: hand it on').waitFor();
}

async function openDesk(): Promise<Page> {
  const desk = await device('desk');
  const page = await open(desk, '/welcome', deskServer.address);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByLabel('Open a program file').setInputFiles(path.join(folder, 'program.json'));
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await page.goto(`${deskServer.address}/inbox`);
  return page;
}

test('what phones ask with no network is decided, published, and told on the phones', async () => {
  const { me, partner, slot } = swapToOffer(sample);

  // The one who asks: leave, and a swap offered to a partner found on the phone.
  const mine = await phoneOf(me);
  const asking = await open(mine, '/asks');
  await askForLeave(asking);
  await asking.goto(`${server.address}/asks/swap?slot=${encodeURIComponent(slot)}`);
  await asking
    .getByRole('list', { name: 'One for one' })
    .getByRole('button', { name: new RegExp(`^Offer it to ${partner}`) })
    .first()
    .click();
  await asking.getByText('2 things wait on this phone').waitFor();
  const offer = await saved(asking, `Save file for ${partner}`, 'offer.json');
  expect(readFileSync(offer, 'utf8')).not.toContain(SECRET);
  const asked = await saved(asking, 'Save file', 'asked.json');
  await asking.getByText('Everything was handed on.').waitFor();

  // The partner, offline too, says yes.
  const theirs = await phoneOf(partner);
  const answering = await open(theirs, '/asks');
  await answering.getByLabel('Choose message files').setInputFiles(offer);
  await answering.getByText('One thing came in.').waitFor();
  await answering.getByText('No must-rule would be broken.').waitFor();
  await answering.getByRole('button', { name: `Accept the offer of ${me}` }).click();
  await answering.getByText('2 things wait on this phone').waitFor();
  const accepted = await saved(answering, 'Save file', 'accepted.json');

  // The coordinator takes both messages in, in the wrong order and one twice, decides, and publishes.
  const desk = await openDesk();
  await desk.getByText('Nothing needs a decision').waitFor();
  await desk.getByLabel('Choose message files').setInputFiles([accepted, asked, accepted]);
  await desk.getByText(/2 things had come before/).waitFor();
  await desk.getByText(`“${SECRET}”`).waitFor();
  const swap = desk.getByRole('list', { name: 'Swaps' }).getByRole('listitem').first();
  await swap.getByText('No must-rule would be broken.').waitFor();
  await swap.getByRole('button', { name: /^Approve/ }).click();
  await desk.getByText('Approved a swap').waitFor();
  await desk.getByRole('button', { name: /^Decline: / }).click();
  await desk.getByLabel('Why').fill('Two of your class are away');
  await desk.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await desk.getByText('Nothing needs a decision').waitFor();
  const past = desk.getByRole('list', { name: 'Decided and over' });
  await past.getByText('Approved; comes with the next edition').waitFor();
  await desk.getByLabel('Whom').selectOption(me);
  const answers = await saved(desk, `Save file for ${me}`, 'answers.json');

  await desk.goto(`${deskServer.address}/build/${sample.draftId}`);
  await desk.getByRole('button', { name: 'Publish' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await desk.getByText('Edition 2').first().waitFor();
  const edition = await saved(desk, 'Save the edition file', 'edition.json');
  const text = readFileSync(edition, 'utf8');
  expect(text).not.toContain(SECRET);
  expect(text).not.toContain('Two of your class');
  writeFileSync(path.join(hosted, 'editions/current.json'), text);

  // The phones find the network: what became of it is told, and why.
  for (const phone of [mine, theirs]) {
    await phone.context.setOffline(false);
    const page = await open(phone, '/asks');
    await page.getByText('Done in edition 2').waitFor({ timeout: 20_000 });
    if (phone !== mine) continue;
    await page.getByText('Declined: your coordinator tells you why').waitFor();
    await page.getByLabel('Choose message files').setInputFiles(answers);
    await page.getByText('Declined: Two of your class are away').waitFor();
  }
  expect(devices.flatMap(({ troubles }) => troubles)).toEqual([]);
});

test('a sick call by link opens a repair, and whoever covers is on the next edition', async () => {
  const { meId, me } = swapToOffer(sample);
  const [call] = sample.schedule
    .callsOf(meId)
    .filter(({ day }) => day > '2026-11-23')
    .toSorted((one, other) => one.span.start - other.span.start);
  if (!call) throw new Error('There is a call to come');
  const mine = await phoneOf(me);
  await mine.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await open(mine, '/asks');
  await page.getByRole('button', { name: 'Call in sick' }).click();
  await page.getByLabel('From').fill(call.day);
  await page.getByRole('dialog').getByRole('button', { name: 'Call in sick' }).click();
  await page.getByText('One thing waits on this phone').waitFor();
  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  await page.getByText('The link is copied').waitFor();
  const link = await page.evaluate<string>('navigator.clipboard.readText()');

  const desk = await openDesk();
  await desk.getByText('Nothing needs a decision').waitFor();
  await desk.goto(link.replace(server.address, deskServer.address));
  await desk.getByText('One thing came in.').waitFor();
  expect(desk.url()).toBe(`${deskServer.address}/message`);
  await desk.getByRole('link', { name: 'Go to the inbox' }).click();
  const uncovered = desk.getByRole('list', { name: 'To be covered' });
  await uncovered.getByText(`${me} is away: ${call.role.name}`).waitFor();
  await uncovered.getByText('The fairest first; no must-rule breaks.').waitFor();
  await uncovered
    .getByRole('button', { name: /^Give it to/ })
    .first()
    .click();
  await desk.getByText('Nothing needs a decision').waitFor();
  await desk.getByRole('button', { name: 'Undo' }).first().click();
  await uncovered.getByText(`${me} is away: ${call.role.name}`).waitFor();
  expect(devices.flatMap(({ troubles }) => troubles)).toEqual([]);
});
