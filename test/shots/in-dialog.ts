import type { Locator, Page } from 'playwright-core';

/** Opens a dialog, stays for `stay`, and closes it by keyboard. */
export async function inDialog(
  page: Page,
  opener: Locator,
  stay: () => Promise<void>,
): Promise<void> {
  await opener.click();
  await page.getByRole('dialog').waitFor();
  await stay();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
