import type { Page } from 'playwright-core';

const EDITS = 30;

/** Notes how long each key that keeps an edit takes until the frame that shows it has been painted. */
const WATCH = `
  window.editTimes = [];
  window.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Delete') return;
    const start = event.timeStamp;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => editTimes.push(performance.now() - start);
      channel.port2.postMessage(0);
    });
  }, true);
`;

const PICKS: readonly string[] = ['W', 'A', 'E', 'M'];

/** Empties cells and types into others, going down the first column that is seen. @returns milliseconds. */
export async function editTimes(page: Page): Promise<number[]> {
  await page.evaluate(`window.editTimes ?? (() => { ${WATCH} })()`);
  await page.evaluate('editTimes.length = 0');
  const cell = page.locator('[role=gridcell][tabindex="0"]');
  await cell.focus();
  for (let edit = 0; edit < EDITS; edit++) {
    if (edit % 3 === 0) {
      await page.keyboard.press('Delete');
      await page.keyboard.press('ArrowDown');
    } else {
      await page.keyboard.type(PICKS[edit % PICKS.length] ?? 'A');
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      if (await dialog.isVisible()) await page.keyboard.press('Escape');
      if ((await page.getByRole('combobox', { name: /,/ }).count()) > 0) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('ArrowDown');
      }
    }
    await page.waitForTimeout(120);
  }
  return page.evaluate<number[]>('editTimes');
}
