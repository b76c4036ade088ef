import axe from 'axe-core';
import type { Page } from 'playwright-core';

const WAYS = [
  { width: 390, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const;

/** What is wrong with the screen that stands: for axe in both themes, too wide, too small for a finger, or at twice the text. */
export async function findingsOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const { width, colorScheme } of WAYS) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const findings = [...(await axeFindings(page)), ...(await tooWide(page))];
    found.push(...findings.map((finding) => `${width} ${colorScheme} ${finding}`));
  }
  found.push(...(await atTwiceTheText(page)).map((finding) => `200 % ${finding}`));
  found.push(...(await smallTargets(page)));
  return found;
}

async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate<string[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
  );
}

async function tooWide(page: Page): Promise<string[]> {
  const excess = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  return excess > 0 ? [`${excess} px wider than the window`] : [];
}

/** What does not fit a window of 320 px with the text at twice its size (WCAG 1.4.4 and 1.4.10). */
async function atTwiceTheText(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 800 });
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
  const findings = await page.evaluate<string[]>(`
    [...document.querySelectorAll('dialog, main')]
      .filter((each) => each.scrollWidth > each.clientWidth)
      .map((each) => each.tagName + ' is ' + (each.scrollWidth - each.clientWidth) + ' px too wide')
  `);
  findings.push(...(await tooWide(page)));
  await page.evaluate(`document.documentElement.style.fontSize = ''`);
  await page.setViewportSize({ width: 390, height: 844 });
  return findings;
}

/** Buttons and fields under a finger that are lower than 44 px on a phone. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    [...document.querySelectorAll('button, select, summary, input:not([type=checkbox]):not([type=file])')]
      .filter((each) => each.checkVisibility() && each.getBoundingClientRect().height < 43.5)
      .map((each) => 'lower than 44 px: ' + each.outerHTML.slice(0, 120))
  `);
}
