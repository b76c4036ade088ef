import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { at, publish, smallProgram } from '../answers/small-program.ts';
import { openPhones, type Phone, type Phones } from '../browser/open-phone.ts';
import {
  bytesOfKey,
  codeNow,
  type MadeMember,
  PASSWORD,
  ServedProgram,
} from '../browser/served-program.ts';
import * as z from 'zod/mini';
import { writeProgramFile } from '../../src/formats/program-file.ts';

// Phones and a coordinator on a real server of its own process, which is killed, and networks that die.

const NOW = at('2026-11-23 21:00');
const ADA: MadeMember = { name: 'ada', roles: ['resident'], personId: 'ada' };
const BEN: MadeMember = { name: 'ben', roles: ['resident'], personId: 'ben' };
const DESK: MadeMember = { name: 'desk', roles: ['coordinator'], personId: null };
/** How many changes the small program's history holds. */
const HISTORY = 2;

let all: Phones;
let server: ServedProgram;
let phones: Phone[];

beforeAll(async () => {
  all = await openPhones();
});
afterAll(() => all.close());
beforeEach(() => {
  server = new ServedProgram();
  phones = [];
});
afterEach(async () => {
  for (const phone of phones) await phone.close();
  await server.end();
  expect(phones.flatMap(({ troubles }) => troubles)).toEqual([]);
});

async function smallContent() {
  const program = smallProgram();
  await publish(program, ['block'], '2026-07-01', '2027-06-30', at('2026-06-01 09:00'));
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  return { rows: program.rows.content(), history: program.history };
}

async function newPhone(): Promise<Phone> {
  const phone = await all.newPhone();
  phones.push(phone);
  return phone;
}

