import { userEvent } from 'vitest/browser';

const TABS_MAX = 400;

/** What a screen reader would call the element with the focus, as far as labels and text tell. */
function focusedName(): string {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement)) return '';
  const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : [];
  const label = [...labels].map((each) => each.textContent).join(' ');
  return (element.getAttribute('aria-label') ?? (label || element.textContent)).trim();
}

/** Presses Tab until the focus is on what has such a name. @throws where nothing has. */
export async function tabTo(name: RegExp): Promise<HTMLElement> {
  for (let tabs = 0; tabs < TABS_MAX; tabs++) {
    await userEvent.keyboard('{Tab}');
    const element = document.activeElement;
    if (element instanceof HTMLElement && name.test(focusedName())) return element;
  }
  throw new Error(`No Tab leads to ${name}`);
}

/** Goes there by Tab and presses Enter. */
export async function press(name: RegExp): Promise<void> {
  await tabTo(name);
  await userEvent.keyboard('{Enter}');
}

/** Whether everything on the page is within its width. */
export function isWithinWidth(): boolean {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth <= clientWidth;
}
