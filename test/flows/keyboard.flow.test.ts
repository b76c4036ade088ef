import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { NOW } from '../shots/every-screen.ts';

const TABS_MAX = 150;

/** What the focus is on: its label, else the words of its label element, else its text. */
const FOCUSED = `(() => {
  const each = document.activeElement;
  const label = each.getAttribute('aria-label') ?? each.labels?.[0]?.textContent;
  return each === document.body ? '' : (label ?? each.textContent).trim();
})()`;

/** Presses Tab until the focus is on what is called so. @throws where Tab does not lead there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(FOCUSED);
    if (name.test(focused)) return;
    passed.push(focused.slice(0, 30));
  }
  throw new Error(`Tab does not lead to ${name}: ${passed.slice(-20).join(' | ')}`);
}

async function follow(page: Page, name: RegExp, thenShown: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await page.getByText(thenShown).first().waitFor({ timeout: 200_000 });
}

test('the main tasks are done by keyboard alone', { timeout: 300_000 }, async () => {
  const server = await serveApp();
  const desk = await openPhone();
  try {
    const page = await desk.context.newPage();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.clock.setFixedTime(NOW);
    await page.goto(`${server.address}/welcome`);
    await page.getByText('Family medicine, small').waitFor();
    await follow(page, /^Try it: Family medicine, small/, 'No schedule yet');

    await follow(page, /^People$/, 'people');
    await follow(page, /^Add a person$/, 'Given name');
    await tabTo(page, /^Family name/);
    await page.keyboard.type('Quillfeather');
    await tabTo(page, /^Class/);
    await page.keyboard.press('ArrowDown');
    await tabTo(page, /^Add$/);
    await page.keyboard.press('Space');
    await page.getByText(/^Recorded .*Quillfeather/).waitFor();
    expect(await page.evaluate(FOCUSED)).toBe('Add a person');
    await follow(page, /^Undo$/, /^Undone/);

    await follow(page, /^Schedule$/, 'No schedule yet');
    await follow(page, /^Generate$/, 'Time to search');
    await tabTo(page, /^Time to search/);
    await page.keyboard.press('2');
    await follow(page, /^Generate$/, 'Every must-rule holds.');
    await follow(page, /^Open the draft$/, 'Resident');

    await tabTo(page, /block 1: /);
    await page.keyboard.press('ArrowRight');
    const cell = await page.evaluate<string>(FOCUSED);
    expect(cell).toContain('block 2: ');
    await page.keyboard.press('Enter');
    await tabTo(page, /^Rotation/);
    await page.keyboard.press('Home');
    await tabTo(page, /^Keep$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(FOCUSED)).toContain('block 2: nothing');

    await follow(page, /^Publish$/, 'Note');
    await follow(page, /^Publish$/, 'Edition 1');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.evaluate(FOCUSED)).toBe('Publish');
    await follow(page, /^On call$/, 'If nobody answers');
    await follow(page, /^If nobody answers/, 'Backup attending:');
  } finally {
    await desk.close();
    await server.close();
  }
});
