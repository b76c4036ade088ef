import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

// What the service worker makes of messages that the server pushes, as the browser hands them over.

let server: ServedApp;
let phone: Phone;

beforeAll(async () => {
  server = await serveApp();
  phone = await openPhone();
  await phone.context.grantPermissions(['notifications'], { origin: server.address });
});
afterAll(async () => {
  await phone.close();
  await server.close();
});

test('every message is shown, says no name and opens the screen it is about', async () => {
  const page = await phone.context.newPage();
  const browser = await phone.context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first.registrationId);
    });
  });
  await browser.send('ServiceWorker.enable');
  await page.goto(server.address);
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const registrationId = await registered;
  const push = (data: string) =>
    browser.send('ServiceWorker.deliverPushMessage', {
      origin: server.address,
      registrationId,
      data,
    });
  const shown = () =>
    page.evaluate(`navigator.serviceWorker.ready
      .then((registration) => registration.getNotifications())
      .then((notices) => notices.map(({ title, tag, data }) => [title, tag, data]))`);
  await push(JSON.stringify({ kind: 'on-call-tomorrow', badge: 0, isForOffice: false }));
  await push(JSON.stringify({ kind: 'request-awaits', badge: 3, isForOffice: true }));
  await push(JSON.stringify({ kind: 'request-awaits', badge: 4, isForOffice: true }));
  await push('what a later server says');
  await expect.poll(shown).toEqual(
    expect.arrayContaining([
      ['You are on call tomorrow', 'on-call-tomorrow', '/me'],
      ['A request awaits you', 'request-awaits', '/inbox'],
      ['Something is new', 'undefined', '/'],
    ]),
  );
  // The later of the same kind took the place of the earlier one.
  expect(await shown()).toHaveLength(3);
  expect(phone.troubles).toEqual([]);
});
