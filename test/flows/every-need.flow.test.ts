import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedSample, SAMPLE_NOW, swapToOffer } from '../answers/published-sample.ts';
import { type BreakingHost, breakingHost } from '../browser/breaking-host.ts';
import { hostSchedule, type HostedSchedule } from '../browser/hosted-schedule.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

// What people open the app for on their phones, each walked with a network, with none, and with one that breaks off every
// answer in its middle.

type Sample = Awaited<ReturnType<typeof publishedSample>>;

let sample: Sample;
let wanted: ReturnType<typeof swapToOffer>;
let host: HostedSchedule;
let server: ServedApp;
let breaking: BreakingHost;
let phone: Phone;
let page: Page;
let isDying = false;

beforeAll(async () => {
  sample = await publishedSample();
  wanted = swapToOffer(sample);
  host = hostSchedule(sample.published);
  server = await serveApp(host.hosted);
  breaking = await breakingHost(server.address, () => isDying);
});
afterAll(async () => {
  breaking.close();
  await server.close();
  host.remove();
});

const go = (urlPath: string) => page.goto(breaking.address + urlPath);
const main = (): Locator => page.getByRole('main');
const shows = (text: string | RegExp): Promise<void> => main().getByText(text).first().waitFor();

/** A phone that is its owner's and has kept all that it keeps. */
async function ownPhone(): Promise<void> {
  phone = await openPhone();
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  page = await phone.context.newPage();
  await page.clock.setFixedTime(new Date(SAMPLE_NOW));
  await go('/me');
  await page.getByRole('button', { name: new RegExp(wanted.me) }).click();
  await shows('Next day off');
  const kept = `caches.open('assets-used').then((cache) => cache.keys()).then((keys) =>
    ['/asks-swap-screen', '/hours-', '/device-share-dialog', '/device-save-calendar']
      .every((part) => keys.some(({ url }) => url.includes(part))))`;
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  while (!(await page.evaluate<boolean>(kept))) await page.waitForTimeout(200);
}

const NEEDS: Readonly<Record<string, () => Promise<void>>> = {
  'who I am, what I do now and next, who is on call and their backups': async () => {
    await go('/now');
    const me = page.getByRole('region', { name: 'You' });
    await me.getByRole('link', { name: wanted.me }).waitFor();
    await me.getByText('Next call').or(me.getByText('You are')).first().waitFor();
    expect(await main().locator('a[href^="tel:"]').count()).toBeGreaterThan(0);
    expect(await main().locator('a[href^="sms:"]').count()).toBeGreaterThan(0);
    const [backups] = await main().getByText('If nobody answers').all();
    await backups?.click();
    expect(await main().locator('details[open] li').count()).toBeGreaterThan(0);
  },
  'who was and who will be on call, and who supervises clinic': async () => {
    await go('/now');
    await page.getByRole('button', { name: 'Another time' }).click();
    await page.getByRole('dialog').locator('input[type=date]').fill('2026-12-24');
    await page.getByRole('dialog').locator('input[type=time]').fill('10:00');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await shows(/Thursday, December 24/);
    await go('/now?at=2026-11-24T10:00');
    await page.getByRole('region', { name: 'Clinic this morning' }).waitFor();
    await page.getByRole('link', { name: 'Where everyone is' }).click();
    await shows('Seeing patients');
  },
  'my day, week, month and year, and my tally': async () => {
    await go('/me');
    await shows('Next clinic');
    await shows('Next leave');
    for (const view of ['Day', 'Week', 'Month', 'Year']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      await page.getByRole('button', { name: view, exact: true, pressed: true }).waitFor();
    }
    await shows('Off: empty');
    await main()
      .getByText(/^Calls/)
      .click();
    await shows('My tally of the year');
    await shows('in all of at most');
  },
  'my calendar takes my schedule': async () => {
    await go('/me');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Add to my calendar' }).click();
    expect((await saving).suggestedFilename()).toMatch(/\.ics$/);
  },
  'everyone by rotation, class and site, by days and blocks': async () => {
    await go('/everyone');
    for (const by of ['Class', 'Site', 'Rotation']) {
      await page.getByRole('button', { name: by, exact: true }).click();
      await page.getByRole('button', { name: by, exact: true, pressed: true }).waitFor();
      await main().getByRole('rowheader').first().waitFor();
    }
    await page.getByRole('button', { name: 'Blocks' }).click();
    await main().getByRole('rowheader').first().waitFor();
  },
  'a search that forgives answers with the fact': async () => {
    const [, familyName = ''] = wanted.me.split(' ');
    await go('/search');
    for (const [typed, told] of [
      ['icu tue', /ICU/],
      [`${familyName.slice(0, 3)}${familyName.slice(4)} next call`, /^Next call: /],
      ['attending 12/24', /attending|Attending/],
    ] as const) {
      await page.getByRole('searchbox').fill(typed);
      await main().getByRole('article').getByText(told).first().waitFor();
    }
  },
  'leave and sickness are asked for and wait': async () => {
    await go('/asks');
    await page.getByRole('button', { name: 'Ask for leave' }).click();
    await page.getByLabel('First day').fill('2027-02-01');
    await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
    await shows('Waiting on this phone: hand it on');
    await page.getByRole('button', { name: 'Call in sick' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Call in sick' }).click();
    await shows('2 things wait on this phone');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save file', exact: true }).click();
    await saving;
    await shows('Everything was handed on.');
  },
  'a swap is offered to whom no must-rule breaks': async () => {
    await go(`/asks/swap?slot=${encodeURIComponent(wanted.slot)}`);
    const partners = page.getByRole('list', { name: 'One for one' });
    await partners
      .getByRole('button', { name: /^Offer it to/ })
      .first()
      .click();
    await shows('Waiting on this phone: hand it on');
    await shows(/who says yes or no on their own phone/);
  },
  'my week goes to others as text, picture and link': async () => {
    await go('/me');
    for (const way of ['As text', 'As a link']) {
      await page.getByRole('button', { name: 'Share' }).click();
      await page.getByRole('dialog').getByRole('button', { name: way }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/\/person\/.*view=week/);
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'As a picture' }).click();
    await saving;
  },
  'the schedule goes to another phone as codes': async () => {
    await go('/codes');
    await page.getByRole('button', { name: 'Show as codes' }).click();
    await page.getByRole('img', { name: /codes/ }).waitFor();
  },
  'how to install it, and what the device keeps': async () => {
    await go('/more');
    await shows('Keep it on this computer');
    await shows('Edition 1');
    await page.getByRole('link', { name: 'Lock, look and wiping' }).click();
    await shows('Kept on this device');
    await page.getByLabel('New PIN', { exact: true }).fill('2580');
    await page.getByLabel('New PIN again').fill('2580');
    await page.getByRole('button', { name: 'Set the lock' }).click();
    await shows('The app is locked when it is opened.');
    await page.getByRole('button', { name: 'Take the lock away' }).click();
    await shows('Set the lock');
  },
};

describe.each(['with a network', 'without a network', 'while the network breaks off'])(
  '%s',
  (condition) => {
    beforeAll(async () => {
      await ownPhone();
      await phone.context.setOffline(condition === 'without a network');
      isDying = condition === 'while the network breaks off';
    });
    afterAll(async () => {
      isDying = false;
      await phone.close();
    });

    test.each(Object.keys(NEEDS))('%s', async (need) => {
      await NEEDS[need]?.();
      expect(phone.troubles).toEqual([]);
    });
  },
);
