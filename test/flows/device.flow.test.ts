import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { at, smallPublished } from '../answers/small-program.ts';
import { findingsOn } from '../browser/judge-screen.ts';
import { follow, tabTo } from '../browser/keyboard.ts';
import { hostSchedule, type HostedSchedule } from '../browser/hosted-schedule.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

// The screen lock, a device of several people, and wiping, on a phone that holds a small program.

const NOW = at('2026-11-23 21:00');
const MINUTE = 60_000;
const PIN = '2580';

let host: HostedSchedule;
let server: ServedApp;
let phone: Phone;

beforeEach(async () => {
  host = hostSchedule(await smallPublished());
  // The service worker believes that it is ten minutes later than pages do at first.
  const worker = path.join(host.hosted, 'service-worker.js');
  writeFileSync(worker, `Date.now = () => ${NOW + 10 * MINUTE};\n${readFileSync(worker, 'utf8')}`);
  server = await serveApp(host.hosted);
  phone = await openPhone();
});
afterEach(async () => {
  expect(phone.troubles).toEqual([]);
  await phone.close();
  await server.close();
  host.remove();
});

async function openApp(urlPath: string, moment: number = NOW): Promise<Page> {
  const page = await phone.context.newPage();
  await page.clock.setFixedTime(new Date(moment));
  await page.goto(server.address + urlPath);
  return page;
}

/** Opens the app until it holds the schedule and works offline, as somebody's own. */
async function ownPhone(): Promise<Page> {
  const page = await openApp('/me');
  await page.getByRole('button', { name: /Ada/ }).click();
  await page.getByText('Next day off').waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  return page;
}

async function setLock(page: Page, when: string): Promise<void> {
  await page.goto(`${server.address}/device`);
  await page.getByLabel('Ask for it when').selectOption(when);
  await setLockHere(page);
}

async function setLockHere(page: Page): Promise<void> {
  await page.getByLabel('New PIN', { exact: true }).fill(PIN);
  await page.getByLabel('New PIN again').fill(PIN);
  await page.getByRole('button', { name: 'Set the lock' }).click();
  await page.getByText('The app is locked when it is opened.').waitFor();
}

const lockOf = (page: Page) => page.getByRole('dialog', { name: 'Locked' });

async function type(page: Page, pin: string): Promise<void> {
  // The one before has been looked at.
  await page.getByRole('button', { name: 'Unlock' }).waitFor();
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.keyboard.press('Enter');
}

