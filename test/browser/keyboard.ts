import type { Page } from 'playwright-core';

const TABS_MAX = 150;

/** What the focus is on: its label, else the words of its label element, else its text. An expression for the page. */
export const FOCUSED = `(() => {
  const each = document.activeElement;
  const label = each.getAttribute('aria-label') ?? each.labels?.[0]?.textContent;
  return each === document.body ? '' : (label ?? each.textContent).trim();
})()`;

/** Presses Tab until the focus is on what is called so. @throws where Tab does not lead there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<string>(FOCUSED);
    if (name.test(focused)) return;
    passed.push(focused.slice(0, 30));
  }
  throw new Error(`Tab does not lead to ${name}: ${passed.slice(-20).join(' | ')}`);
}

/** Tabs to what is called so, presses Enter, and waits until a text shows. */
export async function follow(page: Page, name: RegExp, thenShown: string | RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await page.getByText(thenShown).first().waitFor({ timeout: 200_000 });
}
