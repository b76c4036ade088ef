import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

// What a phone downloads to look things up: all scripts of the look-up screens, gzipped.
const scriptsKilobytesMax = 150;
const stylesKilobytesMax = 20;
// What is kept besides on phones that say whose they are, to log hours, ask and offer: most of it are the rules by which
// swaps are judged, and what writes the history.
const ownerKilobytesMax = 130;
// What is kept besides on every phone, after the look-up screens: lock, sharing, codes from phone to phone.
const deviceKilobytesMax = 45;
// What is kept besides once a server keeps the program: signing in and syncing, with every change there is.
const memberKilobytesMax = 60;

const folder = path.resolve('dist/app');
const serviceWorker = readFileSync(path.join(folder, 'service-worker.js'), 'utf8');
const listed = Array.from(serviceWorker.matchAll(/\{[^{}]*\burl["']?:[^{}]*\}/g), ([entry]) => ({
  url: /\burl["']?:\s*["'`]([^"'`]+)["'`]/.exec(entry)?.[1] ?? '',
  mark: /["'`](when-used|for-device|for-owner|for-member)["'`]/.exec(entry)?.[1] ?? null,
}));
const urlsOf = (wanted: string | null) =>
  listed.filter(({ mark }) => mark === wanted).map(({ url }) => url);
const precached = urlsOf(null);
const forDevice = urlsOf('for-device');
const forOwner = urlsOf('for-owner');
const forMember = urlsOf('for-member');
const whenUsed = urlsOf('when-used');

function gzippedKilobytes(extension: string, among = precached): number {
  const files = among.filter((url) => url.endsWith(extension));
  const sizes = files.map((url) => gzipSync(readFileSync(path.join(folder, url))).byteLength);
  return sizes.reduce((sum, size) => sum + size, 0) / 1024;
}

test('the service worker keeps the document, its scripts, the manifest and the icons', () => {
  expect(precached).toContain('index.html');
  expect(precached).toContain('manifest.webmanifest');
  expect(precached.some((url) => /^assets\/.*\.js$/.test(url))).toBe(true);
  expect(precached.filter((url) => /\.(png|svg)$/.test(url)).length).toBeGreaterThanOrEqual(5);
});

test('every script and style the document names is kept', () => {
  const document = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const named = Array.from(document.matchAll(/"\/(assets\/[^"]+)"/g), ([, url]) => url);
  expect(named.length).toBeGreaterThan(0);
  expect(precached).toEqual(expect.arrayContaining(named));
});

test('coordinator screens, the solver and WebAssembly are not kept', () => {
  const kept = [...precached, ...forDevice, ...forOwner, ...forMember];
  expect(kept.filter((url) => /(coordinator|solver)-|\.wasm$/.test(url))).toEqual([]);
});

test('every other file of the app is known to the service worker, to be kept once it was used', () => {
  const assets = readdirSync(path.join(folder, 'assets')).map((name) => `assets/${name}`);
  const known = assets.filter((url) => /\.(js|css|wasm|svg|png|woff2)$/.test(url));
  expect([...precached, ...forDevice, ...forOwner, ...forMember, ...whenUsed]).toEqual(
    expect.arrayContaining(known),
  );
  expect(whenUsed.some((url) => /coordinator-/.test(url))).toBe(true);
});

test('every look-up screen is in the one script that is kept for all of them', () => {
  const folderOfScreens = 'src/app/screens/look-up';
  // The first screen is part of the entry.
  const screens = readdirSync(folderOfScreens).filter(
    (name) => name.endsWith('-screen.tsx') && name !== 'now-screen.tsx',
  );
  expect(screens.length).toBeGreaterThan(5);
  const scripts = precached.filter((url) => /^assets\/look-up-.*\.js$/.test(url));
  expect(scripts).toHaveLength(1);
  const script = readFileSync(path.join(folder, scripts[0] ?? ''), 'utf8');
  const missing = screens.filter((name) => {
    const source = readFileSync(path.join(folderOfScreens, name), 'utf8');
    const [, own = name] = /(?:getRouteApi\('|<Page title=\{say`)([^'`]+)/.exec(source) ?? [];
    return !script.includes(own);
  });
  expect(missing).toEqual([]);
  const manifest = readFileSync(path.join(folder, '.vite/manifest.json'), 'utf8');
  expect(manifest).not.toContain('"app/screens/look-up/');
});

test('whichever style sheet comes first, the layers stand in the same order', () => {
  const document = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const sheets = Array.from(document.matchAll(/"\/(assets\/[^"]+\.css)"/g), ([, url]) => url ?? '');
  const orders = sheets.map((url) => {
    const text = readFileSync(path.join(folder, url), 'utf8');
    const named = Array.from(text.matchAll(/@layer ([\w, ]+)/g), ([, names]) => names ?? '');
    return [...new Set(named.join(',').split(/, */))].join(' ');
  });
  expect(orders.length).toBeGreaterThan(0);
  expect(new Set(orders)).toEqual(new Set(['base parts screens']));
});

test(`the look-up screens ship at most ${scriptsKilobytesMax} kB of gzipped scripts`, () => {
  expect(gzippedKilobytes('.js')).toBeLessThanOrEqual(scriptsKilobytesMax);
  expect(gzippedKilobytes('.js')).toBeGreaterThan(10);
});

test(`the look-up screens ship at most ${stylesKilobytesMax} kB of gzipped styles`, () => {
  expect(gzippedKilobytes('.css')).toBeLessThanOrEqual(stylesKilobytesMax);
});

test(`logging hours, asking and offering take at most ${ownerKilobytesMax} kB of gzipped scripts more`, () => {
  expect(forOwner.some((url) => /hours-my-hours-screen/.test(url))).toBe(true);
  expect(forOwner.some((url) => /asks-swap-screen/.test(url))).toBe(true);
  expect(gzippedKilobytes('.js', forOwner)).toBeLessThanOrEqual(ownerKilobytesMax);
});

test(`lock, sharing and codes take at most ${deviceKilobytesMax} kB of gzipped scripts more`, () => {
  expect(forDevice.some((url) => /device-lock-gate/.test(url))).toBe(true);
  expect(gzippedKilobytes('.js', forDevice)).toBeLessThanOrEqual(deviceKilobytesMax);
});

test(`a server asks for at most ${memberKilobytesMax} kB of gzipped scripts more, none of them without one`, () => {
  expect(forMember.some((url) => /account-sync-line/.test(url))).toBe(true);
  expect(gzippedKilobytes('.js', forMember)).toBeLessThanOrEqual(memberKilobytesMax);
  const kept = [...precached, ...forDevice, ...forOwner];
  expect(kept.filter((url) => /account-/.test(url))).toEqual([]);
});

test('no file of the app is larger than a static host accepts', () => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const large = files
    .filter((file) => file.isFile())
    .map((file) => path.join(file.parentPath, file.name))
    .filter((file) => readFileSync(file).byteLength > 25 * 1024 * 1024);
  expect(large).toEqual([]);
});

test('no file that is kept has a name that the server keeps for hosts', () => {
  const named = listed.map(({ url }) => url);
  expect(named.filter((url) => url.split('/').some((part) => /^[._]/.test(part)))).toEqual([]);
});
