import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { findBrowser } from '../browser/find-browser.ts';
import { hostSchedule } from '../browser/hosted-schedule.ts';
import { serveApp } from '../browser/serve-app.ts';
import { smallPublished } from '../answers/small-program.ts';

// npm run bench lighthouse: Lighthouse's accessibility and best practices on the screens of phones; 100 is asked of both.
// `npm run bench lighthouse /now /me` looks at these alone.
// Lighthouse brings 100 packages and is no part of the project. Where it is not found: `npm install --no-save
// lighthouse@12.8.2` (the last for Node 20), or LIGHTHOUSE=folder/node_modules/lighthouse.

const SCREENS = ['/now', '/today', '/me', '/search', '/everyone', '/more', '/device', '/codes'];
const asked = process.argv.slice(2);
const CATEGORIES = ['accessibility', 'best-practices'] as const;
const PORT = 9333;

const reportSchema = z.object({
  lhr: z.object({
    categories: z.record(
      z.string(),
      z.object({ score: z.nullable(z.number()), auditRefs: z.array(z.object({ id: z.string() })) }),
    ),
    audits: z.record(
      z.string(),
      z.object({ score: z.nullable(z.number()), title: z.string(), scoreDisplayMode: z.string() }),
    ),
  }),
});
const moduleSchema = z.object({
  default: z.function({ input: [z.string(), z.looseObject({})], output: z.promise(z.unknown()) }),
});

const { default: lighthouse } = moduleSchema.parse(await import(lighthouseAddress()));
const { chromium } = await import('playwright-core');
const host = hostSchedule(await smallPublished());
const server = await serveApp(host.hosted);
const { executablePath, args } = await findBrowser();
const browser = await chromium.launchPersistentContext(path.join(host.folder, 'profile'), {
  executablePath,
  args: [...args, `--remote-debugging-port=${PORT}`],
});
try {
  const page = await browser.newPage();
  await page.goto(`${server.address}/now`);
  await page.getByText('Edition 2 ·').first().waitFor();
  for (const screen of asked.length > 0 ? asked : SCREENS) await judge(screen);
} finally {
  await browser.close();
  await server.close();
  host.remove();
}

async function judge(screen: string): Promise<void> {
  const flags = {
    port: PORT,
    onlyCategories: [...CATEGORIES],
    disableStorageReset: true,
    logLevel: 'error',
  };
  const { lhr } = reportSchema.parse(await lighthouse(server.address + screen, flags));
  const scores = CATEGORIES.map(
    (name) => `${name} ${Math.round((lhr.categories[name]?.score ?? 0) * 100)}`,
  );
  console.log(`${screen}: ${scores.join(', ')}`);
  const audits = CATEGORIES.flatMap((name) => lhr.categories[name]?.auditRefs ?? []);
  for (const id of new Set(audits.map((each) => each.id))) {
    const audit = lhr.audits[id];
    if (!audit || audit.score === null || audit.score === 1) continue;
    console.log(`  ${id}: ${audit.title}`);
    process.exitCode = 1;
  }
}

function lighthouseAddress(): string {
  const named = process.env.LIGHTHOUSE;
  const folder = path.resolve(named ?? 'node_modules/lighthouse');
  return pathToFileURL(createRequire(import.meta.url).resolve(folder)).href;
}
