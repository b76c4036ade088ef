import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { at, smallPublished } from '../answers/small-program.ts';
import { findBrowser } from '../browser/find-browser.ts';
import { hostSchedule } from '../browser/hosted-schedule.ts';
import { serveApp } from '../browser/serve-app.ts';

const COUNT = `
  window.transitions = 0;
  const start = document.startViewTransition.bind(document);
  document.startViewTransition = (asked) => { window.transitions += 1; return start(asked); };
`;

test.each([
  { hasTouch: true, reducedMotion: 'no-preference', transitions: 2 },
  { hasTouch: true, reducedMotion: 'reduce', transitions: 0 },
  { hasTouch: false, reducedMotion: 'no-preference', transitions: 0 },
] as const)(
  'screens pass into one another under a finger that wants motion: $hasTouch, $reducedMotion',
  async ({ hasTouch, reducedMotion, transitions }) => {
    const host = hostSchedule(await smallPublished());
    const server = await serveApp(host.hosted);
    const context = await chromium.launchPersistentContext('', {
      ...(await findBrowser()),
      viewport: { width: 390, height: 844 },
      hasTouch,
      isMobile: hasTouch,
      reducedMotion,
    });
    try {
      const page = await context.newPage();
      await page.clock.setFixedTime(new Date(at('2026-11-23 21:00')));
      await page.goto(`${server.address}/now`);
      await page.getByText('Chi Løvgren').first().waitFor();
      await page.evaluate(COUNT);
      const places = page.getByRole('navigation', { name: 'Main' });
      for (const [place, heading] of [
        ['Search', 'Search'],
        ['On call', 'On call now'],
      ] as const) {
        await places.getByRole('link', { name: place, exact: true }).click();
        await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
      }
      expect(await page.evaluate('window.transitions')).toBe(transitions);
    } finally {
      await context.close();
      await server.close();
      host.remove();
    }
  },
);
