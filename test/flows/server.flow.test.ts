import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { bytesOfKey, codeNow, PASSWORD } from '../browser/served-program.ts';
import { MEMBERS, NOW, ServedPhones, smallContent } from './served-phones.ts';

// Phones and a coordinator on a real server of its own process, which is killed, and networks that die.

/** How many changes the small program's history holds. */
const HISTORY = 2;
const served = new ServedPhones();

test('two phones and a coordinator through a network that dies', async () => {
  await served.server.prepare([MEMBERS.ada, MEMBERS.ben, MEMBERS.desk], await smallContent());
  await served.server.start();
  const ada = await served.phoneOf('ada');
  const ben = await served.phoneOf('ben');
  const desk = await served.phoneOf('desk');
  await served.go(desk.page, '/inbox');

  await served.go(ada.page, '/asks');
  await ada.page.getByRole('button', { name: 'Ask for leave' }).waitFor();
  await ada.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await ada.phone.context.setOffline(true);
  await ada.page.getByRole('button', { name: 'Ask for leave' }).click();
  await ada.page.getByLabel('First day').fill('2027-02-01');
  await ada.page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await ada.page.getByText(/One change waits|one change waits/).waitFor();
  await served.server.kill();
  await served.askForLeave(ben.page, '2027-03-01');
  await ben.page.getByText(/Offline since .*one change waits/).waitFor();
  await ada.phone.context.setOffline(false);
  await served.server.start();
  for (const { page } of [ada, ben]) await page.reload();
  for (const { page } of [ada, ben]) await page.getByText(/Up to date with the server/).waitFor();
  await desk.page.reload();
  await desk.page.getByText('Feb 1').first().waitFor();
  await desk.page.getByText('Mar 1').first().waitFor();
  // Nobody else sees what somebody asked.
  await served.go(ben.page, '/asks');
  await ben.page.getByText('Mar 1').first().waitFor();
  expect(await ben.page.getByText('Feb 1').count()).toBe(0);
}, 120_000);

test('an admin takes a program in, invites a resident by a link, and both are in step', async () => {
  await served.server.prepare([], null);
  await served.server.makeAdmin('chief');
  await served.server.start();
  const chiefs = await served.newPhone();
  await chiefs.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await served.open(chiefs, '/welcome');
  const file = writeProgramFile(await smallContent());
  await page.getByLabel('Open a program file').setInputFiles({
    name: 'program.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await served.signIn(page, 'chief');
  await page.getByRole('button', { name: 'Set up the second factor' }).click();
  const key = await page.locator('code').innerText();
  await page.getByLabel('Its first code').fill(codeNow(0, bytesOfKey(key)));
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('link', { name: 'Account and server' }).click();
  await page.getByText('What is sent').click();
  await page.getByText(/× edition/).waitFor();
  await page.getByRole('button', { name: 'Send it to the server' }).click();
  await page.getByText('Chi Løvgren').first().waitFor();

  await served.go(page, '/members');
  await page.getByRole('button', { name: 'Invite somebody' }).click();
  await page.getByLabel('E-mail address').fill('ada@example.org');
  await page.getByLabel('Who they are in the schedule').selectOption({ label: 'Ada Núñez' });
  await page.getByRole('button', { name: 'Make the link' }).click();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  const link = await page.evaluate<string>('navigator.clipboard.readText()');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('list', { name: 'Open invitations' }).getByText('ada@example.org').waitFor();

  const adas = await served.newPhone();
  const hers = await served.open(adas, new URL(link).pathname + new URL(link).hash);
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
  await served.go(page, '/inbox');
  await served.askForLeave(hers, '2027-02-01');
  await page.getByText('Feb 1').first().waitFor({ timeout: 20_000 });
  await served.go(page, '/welcome');
  await page.getByLabel('Open a program file').setInputFiles({
    name: 'program.json',
    mimeType: 'application/json',
    buffer: Buffer.from(file),
  });
  await page.getByText('A server keeps this program').waitFor();

  // Whoever leaves keeps a copy that nobody else changes.
  await served.go(page, '/account');
  await page.getByRole('button', { name: 'Leave the server, keep a copy' }).click();
  await page.getByRole('button', { name: 'Leave, keep my copy' }).click();
  await page.getByRole('button', { name: 'Take the server’s' }).waitFor();
  await served.go(page, '/inbox');
  await page.getByText('Feb 1').first().waitFor();
}, 120_000);

/** How many changes the server has made. */
async function changesMade(): Promise<number | undefined> {
  const database = await served.server.openDatabase();
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
  await served.server.prepare([MEMBERS.ada], await smallContent());
  await served.server.start();
  const { phone, page } = await served.phoneOf('ada');
  const other = await served.open(phone, '/asks');
  await other.getByRole('button', { name: 'Ask for leave' }).waitFor();
  await served.askForLeave(page, '2027-02-01');
  await other.getByText('Feb 1').first().waitFor();
  for (const tab of [page, other]) await tab.getByText(/Up to date with the server/).waitFor();
  const held = await page.evaluate<string[]>(
    'navigator.locks.query().then(({ held }) => held.map(({ name }) => name))',
  );
  expect(held.filter((name) => name.startsWith('in-step'))).toHaveLength(1);
  // The one that is left goes on.
  await page.close();
  await served.askForLeave(other, '2027-03-01');
  await expect.poll(changesMade, { timeout: 10_000 }).toBe(HISTORY + 2);
}, 60_000);

test('a device that is signed out from elsewhere and told to deletes all it holds', async () => {
  await served.server.prepare([MEMBERS.ada], await smallContent());
  await served.server.start();
  const lost = await served.phoneOf('ada');
  await lost.page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const own = await served.phoneOf('ada');
  await served.go(own.page, '/account');
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
  await served.server.prepare([MEMBERS.ada], await smallContent());
  await served.server.start();
  const { phone, page } = await served.phoneOf('ada');
  await served.go(page, '/asks');
  await page.getByRole('button', { name: 'Ask for leave' }).waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const database = await served.server.openDatabase();
  await database.transaction((transaction) =>
    transaction.run("update session set ended_at = 1, end_reason = 'expired'"),
  );
  await database.close();
  await phone.context.setOffline(true);
  await served.askForLeave(page, '2027-02-01');
  await served.go(page, '/now');
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
  await served.go(page, '/asks');
  await page.getByText('Feb 1').first().waitFor();

  // After a month without a word from the server it is not shown, and comes back with the next one.
  await page.clock.setFixedTime(new Date(NOW + 31 * 24 * 60 * 60_000));
  await phone.context.setOffline(true);
  await served.go(page, '/today');
  await page.getByText('This schedule is not shown until the server was reached').waitFor();
  await phone.context.setOffline(false);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
}, 60_000);
