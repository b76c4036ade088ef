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
  // A worker that has only just started may miss a message; of the same kind there is one notice, however often it comes.
  const pushUntil = (message: string, notice: readonly string[]) =>
    expect
      .poll(async () => {
        await push(message);
        return shown();
      })
      .toContainEqual(notice);
  await pushUntil(JSON.stringify({ kind: 'on-call-tomorrow', badge: 0, isForOffice: false }), [
    'You are on call tomorrow',
    'on-call-tomorrow',
    '/me',
  ]);
  for (const badge of [3, 4]) {
    await pushUntil(JSON.stringify({ kind: 'request-awaits', badge, isForOffice: true }), [
      'A request awaits you',
      'request-awaits',
      '/inbox',
    ]);
  }
  await pushUntil('what a later server says', ['Something is new', 'undefined', '/']);
  // The later of the same kind took the place of the earlier one.
  expect(await shown()).toHaveLength(3);
  expect(phone.troubles).toEqual([]);
});
