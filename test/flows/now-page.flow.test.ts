import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublishedContent } from '../../src/domain/published-content.ts';
import { writeEditionFile } from '../../src/formats/write-edition-file.ts';
import {
  at,
  publish,
  publishedRowsOf,
  smallAssignments,
  smallProgram,
  smallPublished,
  smallRows,
} from '../answers/small-program.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';

// What the service worker puts into the document before any script of the page has run. Pages here get no script at
// all: what they show is what came.

// A Monday evening in November at the small program.
const NOW = at('2026-11-23 21:00');

let folder: string;
let hosted: string;
let server: ServedApp;
let phone: Phone;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'now-page-'));
  hosted = path.join(folder, 'host');
  cpSync('dist/app', hosted, { recursive: true });
  mkdirSync(path.join(hosted, 'editions'));
  setWorkerClock(NOW);
  server = await serveApp(hosted);
  phone = await openPhone(path.join(folder, 'profile'));
});
afterEach(async () => {
  await phone.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The service worker of this host believes that it is always this moment. */
function setWorkerClock(moment: number): void {
  const worker = readFileSync('dist/app/service-worker.js', 'utf8');
  const clock = `Date.now = () => ${moment};\n`;
  writeFileSync(path.join(hosted, 'service-worker.js'), clock + worker);
}

/** A page of the phone; its own clock shows what the service worker's does. */
async function newPage(moment: number = NOW): Promise<Page> {
  const page = await phone.context.newPage();
  await page.clock.setFixedTime(new Date(moment));
  return page;
}

/** Lets the app take in these editions, as it does when they lie beside it. */
async function takeIn(rows: PublishedContent): Promise<void> {
  writeFileSync(path.join(hosted, 'editions/current.json'), writeEditionFile(rows));
  const page = await newPage();
  await page.goto(`${server.address}/now`);
  const newest = Math.max(...rows.editions.map(({ number }) => number));
  await page.getByText(`Edition ${newest} ·`).first().waitFor();
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.close();
}

async function sayWhoIAm(name: string): Promise<void> {
  const page = await newPage();
  await page.goto(`${server.address}/me`);
  await page.getByRole('button', { name }).click();
  await page.getByText('Next day off').waitFor();
  await page.close();
}

async function goOffline(): Promise<void> {
  await server.close();
  await phone.context.setOffline(true);
}

/** The document as the service worker answers it, with every script of the page held back. */
async function withoutScripts(urlPath = '/now', moment = NOW): Promise<Page> {
  const page = await newPage(moment);
  const session = await phone.context.newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.goto(server.address + urlPath);
  return page;
}

/** What the page shows, as text. */
async function textOf(page: Page): Promise<string> {
  return (await page.locator('body').innerText()).replace(/\s+/g, ' ');
}

test('before any script runs, offline, the document holds name, role, number, edition and moment', async () => {
  await takeIn(await smallPublished());
  await goOffline();
  for (const urlPath of ['/', '/now']) {
    const page = await withoutScripts(urlPath);
    const text = await textOf(page);
    expect(text).toContain('As of Monday, November 23, 21:00');
    expect(text).toContain('Chi Løvgren');
    expect(text).toContain('Night call in house');
    expect(text).toContain('Edition 2 · 10 h old');
    const dial = page.getByRole('link', { name: 'Call Chi Løvgren, Call phone 555-010-0199' });
    expect(await dial.getAttribute('href')).toBe('tel:5550100199');
    expect(await page.title()).toBe('On call now · Residency Scheduler');
    await page.close();
  }
  expect(phone.troubles).toEqual([]);
});

test('it is a page that works: it is styled, its links lead on, the backups unfold', async () => {
  await takeIn(await smallPublished());
  await goOffline();
  const page = await withoutScripts();
  const dial = await page.locator('a[href^="tel:"]').first().boundingBox();
  expect(dial?.height).toBeGreaterThanOrEqual(44);
  await page.getByText('If nobody answers').first().click();
  expect(await page.getByText('Jeopardy:').first().isVisible()).toBe(true);
  expect(
    await page
      .locator('nav a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['/now', '/today', '/me', '/search', '/more']);
  expect(await page.locator('nav a[aria-current="page"]').innerText()).toBe('On call');
  await page.getByRole('link', { name: 'Chi Løvgren' }).first().click();
  await page.waitForURL('**/person/chi');
});

test('before any script runs somebody’s own day and the clinics are there too', async () => {
  setWorkerClock(at('2026-11-23 14:30'));
  await takeIn(await smallPublished());
  await sayWhoIAm('Ada Núñez');
  await goOffline();
  const text = await textOf(await withoutScripts('/now', at('2026-11-23 14:30')));
  expect(text).toMatch(
    /Ada Núñez PGY-1 Now Off Next Ward, tomorrow 08:00–12:00 .*You are backup Jeopardy/,
  );
  expect(text).toContain('Family medicine yours');
  expect(text).toContain('Clinic this afternoon');
});

test('the app takes over without anything moving', async () => {
  await takeIn(await smallPublished());
  await sayWhoIAm('Ada Núñez');
  await goOffline();
  const page = await newPage();
  await page.goto(`${server.address}/now`);
  await page.waitForSelector('#answer', { state: 'detached' });
  await page.getByRole('button', { name: 'Another time' }).waitFor();
  const boxes = (where: Page) =>
    where
      .locator('main :is(h1, h2, h3, p, li, summary):not(details li, details li *), nav a')
      .evaluateAll((all) =>
        all.map((each) => {
          const { x, y, width, height } = each.getBoundingClientRect();
          return [each.textContent, x, y, width, height].join(' ');
        }),
      );
  const taken = await boxes(page);
  const before = await boxes(await withoutScripts());
  expect(before).toEqual(taken);
  expect(before.length).toBeGreaterThan(10);
  expect(phone.troubles).toEqual([]);
});

test('whatever a name holds, it stays a name', async () => {
  const hostile = `"><img src=x onerror=fetch('/evil')>&amp;'`;
  const rows = smallRows();
  const [ada, ...others] = rows.person ?? [];
  if (!ada) throw new Error('The small program has people');
  const program = smallProgram(smallAssignments(), {
    ...rows,
    person: [
      { ...ada, givenName: hostile, familyName: '</a></main><script>1</script>' },
      ...others,
    ],
  });
  await publish(program, ['block'], '2026-07-01', '2027-06-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  await takeIn(await publishedRowsOf(program));
  await goOffline();
  const page = await withoutScripts();
  expect(await page.locator('#answer img, #answer script').count()).toBe(0);
  expect(await textOf(page)).toContain(`${hostile} </a></main><script>1</script>`);
  expect(await page.locator('#answer > div > main').count()).toBe(1);
});

test('without a program the document is the ordinary one, and nothing is made of it', async () => {
  const first = await newPage();
  await first.goto(`${server.address}/now`);
  await first.getByText('No schedule on this device yet').waitFor();
  await first.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await goOffline();
  const page = await withoutScripts();
  expect(await page.locator('#answer').count()).toBe(0);
  expect(await page.locator('#root .shell').count()).toBe(1);
  const opened = await newPage();
  await opened.goto(`${server.address}/now`);
  await opened.getByText('No schedule on this device yet').waitFor();
  expect(phone.troubles).toEqual([]);
});

test('on days that nothing is published for the document is the ordinary one', async () => {
  setWorkerClock(at('2030-01-01 12:00'));
  await takeIn(await smallPublished());
  const page = await withoutScripts();
  expect(await page.locator('#answer').count()).toBe(0);
});

test('times are the program’s, and the reader’s beside them where they differ', async () => {
  await phone.close();
  phone = await openPhone(path.join(folder, 'profile'), 'America/Los_Angeles');
  await takeIn(await smallPublished());
  await goOffline();
  const text = await textOf(await withoutScripts());
  expect(text).toContain('As of Monday, November 23, 21:00 EST (18:00 your time)');
  expect(text).toContain('since 17:00, until tomorrow 07:00 (14:00–04:00 your time)');
});

test('a clock that is wrong by a day shows the day it believes in', async () => {
  setWorkerClock(at('2026-11-24 21:00'));
  await takeIn(await smallPublished());
  await goOffline();
  const text = await textOf(await withoutScripts('/now', at('2026-11-24 21:00')));
  expect(text).toContain('As of Tuesday, November 24, 21:00');
  expect(text).toContain('Ada Núñez');
});

test('of several programs the one opened last is shown', async () => {
  await takeIn(await smallPublished());
  const other = await smallPublished();
  const page = await newPage();
  await page.goto(`${server.address}/more`);
  await page.locator('input[type=file]').setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from(
      writeEditionFile({
        ...other,
        program: {
          ...other.program,
          id: 'other' as typeof other.program.id,
          name: 'Other Program',
        },
      }),
    ),
  });
  await page.getByRole('heading', { name: 'On call now' }).waitFor();
  await goOffline();
  expect(await (await withoutScripts()).locator('nav p').textContent()).toBe('Other Program');
});

test('after a newer edition came the document shows it', async () => {
  await takeIn(await smallPublished());
  const program = smallProgram({ ...smallAssignments(), 'call/night/2026-11-23/0': 'ben' });
  await publish(program, ['block'], '2026-07-01', '2027-06-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  await publish(program, ['call'], '2026-11-01', '2026-11-30');
  await takeIn(await publishedRowsOf(program));
  const text = await textOf(await withoutScripts());
  expect(text).toContain('Edition 3');
  expect(text).toMatch(/Night call in house Ben Okafor/);
});
