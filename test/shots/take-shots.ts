import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { visitEveryScreen } from './every-screen.ts';

const FOLDER = path.resolve('dist/shots');
const SIZES = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desk', width: 1440, height: 900 },
] as const;
const THEMES = ['light', 'dark'] as const;

/** Resolves when what changed last is on the screen. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))';

const README_FOLDER = path.resolve('docs/pictures');
/** What the README shows, by the name it has there. */
const README_SHOTS = {
  'on-call.png': 'phone-light/now.png',
  'my-year.png': 'phone-dark/me-year.png',
  'swap.png': 'phone-light/swap-partners.png',
  'schedule.png': 'desk-light/draft-effects.png',
} as const;

/**
 * Puts a picture of every screen and main dialog into `dist/shots`, by size and theme.
 * @param isForReadme whether those that the README shows are put beside it as well.
 */
export async function takeShots(isForReadme: boolean): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  const server = await serveApp();
  const phone = await openPhone();
  const page = await phone.context.newPage();
  const session = await phone.context.newCDPSession(page);
  await session.send('Emulation.setTimezoneOverride', { timezoneId: 'America/New_York' });
  try {
    await visitEveryScreen(page, server.address, (scene) => take(page, scene));
  } catch (error) {
    await page.screenshot({ path: path.join(FOLDER, 'where-it-stopped.png'), fullPage: true });
    throw error;
  } finally {
    await phone.close();
    await server.close();
  }
  if (phone.troubles.length > 0) throw new Error(phone.troubles.join('\n'));
  if (isForReadme) {
    mkdirSync(README_FOLDER, { recursive: true });
    for (const [name, shot] of Object.entries(README_SHOTS))
      copyFileSync(path.join(FOLDER, shot), path.join(README_FOLDER, name));
  }
  console.log(`The pictures are in ${path.relative('.', FOLDER)}.`);
}

async function take(page: Page, scene: string): Promise<void> {
  for (const { name, width, height } of SIZES) {
    await page.setViewportSize({ width, height });
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.evaluate(DRAWN);
      const folder = path.join(FOLDER, `${name}-${colorScheme}`);
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ path: path.join(folder, `${scene}.png`) });
    }
  }
}
