import { createECDH, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { findingsOn } from '../browser/judge-screen.ts';
import { MEMBERS, ServedPhones, smallContent } from './served-phones.ts';

const served = new ServedPhones();

/** The service of the browser's maker, which tests cannot reach: it gives the page an address and keys. */
function pushService(p256dh: string, auth: string): string {
  return `
    const endpoint = 'https://8.8.8.8/push/1';
    const keys = ${JSON.stringify({ p256dh, auth })};
    const KEPT = 'subscribed';
    const subscription = () => localStorage.getItem(KEPT) && {
      endpoint,
      toJSON: () => ({ endpoint, keys }),
      unsubscribe: async () => localStorage.removeItem(KEPT),
    };
    PushManager.prototype.getSubscription = async () => subscription();
    PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
      if (!userVisibleOnly || !/^[\\w-]{87}$/.test(applicationServerKey)) throw new Error('no key');
      localStorage.setItem(KEPT, '1');
      return subscription();
    };`;
}

test('a phone is notified once its owner says so, of what they choose, until they say otherwise', async () => {
  await served.server.prepare([MEMBERS.ada], await smallContent());
  await served.server.start();
  const { phone, page } = await served.phoneOf('ada');
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await phone.context.grantPermissions(['notifications'], { origin: served.server.address });
  await served.go(page, '/account');
  await page.getByText('This device is not notified.').waitFor();
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  await page.addInitScript(
    pushService(pair.getPublicKey('base64url'), randomBytes(16).toString('base64url')),
  );
  await page.reload();
  await page.getByRole('button', { name: 'Notify this device' }).click();
  await page.getByText('This device is notified, also while the app is closed.').waitFor();
  await page.getByLabel('Something waits for me').uncheck();
  await page.reload();
  await page.getByText('This device is notified').waitFor();
  expect(await page.getByLabel('Something waits for me').isChecked()).toBe(false);
  expect(await page.getByLabel('I am on call tomorrow').isChecked()).toBe(true);
  if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT, fullPage: true });
  expect(await findingsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Stop notifying this device' }).click();
  await page.getByText('This device is not notified.').waitFor();
}, 60_000);
