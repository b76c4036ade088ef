import type { BrowserContext, Page } from 'playwright-core';

/** What a person has done at a screen, and how long that takes somebody who knows it. */
export interface PersonsWork {
  /** Of a pointer. */
  readonly presses: number;
  readonly keys: number;
  /** By the keystroke-level model (Card, Moran, Newell 1980): waiting for the app is not in it. */
  readonly seconds: number;
}

/** Pointing at something (1.1 s), pressing (0.2 s), and thinking what to point at (1.35 s). */
const SECONDS_A_PRESS = 2.65;
/** Of an average typist. */
const SECONDS_A_KEY = 0.28;

/** Counts from now on what is pressed and typed in every page, until it is opened anew. */
export async function countPersonsWork(context: BrowserContext): Promise<void> {
  await context.addInitScript(`
    window.personsWork = { presses: 0, keys: 0 };
    addEventListener('pointerdown', () => personsWork.presses++, true);
    addEventListener('keydown', () => personsWork.keys++, true);
  `);
}

/** What was done in the page since it was opened. */
export async function personsWorkIn(page: Page): Promise<PersonsWork> {
  const { presses, keys } = await page.evaluate<{ presses: number; keys: number }>(
    'window.personsWork',
  );
  return { presses, keys, seconds: presses * SECONDS_A_PRESS + keys * SECONDS_A_KEY };
}
