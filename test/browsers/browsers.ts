import { smallPublished } from '../answers/small-program.ts';
import { hostSchedule } from '../browser/hosted-schedule.ts';
import { serveApp } from '../browser/serve-app.ts';
import { openFirefox } from './firefox.ts';
import type { OpenedBrowser } from './opened-browser.ts';
import { openWebKit } from './webkit.ts';

// npm run browsers. Needs the built app (`npm run build`) and, of Debian's packages, webkit2gtk-driver with
// libwebkit2gtk-4.1-0 and xvfb, and firefox-esr.

/** A day of which the sample schedule speaks, whenever this is run. */
const DAY = '2026-11-23';
const PATIENCE = 90_000;
const ENGINES = { WebKitGTK: openWebKit, Firefox: openFirefox };

async function walk(browser: OpenedBrowser): Promise<void> {
  const host = hostSchedule(await smallPublished());
  const server = await serveApp(host.hosted);
  const step = async (what: string, work: () => Promise<void>): Promise<void> => {
    const start = performance.now();
    await work();
    console.log(`  ${what}: ${Math.round(performance.now() - start)} ms`);
  };
  const shows = (text: string) =>
    until(browser, `return document.body.innerText.includes(${JSON.stringify(text)})`, text);
  const asked = `${server.address}/now?at=${DAY}T21:00`;
  try {
    await step('loads, takes the schedule in and says who is on call', async () => {
      await browser.go(asked);
      await shows('Chi Løvgren');
    });
    await step('keeps the app for when there is no network', async () => {
      await until(browser, WORKER_STANDS, 'the service worker');
      await until(browser, KEPT, 'what concerns the device to be kept');
    });
    await step('knows its owner after they said who they are', async () => {
      await browser.go(`${server.address}/me`);
      await until(browser, pressed('Ada'), 'Ada to be chosen');
      await shows('Not me?');
    });
    await server.close();
    await step('opens with the server gone, at an address never visited before', async () => {
      await browser.go(`${server.address}/person/ada?view=week&day=${DAY}`);
      await shows('Ada Núñez');
    });
    await step('still says who is on call', async () => {
      await browser.go(asked);
      await shows('Chi Løvgren');
    });
    await step('still knows its owner', async () => {
      await browser.go(`${server.address}/me`);
      await shows('Not me?');
    });
    await step('answers a search', async () => {
      await browser.go(`${server.address}/search?text=chi`);
      await shows('Chi Løvgren');
    });
    await step('shows what concerns the device', async () => {
      await browser.go(`${server.address}/device`);
      await shows('Screen lock');
    });
  } finally {
    await server.close();
    host.remove();
  }
}

const WORKER_STANDS = 'return navigator.serviceWorker.ready.then(() => true)';
const KEPT = `return caches.keys().then(async (names) => {
  const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
  return kept.flat().filter(({ url }) => url.includes('/device-')).length > 8;
})`;

function pressed(name: string): string {
  return `const found = [...document.querySelectorAll('main button')]
    .find((each) => each.textContent.includes(${JSON.stringify(name)}));
    found?.click();
    return found !== undefined || document.body.innerText.includes('Not me?')`;
}

async function until(browser: OpenedBrowser, script: string, what: string): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (performance.now() < end) {
    if (await browser.ask(script).catch(() => false)) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
  throw new Error(`Waited in vain for ${what}; the page says: ${await textOf(browser)}`);
}

async function textOf(browser: OpenedBrowser): Promise<string> {
  const text = await browser.ask('return document.body.innerText').catch(() => 'nothing');
  return String(text).replace(/\s+/g, ' ').slice(0, 400);
}

let failures = 0;
for (const [name, open] of Object.entries(ENGINES)) {
  const browser = await open();
  if (!browser) {
    console.log(`\n${name}: SKIPPED, it is not installed here.`);
    continue;
  }
  console.log(`\n${name} ${String(await browser.ask('return navigator.userAgent'))}`);
  try {
    await walk(browser);
  } catch (error) {
    failures += 1;
    console.log(`  FAILED: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await browser.close();
  }
}
process.exitCode = failures > 0 ? 1 : 0;
