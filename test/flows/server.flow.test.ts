import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { at, publish, smallProgram } from '../answers/small-program.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import {
  bytesOfKey,
  codeNow,
  type MadeMember,
  PASSWORD,
  ServedProgram,
} from '../browser/served-program.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';

// Phones and a coordinator on a real server of its own process, which is killed, and networks that die.

const NOW = at('2026-11-23 21:00');
const ADA: MadeMember = { name: 'ada', roles: ['resident'], personId: 'ada' };
const BEN: MadeMember = { name: 'ben', roles: ['resident'], personId: 'ben' };
const DESK: MadeMember = { name: 'desk', roles: ['coordinator'], personId: null };
const CHIEF: MadeMember = { name: 'chief', roles: ['admin'], personId: null };

let server: ServedProgram;
let phones: Phone[];

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
  const phone = await openPhone();
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