async function openApp(phone: Phone, place: string, moment: number = NOW): Promise<Page> {
  const page = await phone.context.newPage();
  await page.clock.setFixedTime(new Date(moment));
  await page.goto(server.address + place);
  return page;
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto(`${server.address}/sign-in`);
  await page.getByLabel('E-mail address').fill(`${name}@example.org`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A phone on which somebody signed in and sees who is on call. */
async function phoneOf(name: string): Promise<{ phone: Phone; page: Page }> {
  const phone = await newPhone();
  const page = await openApp(phone, '/now');
  await signIn(page, name);
  await page.getByText('Chi Løvgren').first().waitFor();
  return { phone, page };
}

async function deskOf(name: string): Promise<{ phone: Phone; page: Page }> {
  const phone = await newPhone();
  const page = await openApp(phone, '/now');
  await signIn(page, name);
  await page.getByLabel('Code of your authenticator app').fill(codeNow());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Chi Løvgren').first().waitFor();
  return { phone, page };
}

async function askForLeave(page: Page, firstDay: string): Promise<void> {
  await page.goto(`${server.address}/asks`);
  await page.getByRole('button', { name: 'Ask for leave' }).click();
  await page.getByLabel('First day').fill(firstDay);
  await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('two phones and a coordinator through a network that dies', async () => {
  await server.prepare([ADA, BEN, DESK], await smallContent());
  await server.start();
  const ada = await phoneOf('ada');
  const ben = await phoneOf('ben');
  const desk = await deskOf('desk');
  await desk.page.goto(`${server.address}/inbox`);

  await ada.page.goto(`${server.address}/asks`);
  await ada.page.getByRole('button', { name: 'Ask for leave' }).waitFor();
  await ada.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await ada.phone.context.setOffline(true);
  await ada.page.getByRole('button', { name: 'Ask for leave' }).click();
  await ada.page.getByLabel('First day').fill('2027-02-01');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await ada.page.getByText(/One change waits|one change waits/).waitFor();
  await server.kill();
  await askForLeave(ben.page, '2027-03-01');
  await ben.page.getByText(/Offline since .*one change waits/).waitFor();
  await ada.phone.context.setOffline(false);
  await server.start();
  for (const { page } of [ada, ben]) await page.reload();
  for (const { page } of [ada, ben]) await page.getByText(/Up to date with the server/).waitFor();
  await desk.page.reload();
  await desk.page.getByText('Feb 1').first().waitFor();
  await desk.page.getByText('Mar 1').first().waitFor();
  // Nobody else sees what somebody asked.
  await ben.page.goto(`${server.address}/asks`);
  await ben.page.getByText('Mar 1').first().waitFor();
  expect(await ben.page.getByText('Feb 1').count()).toBe(0);
}, 120_000);

test('an admin takes a program in, invites a resident by a link, and both are in step', async () => {
  await server.prepare([], null);
  await server.makeAdmin('chief');
  await server.start();
  const chiefs = await newPhone();
  await chiefs.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openApp(chiefs, '/welcome');
  const file = writeProgramFile(await smallContent());
  await page.getByLabel('Open a program file').setInputFiles({
    name: 'program.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await signIn(page, 'chief');
  await page.getByRole('button', { name: 'Set up the second factor' }).click();
  const key = await page.locator('code').innerText();
  await page.getByLabel('Its first code').fill(codeNow(0, bytesOfKey(key)));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('link', { name: 'Account and server' }).click();
  await page.getByText('What is sent').click();
  await page.getByText(/× edition/).waitFor();
  await page.getByRole('button', { name: 'Send it to the server' }).click();
  await page.getByText('Chi Løvgren').first().waitFor();

  await page.goto(`${server.address}/members`);
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('E-mail address').fill('ada@example.org');
  await page.getByLabel('Who they are in the schedule').selectOption({ label: 'Ada Núñez' });
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  const link = await page.evaluate<string>('navigator.clipboard.readText()');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('list', { name: 'Open invitations' }).getByText('ada@example.org').waitFor();

  const adas = await newPhone();
  const hers = await openApp(adas, new URL(link).pathname + new URL(link).hash);
  await hers.getByText('You are invited as resident.').waitFor();
  await hers.getByLabel('Choose a password').fill('password12');
  await hers.getByRole('button', { name: 'Make my account' }).click();
  await hers.getByText('not a common one').last().waitFor();
  await hers.getByLabel('Choose a password').fill(PASSWORD);
  await hers.getByRole('button', { name: 'Make my account' }).click();
  await hers.getByText('Chi Løvgren').first().waitFor();
  await hers.getByRole('link', { name: 'Me', exact: true }).click();
  await hers.getByText('Next day off').waitFor();

  // The desk hears of it without being asked, and a file cannot take the place of what others see.
  await page.goto(`${server.address}/inbox`);
  await askForLeave(hers, '2027-02-01');
  await page.getByText('Feb 1').first().waitFor({ timeout: 20_000 });
  await page.goto(`${server.address}/welcome`);
  await page.getByLabel('Open a program file').setInputFiles({
    name: 'program.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await page.getByText('A server keeps this program').waitFor();

  // Whoever leaves keeps a copy that nobody else changes.
  await page.goto(`${server.address}/account`);
  await page.getByRole('button', { name: 'Leave the server, keep a copy' }).click();
  await page.getByRole('button', { name: 'Leave, keep my copy' }).click();
  await page.getByRole('button', { name: 'Take the server’s' }).waitFor();
  await page.goto(`${server.address}/inbox`);
  await page.getByText('Feb 1').first().waitFor();
}, 120_000);

/** How many changes the server has made. */
async function changesMade(): Promise<number | undefined> {
  const database = await server.openDatabase();
  const [made] = await database.read((queries) =>
    queries.query(
      z.object({ count: z.int() }),
      'select count(*) as count from change where problem is null',
    ),
  );
  await database.close();
  return made?.count;
}

test('two tabs: what is asked in one is seen in the other, and one alone holds the line to the server', async () => {
  await server.prepare([ADA], await smallContent());
  await server.start();
  const { phone, page } = await phoneOf('ada');
  const other = await openApp(phone, '/asks');
  await other.getByRole('button', { name: 'Ask for leave' }).waitFor();
  await askForLeave(page, '2027-02-01');
  await other.getByText('Feb 1').first().waitFor();
  for (const tab of [page, other]) await tab.getByText(/Up to date with the server/).waitFor();
  const held = await page.evaluate<string[]>(
    'navigator.locks.query().then(({ held }) => held.map(({ name }) => name))',
  );
  expect(held.filter((name) => name.startsWith('in-step'))).toHaveLength(1);
  // The one that is left goes on.
  await page.close();
  await askForLeave(other, '2027-03-01');
  await expect.poll(changesMade, { timeout: 10_000 }).toBe(HISTORY + 2);
}, 60_000);

test('a device that is signed out from elsewhere and told to deletes all it holds', async () => {
  await server.prepare([ADA], await smallContent());
  await server.start();
  const lost = await phoneOf('ada');
  await lost.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const own = await phoneOf('ada');
  await own.page.goto(`${server.address}/account`);
  await own.page.getByRole('button', { name: /^Sign out .+ on / }).click();
  await own.page.getByRole('button', { name: 'Sign it out' }).click();
  await own.page.getByRole('dialog').waitFor({ state: 'detached' });
  await lost.page.reload();
  await lost.page.getByText('This device is wiped').waitFor();
  const kept = `Promise.all([indexedDB.databases(), caches.keys()])
    .then((each) => each.map((list) => list.length))`;
  expect(await lost.page.evaluate(kept)).toEqual([0, 0]);
  await own.page.getByText('ada@example.org').first().waitFor();
}, 60_000);

test('a session that ended shows what is here, keeps what waits, and sends it after signing in', async () => {
  await server.prepare([ADA], await smallContent());
  await server.start();
  const { phone, page } = await phoneOf('ada');
  await page.goto(`${server.address}/asks`);
  await page.getByRole('button', { name: 'Ask for leave' }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const database = await server.openDatabase();
  await database.transaction((transaction) =>
    transaction.run("update session set ended_at = 1, end_reason = 'expired'"),
  );
  await database.close();
  await phone.context.setOffline(true);
  await askForLeave(page, '2027-02-01');
  await page.goto(`${server.address}/now`);
  await page.getByText('Chi Løvgren').first().waitFor();
  await phone.context.setOffline(false);
  await page.reload();
  await page.getByText('You are signed out; one change waits.').waitFor();
  await page.getByText('Chi Løvgren').first().waitFor();
  await page.getByRole('link', { name: /Sign in/ }).click();
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('ada@example.org');
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText(/Up to date with the server/).waitFor();
  await page.goto(`${server.address}/asks`);
  await page.getByText('Feb 1').first().waitFor();

  // After a month without a word from the server it is not shown, and comes back with the next one.
  await page.clock.setFixedTime(new Date(NOW + 31 * 24 * 60 * 60_000));
  await phone.context.setOffline(true);
  await page.goto(`${server.address}/today`);
  await page.getByText('This schedule is not shown until the server was reached').waitFor();
  await phone.context.setOffline(false);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
}, 60_000);
