import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Phone, openPhone } from '../browser/open-phone.ts';
import { type ServedApp, serveApp } from '../browser/serve-app.ts';

let server: ServedApp;
let phone: Phone;

beforeEach(async () => {
  server = await serveApp();
  phone = await openPhone();
});
afterEach(async () => {
  await phone.close();
  await server.close();
});

async function openApp(urlPath: string): Promise<Page> {
  const page = await phone.context.newPage();
  await page.goto(server.address + urlPath);
  await page.waitForSelector('main h1');
  return page;
}

test('the built app is cross-origin isolated and keeps to its content security policy', async () => {
  const page = await openApp('/');
  expect(await page.evaluate('crossOriginIsolated')).toBe(true);
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  expect(phone.troubles).toEqual([]);
});

test('a script that is not ours is refused and noticed', async () => {
  const page = await openApp('/');
  await page.evaluate(`
    const script = document.createElement('script');
    script.textContent = 'globalThis.intruded = true';
    document.head.append(script);
  `);
  expect(await page.evaluate('globalThis.intruded')).toBeUndefined();
  await expect.poll(() => phone.troubles).toContain('policy: script-src-elem inline');
});

test('after the first load a deep link opens and reloads with the server gone', async () => {
  const first = await openApp('/');
  await first.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await server.close();
  await phone.context.setOffline(true);

  const deep = await openApp('/now');
  await deep.reload();
  await deep.waitForSelector('main h1');
  expect(new URL(deep.url()).pathname).toBe('/now');
  expect(await deep.evaluate('crossOriginIsolated')).toBe(true);
  expect(phone.troubles).toEqual([]);
});

test('the browser finds nothing that keeps it from installing the app', async () => {
  const page = await openApp('/');
  const session = await phone.context.newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  // A profile that is thrown away counts as private browsing, where nothing can be installed.
  const errors = installabilityErrors.map((error) => error.errorId);
  expect(errors.filter((error) => error !== 'in-incognito')).toEqual([]);
});
