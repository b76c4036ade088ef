import { expect, test } from 'vitest';
import { FOCUSED, follow, tabTo } from '../browser/keyboard.ts';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { NOW } from '../shots/every-screen.ts';

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
    await follow(page, /^Open the draft$/, 'Find what could stand here');

    await tabTo(page, /block \d+: /);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(FOCUSED)).toContain('block 2: ');
    await page.keyboard.press('Delete');
    await expect.poll(() => page.evaluate(FOCUSED)).toContain('block 2: nothing');
    await page.keyboard.type('ele');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.evaluate(FOCUSED)).toContain('block 2: ELEC, Elective, pinned');
    await follow(page, /^AMB|^FMC/, 'No effect on:');
    await tabTo(page, /^Keep$/);
    await page.keyboard.press('Enter');
    await page.getByText(/^Set 1 place/).waitFor();
    await expect.poll(() => page.evaluate(FOCUSED)).toContain('block 2: ');

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
