import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findingsOn } from '../browser/judge-screen.ts';
import { codeNow, PASSWORD } from '../browser/served-program.ts';
import { MEMBERS, ServedPhones, smallContent } from './served-phones.ts';

const served = new ServedPhones();

/** Gives the phone an authenticator that recognises its owner, as by a finger. */
async function addAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await served.go(page, '/account');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out and delete it' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('an admin signs in with a passkey and with a recovery code, and links calendars and other systems', async () => {
  await served.server.prepare([MEMBERS.chief], await smallContent());
  await served.server.start();
  const { phone, page } = await served.phoneOf('chief');
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await addAuthenticator(page);
  const found: string[] = [];
  const dialog = page.getByRole('dialog');
  const judge = async (scene: string): Promise<void> => {
    found.push(...(await findingsOn(page)).map((finding) => `${scene} ${finding}`));
  };
  await served.go(page, '/account');
  await page.getByRole('button', { name: 'Make a passkey' }).click();
  await page.getByLabel('Your password, once more').fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('list', { name: 'Passkeys' }).getByText('not used yet').waitFor();

  await page.getByRole('button', { name: 'Make a calendar link' }).click();
  await page.getByLabel('Which calendar').selectOption({ index: 0 });
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await judge('calendar link');
  const address = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(await (await fetch(address)).text()).toMatch(/^BEGIN:VCALENDAR/);
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Take back On call for/ }).click();
  await page.getByRole('list', { name: 'Calendar links' }).waitFor({ state: 'detached' });
  expect((await fetch(address)).status).toBe(404);

  await page.getByRole('button', { name: 'Make recovery codes' }).click();
  await page.getByLabel('Your password, once more').fill(PASSWORD);
  await page.getByLabel('Code of your authenticator app').fill(codeNow(1));
  await page.getByRole('button', { name: 'Make the codes' }).click();
  const codes = page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  const code = await codes.first().innerText();
  expect(await codes.count()).toBe(10);
  await judge('recovery codes');
  await page.emulateMedia({ media: 'print' });
  expect(await codes.first().isVisible()).toBe(true);
  expect(await page.getByRole('heading', { name: 'Passkeys' }).isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: 'I have kept them' }).click();

  await served.go(page, '/members');
  await page.getByRole('button', { name: 'Make a token' }).click();
  await page.getByLabel('Which system it is for').fill('Paging');
  await judge('token');
  await dialog.getByRole('button', { name: 'Make the token' }).click();
  const token = await dialog.getByText(/^rst_/).innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const headers = { authorization: `Bearer ${token}` };
  const askedNow = () => fetch(`${served.server.address}/api/on-call`, { headers });
  expect((await askedNow()).status).toBe(200);
  await page.getByRole('button', { name: 'Revoke Paging' }).click();
  await page.getByText('Paging').waitFor({ state: 'detached' });
  expect((await askedNow()).status).toBe(401);
  await page.getByRole('button', { name: 'Add a webhook' }).click();
  await page.getByLabel('Address', { exact: true }).fill('https://127.0.0.1/hook');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await dialog.getByText('on the public Internet').last().waitFor();
  await page.getByLabel('Address', { exact: true }).fill('https://8.8.8.8/hook');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: /^Deliveries to/ }).click();
  await page.getByText('Nothing was sent yet.').waitFor();
  await judge('webhook');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Remove https/ }).click();

  // An identity provider's ways back; this server has none, and what leads there is not answered by the app.
  await served.go(page, '/sign-in#signed-on');
  await page.getByText('Chi Løvgren').first().waitFor();
  await served.go(page, '/account');
  const away = await page.goto(`${served.server.address}/sign-on?label=Phone`);
  expect(away?.status()).toBe(404);
  await signOut(page);
  await served.go(page, '/sign-in#sign-on-unknown');
  await page.getByText('There is no account for you here.').waitFor();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await page.getByText('Chi Løvgren').first().waitFor();
  await signOut(page);
  await served.signIn(page, 'chief');
  await page.getByRole('button', { name: 'Use a recovery code' }).click();
  await judge('recovery code at sign-in');
  await page.getByLabel('Recovery code').fill(code);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByText('Chi Løvgren').first().waitFor();
  await served.go(page, '/account');
  await page.getByRole('button', { name: /^Remove the passkey/ }).click();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await page.getByRole('list', { name: 'Passkeys' }).waitFor({ state: 'detached' });
  expect(found).toEqual([]);
}, 120_000);
