import type { Page } from 'playwright-core';

/**
 * Waits until the app has taken the place of the answer that the service worker put into the document: that one is of
 * the device's own clock, which no test can set.
 */
export async function appStands(page: Page): Promise<void> {
  await page.locator('#answer').waitFor({ state: 'detached' });
}