describe('the screen lock', () => {
  test('covers the app from its first paint, offline too, until the PIN is typed', async () => {
    const page = await ownPhone();
    await setLock(page, '1');
    await page.close();
    await server.close();
    await phone.context.setOffline(true);
    const scriptless = await phone.context.newPage();
    const session: CDPSession = await phone.context.newCDPSession(scriptless);
    await session.send('Emulation.setScriptExecutionDisabled', { value: true });
    await scriptless.goto(`${server.address}/now`);
    expect(await scriptless.locator('body').innerText()).not.toContain('Løvgren');
    await scriptless.close();

    const later = await openApp('/now', NOW + 10 * MINUTE);
    await lockOf(later).waitFor();
    expect(await later.locator('body').innerText()).not.toContain('Løvgren');
    await later.keyboard.press('Escape');
    await type(later, '1111');
    await later.getByText('That is not the PIN.').waitFor();
    await type(later, PIN);
    await later.getByText('Chi Løvgren').first().waitFor();
    expect(await lockOf(later).count()).toBe(0);
  });

  test('makes whoever guesses wait, also after a reload, and longer each time', async () => {
    const page = await ownPhone();
    await setLock(page, '0');
    await page.close();
    const later = await openApp('/now', NOW + 10 * MINUTE);
    for (const wrong of ['1111', '2222', '3333', '4444']) {
      await type(later, wrong);
      await later
        .getByText(`${['1111', '2222', '3333', '4444'].length - Number(wrong[0]) + 1} more before`)
        .waitFor();
    }
    await type(later, '5555');
    await later.getByText('Too many wrong PINs').waitFor();
    await type(later, PIN);
    expect(await lockOf(later).count()).toBe(1);
    await later.reload();
    await later.getByText('Too many wrong PINs').waitFor();
    await later.clock.setFixedTime(new Date(NOW + 11.5 * MINUTE));
    await type(later, '6666');
    await later.getByText('Too many wrong PINs').waitFor();
    await later.clock.setFixedTime(new Date(NOW + 13 * MINUTE));
    await type(later, PIN);
    await later.getByText('Too many wrong PINs').waitFor();
    await later.clock.setFixedTime(new Date(NOW + 14 * MINUTE));
    await type(later, PIN);
    await later.getByText('Chi Løvgren').first().waitFor();
  });

  test('closes again when the app was out of sight for longer than it may, and keeps what was typed', async () => {
    const page = await ownPhone();
    await setLock(page, '5');
    await page.goto(`${server.address}/search`);
    await page.getByRole('searchbox').fill('chi');
    const hide = (state: 'hidden' | 'visible') =>
      page.evaluate(`
        Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));`);
    await hide('hidden');
    await page.clock.setFixedTime(new Date(NOW + 3 * MINUTE));
    await hide('visible');
    await page.waitForTimeout(200);
    expect(await lockOf(page).count()).toBe(0);
    await hide('hidden');
    await page.waitForTimeout(200);
    await page.clock.setFixedTime(new Date(NOW + 9 * MINUTE));
    await hide('visible');
    await lockOf(page).waitFor();
    await type(page, PIN);
    await lockOf(page).waitFor({ state: 'detached' });
    expect(await page.getByRole('searchbox').inputValue()).toBe('chi');
  });

  test('opens by fingerprint or face where the device has it', async () => {
    const page = await ownPhone();
    const session = await phone.context.newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto(`${server.address}/device`);
    await page.getByLabel('Open it by fingerprint or face').check();
    await setLockHere(page);
    await page.clock.setFixedTime(new Date(NOW + 60 * MINUTE));
    await page.reload();
    await lockOf(page).waitFor();
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await page.getByRole('button', { name: 'Use fingerprint or face' }).click();
    await page.getByText('The device did not recognise you').waitFor();
    await session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await page.getByRole('button', { name: 'Use fingerprint or face' }).click();
    await lockOf(page).waitFor({ state: 'detached' });
  });
});

test('a shared device shows who is on call and nothing of one person, and forgets whose it was', async () => {
  const page = await ownPhone();
  await page.goto(`${server.address}/asks`);
  await page.getByRole('button', { name: 'Ask for leave' }).click();
  await page.getByLabel('First day').fill('2027-02-01');
  await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByText('Feb 1').first().waitFor();
  await page.goto(`${server.address}/device`);
  await page.getByRole('button', { name: 'Make it a shared device' }).click();
  await page.getByText('One thing asked here has no answer yet').waitFor();
  await page.getByRole('button', { name: 'Forget and share' }).click();
  await page.getByText('nothing of one person').waitFor();

  await page.goto(`${server.address}/now`);
  await page.getByText('Chi Løvgren').first().waitFor();
  const places = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  expect(await places.allInnerTexts()).toEqual(['On call', 'Today', 'Search', 'More']);
  for (const personal of ['/me', '/me/hours', '/asks', '/asks/swap']) {
    await page.goto(server.address + personal);
    await page.getByText('Nothing personal is shown here').waitFor();
  }
  const scriptless = await phone.context.newPage();
  const session = await phone.context.newCDPSession(scriptless);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await scriptless.goto(`${server.address}/now`);
  expect(await scriptless.getByRole('link', { name: 'Me', exact: true }).count()).toBe(0);
  await scriptless.close();

  await page.goto(`${server.address}/device`);
  await page.getByRole('button', { name: 'Make it one person’s again' }).click();
  await page.getByRole('link', { name: 'Me', exact: true }).click();
  await page.getByText('Who are you?').waitFor();
  await page.getByRole('button', { name: /Ada/ }).click();
  await page.getByText('Next day off').waitFor();
  await page.goto(`${server.address}/asks`);
  await page.getByRole('button', { name: 'Ask for leave' }).waitFor();
  expect(await page.getByText('Feb 1').count()).toBe(0);
});

