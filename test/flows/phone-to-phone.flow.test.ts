import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import encodeQR from 'qr';
import { chromium, type Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FrameReader, framesOf } from '../../src/formats/frames.ts';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';
import { at, smallPublished } from '../answers/small-program.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { hostSchedule, type HostedSchedule } from '../browser/hosted-schedule.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

// A schedule goes from phone to phone, and days to other apps.

const NOW = at('2026-11-23 21:00');

let host: HostedSchedule;
let server: ServedApp;
let phone: Phone;

beforeEach(async () => {
  host = hostSchedule(await smallPublished());
  server = await serveApp(host.hosted);
  phone = await openPhone();
});
afterEach(async () => {
  expect(phone.troubles).toEqual([]);
  await phone.close();
  await server.close();
  host.remove();
});

async function openApp(urlPath: string, address = server.address): Promise<Page> {
  const page = await phone.context.newPage();
  await page.clock.setFixedTime(new Date(NOW));
  await page.goto(address + urlPath);
  return page;
}

/** Opens the app until it holds the schedule and works offline. */
async function holdSchedule(): Promise<Page> {
  const page = await openApp('/now');
  await page.getByText('Chi Løvgren').first().waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  const kept = `caches.keys().then((names) => Promise.all(names.map(async (name) =>
    (await (await caches.open(name)).keys()).filter(({ url }) => url.includes('/device-')).length)))`;
  const isKept = async () => (await page.evaluate<number[]>(kept)).some((count) => count > 8);
  await expect.poll(isKept, { timeout: 20_000 }).toBe(true);
  return page;
}

const WIDTH = 720;

/** Texts as a film of codes, as a camera without colour sees them: ten pictures a second, each text twice. */
function film(texts: readonly string[]): Buffer {
  const parts = [Buffer.from(`YUV4MPEG2 W${WIDTH} H${WIDTH} F10:1 Ip A1:1 C420jpeg\n`)];
  const colours = Buffer.alloc(WIDTH * WIDTH * 0.5, 128);
  for (const text of texts) {
    const rows = encodeQR(text, 'raw', { ecc: 'low', border: 4 });
    const modulePixels = Math.floor(WIDTH / rows.length);
    const light = Buffer.alloc(WIDTH * WIDTH, 235);
    for (let down = 0; down < rows.length * modulePixels; down++) {
      for (let across = 0; across < rows.length * modulePixels; across++) {
        const isDark = rows[Math.floor(down / modulePixels)]?.[Math.floor(across / modulePixels)];
        if (isDark) light[down * WIDTH + across] = 16;
      }
    }
    const picture = Buffer.concat([Buffer.from('FRAME\n'), light, colours]);
    parts.push(picture, picture);
  }
  return Buffer.concat(parts);
}

test('a phone shows its schedule as codes, another reads them with its camera, both without a network', async () => {
  const page = await holdSchedule();
  await server.close();
  await phone.context.setOffline(true);
  await page.goto(`${server.address}/more`);
  await page.getByRole('link', { name: 'Phone to phone' }).click();
  await page.getByLabel('How much').selectOption('The whole year');
  await page.getByRole('button', { name: 'Show as codes' }).click();
  const code = page.getByRole('img', { name: /codes/ });
  await code.waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  expect(Number(await code.getAttribute('width'))).toBeGreaterThan(500);
});

test('what the camera sees becomes the schedule of the phone', async () => {
  const frames = await framesOf(writeEditionFile(await smallPublished()));
  const texts = Array.from({ length: frames.pieces * 2 }, (_, place) => frames.at(place * 3 + 1));
  expect(texts.every((text) => FrameReader.isFrame(text))).toBe(true);
  const file = path.join(host.folder, 'camera.y4m');
  writeFileSync(file, film(texts));
  // No schedule lies beside this one: it comes through the camera or not at all.
  const bare = await serveApp();
  const { executablePath, args } = await findBrowser();
  const context = await chromium.launchPersistentContext('', {
    executablePath,
    args: [
      ...args,
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${file}`,
    ],
    viewport: { width: 390, height: 844 },
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(NOW));
    await page.goto(`${bare.address}/codes`);
    await page.getByRole('button', { name: 'Read the codes' }).click();
    await page.getByText('Edition 2 of').waitFor({ timeout: 60_000 });
    await page.getByText('Chi Løvgren').first().waitFor();
  } finally {
    await context.close();
    await bare.close();
  }
}, 120_000);

test('without a camera it says so', async () => {
  const page = await holdSchedule();
  await page.goto(`${server.address}/codes`);
  await page.getByRole('button', { name: 'Read the codes' }).click();
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toMatch(/camera/i);
});

test('a person’s week goes to others as text, as a picture and as a link; a day of all call as well', async () => {
  await phone.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await holdSchedule();
  await page.goto(`${server.address}/person/ada?view=week&day=2026-11-23`);
  const copied = () => page.evaluate<string>('navigator.clipboard.readText()');
  const share = async (way: string): Promise<void> => {
    await page.getByRole('button', { name: 'Share' }).click();
    await page.getByRole('dialog').getByRole('button', { name: way }).click();
  };
  await share('As text');
  await page.getByText('Copied as text').waitFor();
  expect(await copied()).toContain('Tue, Nov 24: Ward; Night call 17:00–07:00');
  await share('As a link');
  await page.getByText('The link is copied').waitFor();
  expect(await copied()).toBe(`${server.address}/person/ada?view=week&day=2026-11-23`);
  const saving = page.waitForEvent('download');
  await share('As a picture');
  const saved = readFileSync((await (await saving).path()) ?? '');
  expect(saved.subarray(1, 4).toString()).toBe('PNG');
  expect(saved.readUInt32BE(16)).toBe(840);
  expect(saved.readUInt32BE(20)).toBeGreaterThan(600);
  await page.goto(`${server.address}/today?day=2026-11-24&half=am`);
  await share('As text');
  await page.getByText('Copied as text').waitFor();
  expect(await copied()).toContain('Night call: Ada Núñez 17:00–07:00');
});
