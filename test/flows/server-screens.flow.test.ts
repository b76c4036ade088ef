import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findingsOn } from '../browser/judge-screen.ts';
import { serveApp } from '../browser/serve-app.ts';
import { MEMBERS, ServedPhones, smallContent } from './served-phones.ts';

const served = new ServedPhones();

test('every screen of a server reads well: both themes, a small window with text twice as large, axe', async () => {
  await served.server.prepare([MEMBERS.ada, MEMBERS.chief], await smallContent());
  await served.server.start();
  const found: string[] = [];
  const judge = async (page: Page, scene: string): Promise<void> => {
    found.push(...(await findingsOn(page)).map((finding) => `${scene} ${finding}`));
  };
  const phone = await served.newPhone();
  const page = await served.open(phone, '/now');
  await page.getByRole('link', { name: /^Sign in/ }).waitFor();
  await served.go(page, '/sign-in');
  await page.getByLabel('Password').waitFor();
  await judge(page, 'sign-in');
  const { page: desk } = await served.phoneOf('chief');
  for (const [place, text] of [
    ['/account', 'Where you are signed in'],
    ['/members', 'ada@example.org'],
    ['/permissions', 'Who may read which rows'],
  ] as const) {
    await served.go(desk, place);
    await desk.getByText(text).first().waitFor();
    await judge(desk, place);
  }
  await served.go(desk, '/members');
  await desk.getByRole('button', { name: 'Show the events' }).click();
  await desk.getByRole('list', { name: 'Events' }).waitFor();
  await desk.getByRole('button', { name: 'Change ada@example.org' }).click();
  await judge(desk, 'member');
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Devices of ada@example.org' }).click();
  await desk.getByText('signed in nowhere').waitFor();
  await desk.keyboard.press('Escape');
  await desk.getByRole('button', { name: 'Invite somebody' }).click();
  await desk.getByLabel('E-mail address').fill('ben@example.org');
  await desk.getByRole('button', { name: 'Make the link' }).click();
  const link = await desk.getByText(/\/invitation#/).innerText();
  await judge(desk, 'link');
  await page.goto(link);
  await page.getByLabel('Choose a password').waitFor();
  await judge(page, 'invitation');
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByRole('button', { name: 'Make a link' }).click();
  await desk.getByLabel('Who it is for').fill('Switchboard');
  await desk.getByRole('button', { name: 'Make the link' }).click();
  const look = await desk.getByText(/\/invitation#look\./).innerText();
  await page.goto(look);
  await page.getByRole('button', { name: 'Show the schedule on this device' }).waitFor();
  await judge(page, 'link to look');
  await page.getByRole('button', { name: 'Show the schedule on this device' }).click();
  await page.getByText('Chi Løvgren').first().waitFor();
  await served.go(page, '/account');
  await page.getByText('A link to look, viewer').waitFor();
  await served.go(desk, '/account');
  await desk.getByRole('button', { name: 'Use another app or phone' }).click();
  await judge(desk, 'second factor');
  expect(found).toEqual([]);
}, 120_000);

test('whoever only looks is offered nothing else, and whoever asked too much is told why', async () => {
  await served.server.prepare([MEMBERS.ada, MEMBERS.board], await smallContent());
  await served.server.start();
  const { page: board } = await served.phoneOf('board');
  const places = board.getByRole('navigation', { name: 'Main' }).getByRole('link');
  expect(await places.allInnerTexts()).toEqual(['On call', 'Today', 'Search', 'More']);
  expect(await board.getByText('Say who you are').count()).toBe(0);
  await served.go(board, '/asks');
  await board.getByText('This is not for your account').waitFor();
  await served.go(board, '/settings');
  await board.getByText('This is not for your account').waitFor();
  await served.go(board, '/account');
  await board.getByText('board@example.org, viewer').waitFor();
  expect(await board.getByRole('link', { name: 'Members' }).count()).toBe(0);

  // The server takes what Ada may do away while she is offline: her request is refused, for good, and she is told.
  const { phone, page: ada } = await served.phoneOf('ada');
  await served.go(ada, '/asks');
  await ada.getByRole('button', { name: 'Ask for leave' }).waitFor();
  await ada.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await phone.context.setOffline(true);
  await served.askForLeave(ada, '2027-02-01');
  await ada.getByText('Waits for the server', { exact: true }).waitFor();
  const database = await served.server.openDatabase();
  await database.transaction((transaction) =>
    transaction.run("update membership set roles = '[\"viewer\"]' where person_id = 'ada'"),
  );
  await database.close();
  await phone.context.setOffline(false);
  await ada.reload();
  await ada.getByText('One of your changes was refused.').waitFor();
  expect(await findingsOn(ada)).toEqual([]);
  await ada.getByRole('link', { name: 'One of your changes was refused.' }).click();
  await ada.getByText('Only somebody else may do this.').waitFor();
  expect(await findingsOn(ada)).toEqual([]);
  await ada.getByRole('button', { name: 'I have seen it' }).click();
  await ada.getByText('Refused by the server').waitFor({ state: 'detached' });
}, 60_000);

test('where no server keeps programs that is asked once, and nothing of one is shown or loaded', async () => {
  const host = await serveApp();
  const phone = await served.newPhone();
  const asked: string[] = [];
  phone.context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const page = await phone.context.newPage();
  for (const place of ['/now', '/more', '/welcome', '/now', '/more']) {
    await page.goto(host.address + place);
    await page
      .getByText(/Open a program file|Open a file/)
      .first()
      .waitFor();
  }
  expect(asked.filter((path) => path === '/readyz')).toHaveLength(1);
  expect(asked.filter((path) => /^\/(auth|sync)\/|\/account-/.test(path))).toEqual([]);
  expect(await page.getByText('Sign in').count()).toBe(0);
  await host.close();
}, 60_000);