test('wiping needs a typed word, and leaves nothing of the app on the device', async () => {
  const page = await ownPhone();
  await page.goto(`${server.address}/device`);
  const wipe = page.getByRole('button', { name: 'Wipe this device' });
  expect(await wipe.isDisabled()).toBe(true);
  await page.getByLabel('Type “wipe” to go on').fill('wipe');
  await wipe.click();
  await page.getByText('This device is wiped').waitFor();
  expect(
    await page.evaluate(`Promise.all([
      indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations(),
    ]).then((kept) => kept.map((each) => each.length))`),
  ).toEqual([0, 0, 0]);
  await page.getByRole('link', { name: 'Begin again' }).click();
  await page.getByText('Chi Løvgren').first().waitFor();
});

test('every new screen reads well: both themes, a small window with text twice as large, fingers, axe', async () => {
  const page = await ownPhone();
  const found: string[] = [];
  const judge = async (scene: string): Promise<void> => {
    found.push(...(await findingsOn(page)).map((finding) => `${scene} ${finding}`));
  };
  await page.goto(`${server.address}/today?day=2026-11-24&half=am`);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'As a picture' }).waitFor();
  await judge('share');
  for (const [place, text] of [
    ['/device', 'Set the lock'],
    ['/more', 'Keep it on this computer'],
    ['/codes', 'Show as codes'],
  ] as const) {
    await page.goto(server.address + place);
    await page.getByText(text).first().waitFor();
    await judge(place);
  }
  await page.getByRole('button', { name: 'Show as codes' }).click();
  await page.getByRole('img', { name: /codes/ }).waitFor();
  await judge('codes shown');
  await page.goto(`${server.address}/device`);
  await page.getByRole('button', { name: 'Make it a shared device' }).click();
  await page.getByRole('button', { name: 'Forget and share' }).waitFor();
  await judge('share the device');
  await page.getByRole('button', { name: 'Forget and share' }).click();
  await page.getByText('nothing of one person').waitFor();
  await page.goto(`${server.address}/me`);
  await page.getByText('Nothing personal is shown here').waitFor();
  await judge('shared');
  await page.goto(`${server.address}/device`);
  await setLockHere(page);
  await judge('lock set');
  await page.clock.setFixedTime(new Date(NOW + 60 * MINUTE));
  await page.reload();
  await lockOf(page).waitFor();
  await page.getByText('Forgotten the PIN?').click();
  await judge('locked');
  await page.getByLabel('Type “wipe” to go on').fill('wipe');
  await page.getByRole('button', { name: 'Wipe this device' }).click();
  await page.getByText('This device is wiped').waitFor();
  await judge('wiped');
  expect(found).toEqual([]);
}, 120_000);

test('the lock is set, opened and taken away by keyboard alone', async () => {
  const page = await ownPhone();
  await page.goto(`${server.address}/more`);
  await follow(page, /^Lock, look and wiping$/, 'Screen lock');
  await tabTo(page, /^New PIN$/);
  await page.keyboard.type(PIN);
  await tabTo(page, /^New PIN again$/);
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await page.getByText('The app is locked when it is opened.').waitFor();
  await page.clock.setFixedTime(new Date(NOW + 60 * MINUTE));
  await page.reload();
  await lockOf(page).waitFor();
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await lockOf(page).waitFor({ state: 'detached' });
  await follow(page, /^Take the lock away$/, 'Set the lock');
});
