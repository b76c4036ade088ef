import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { deviceScenes, lockScenes } from './device-scenes.ts';
import { inDialog } from './in-dialog.ts';
import { recordScenes } from './record-scenes.ts';
import { appStands } from '../browser/app-stands.ts';

/** A Monday night of the sample programs: 21:30 in New York. */
export const NOW = new Date('2026-11-24T02:30:00Z');
const HARBOR_VALLEY = path.resolve('test/fixtures/harbor-valley');

/** Called when a screen or dialog stands, with a name for it such as `draft-call`. */
export type Look = (scene: string) => Promise<void>;

/**
 * Leads a device through every screen and main dialog of the app, from the first visit to a
 * published year of the small sample program with no network.
 */
export async function visitEveryScreen(page: Page, address: string, look: Look): Promise<void> {
  await page.clock.setFixedTime(NOW);
  const walk = { page, look, go: (place: string) => goTo(page, address + place) };
  await firstVisit(walk);
  await recordScenes(walk);
  await schedule(walk);
  await lookUp(walk);
  await lockScenes(walk, new Date(NOW.getTime() + 10 * 60_000));
  await page.clock.setFixedTime(NOW);
  await walk.go('/message');
  await page.getByText('was opened before').waitFor();
  await look('message');
  await walk.go('/files');
  const tables = readdirSync(HARBOR_VALLEY).map((name) => path.join(HARBOR_VALLEY, name));
  await page.getByLabel('Choose tables').setInputFiles(tables);
  await page.getByText('Left out (4)').waitFor();
  await look('files-import');
  await walk.go('/now');
  await page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');
  await page.context().setOffline(true);
  await walk.go('/more');
  await look('more-offline');
  await walk.go('/now');
  await look('now-offline');
  await page.context().setOffline(false);
}

/** A walk through the app: its page, what is done where a scene stands, and how to go on. */
export interface Walk {
  readonly page: Page;
  readonly look: Look;
  readonly go: (place: string) => Promise<void>;
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await appStands(page);
  await page.waitForSelector('main h1');
  await page.locator('[aria-label="Loading"]').first().waitFor({ state: 'detached' });
}

async function firstVisit({ page, look, go }: Walk): Promise<void> {
  for (const place of ['now', 'today', 'me', 'search', 'more', 'build', 'files', 'settings']) {
    await go(`/${place}`);
    if (['now', 'more', 'build', 'settings'].includes(place)) await look(`first-${place}`);
  }
  await go('/welcome');
  await page.getByRole('heading', { name: 'Family medicine, small' }).waitFor();
  await look('welcome');
  for (const place of ['sign-in', 'invitation', 'account', 'members', 'permissions']) {
    await go(`/${place}`);
    await look(`${place}-without-server`);
  }
  await go('/welcome');
  await page.getByRole('button', { name: /Family medicine, small/ }).click();
  await page.getByText('No schedule yet').waitFor();
  await look('build-empty');
  await go('/now');
  await look('now-unpublished');
}

async function schedule({ page, look, go }: Walk): Promise<void> {
  await go('/build/generate');
  await look('generate');
  await page.getByLabel('Time to search').selectOption({ label: '1 minute' });
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  await page.getByText('Stop and keep the best so far').waitFor();
  await look('generate-searching');
  await page.getByText('Every must-rule holds.').waitFor({ timeout: 240_000 });
  await look('generate-done');
  await page.getByRole('link', { name: 'Open the draft' }).click();
  await page.getByText(/\d tried, the best first/).waitFor();
  await look('draft-blocks');
  await page
    .getByRole('list', { name: 'What could stand here' })
    .getByRole('button')
    .first()
    .click();
  await page.getByRole('button', { name: 'Keep' }).waitFor();
  await look('draft-effects');
  await inDialog(page, page.getByRole('button', { name: 'Keys of the grid' }), () =>
    look('draft-keys'),
  );
  await page.locator('[role=gridcell][tabindex="0"]').focus();
  await page.keyboard.type('f');
  await page.getByRole('listbox').waitFor();
  await look('draft-typing');
  await page.keyboard.press('Escape');
  for (const zoom of ['Days', 'Half-days']) {
    await page.getByRole('button', { name: zoom, exact: true }).click();
    await look(`draft-${zoom.toLowerCase()}`);
  }
  for (const rows of ['role', 'rotation', 'site']) {
    await page.getByLabel('Rows').selectOption(rows);
    await look(`draft-by-${rows}`);
  }
  await page.getByRole('button', { name: /^Findings/ }).click();
  await page.locator('[aria-label="Loading"]').first().waitFor({ state: 'detached' });
  await look('draft-findings');
  await page.getByRole('button', { name: /^Comments/ }).click();
  await look('draft-comments');
  await page.getByRole('button', { name: 'Publish' }).click();
  await look('publish');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByText('Edition 1').first().waitFor();
  await look('published');
  await go('/build');
  await look('build');
  await comparing({ page, look, go });
  await judging({ page, look, go });
}

async function comparing({ page, look, go }: Walk): Promise<void> {
  await page.getByRole('button', { name: /^Branch from edition 1$/ }).click();
  await look('branch');
  await page.getByRole('dialog').getByRole('button', { name: 'Start' }).click();
  await page.getByText('Branch of edition 1').waitFor();
  await go('/build/compare');
  await page.getByLabel('First').waitFor();
  await look('compare');
  for (const board of ['fairness', 'coverage', 'progress']) {
    await go(`/dashboards?board=${board}`);
    await page.locator('[aria-label="Loading"]').first().waitFor({ state: 'detached' });
    await look(`dashboards-${board}`);
  }
}

async function judging({ page, look, go }: Walk): Promise<void> {
  await go('/compliance');
  await page.getByRole('heading', { name: 'Findings, the worst first' }).waitFor();
  await look('compliance');
  await go('/rules');
  await page.getByRole('list', { name: 'Packs' }).waitFor();
  await look('rules');
  await go('/rules/one-day-in-seven');
  await page.getByRole('heading', { name: 'Where it is used' }).waitFor();
  await look('rule');
}

async function lookUp({ page, look, go }: Walk): Promise<void> {
  await go('/me');
  await page.getByText('Who are you?').waitFor();
  await look('me-who');
  const person = page
    .getByRole('list', { name: 'People' })
    .getByRole('button', { name: /PGY-3/ })
    .first();
  const familyName = (await person.innerText()).split('\n')[0]?.split(' ').at(-1) ?? '';
  await person.click();
  await page.getByText('Next day off').waitFor();
  await look('me');
  for (const view of ['Day', 'Month', 'Year']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await page.getByRole('button', { name: view, exact: true, pressed: true }).waitFor();
    await page.locator('[aria-label="Loading"]').first().waitFor({ state: 'detached' });
    if (view === 'Year')
      await page.evaluate(
        "document.querySelector('main ol').scrollIntoView(); window.scrollBy(0, -190)",
      );
    await look(`me-${view.toLowerCase()}`);
  }
  await page.getByText(/^Calls/).click();
  await page.getByText('in all of at most').waitFor();
  await page.getByText('My tally of the year').scrollIntoViewIfNeeded();
  await look('me-tally');
  await go('/me/hours');
  await page.getByText('Not logged').first().waitFor();
  await look('my-hours');
  const correct = page.getByRole('button', { name: /^Correct: / }).first();
  await inDialog(page, correct, () => look('my-hours-correct'));
  await asking({ page, look, go });
  await go('/now');
  await look('now');
  await inDialog(page, page.getByRole('button', { name: 'Another time' }), () =>
    look('now-another-time'),
  );
  await go('/now?at=2027-02-06T03:00');
  await look('now-february');
  await go('/now?at=2029-02-06T03:00');
  await look('now-unpublished-day');
  await go('/today');
  await look('today');
  await go('/today?day=2026-11-24&half=am');
  await look('today-morning');
  await go('/everyone');
  await page.getByRole('rowheader').first().waitFor();
  await look('everyone-week');
  await go('/everyone?view=block&by=class');
  await page.getByRole('rowheader').first().waitFor();
  await look('everyone-blocks');
  await go('/search');
  await look('search');
  await go('/search?text=icu tue');
  await page.getByRole('main').getByRole('article').first().waitFor();
  await look('search-fact');
  await go(`/search?text=${familyName.slice(0, 3)}`);
  const found = page.getByRole('main').getByRole('link', { name: familyName }).first();
  await found.waitFor();
  await look('search-found');
  await found.click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL('**/person/**');
  await look('person');
  await page.locator('a[href^="/rotation/"]').first().click();
  await page.waitForURL('**/rotation/**');
  await look('rotation');
  await deviceScenes({ page, look, go });
}

/** Asks for leave, offers a swap and calls in sick as the owner of the device, then looks at it as its coordinator. */
async function asking({ page, look, go }: Walk): Promise<void> {
  await go('/asks');
  await look('asks-empty');
  const dialogs = [
    ['Say what you would like', 'asks-preference'],
    ['Call in sick', 'asks-sick'],
  ] as const;
  for (const [name, scene] of dialogs) {
    await inDialog(page, page.getByRole('button', { name }), () => look(scene));
  }
  await page.getByRole('button', { name: 'Ask for leave' }).click();
  await page.getByLabel('First day').fill('2027-02-01');
  await page.getByLabel('Note').fill('My sister’s wedding');
  await look('asks-leave');
  await page.getByRole('dialog').getByRole('button', { name: 'Ask', exact: true }).click();
  // The note stands in the dialog too: it is kept once the dialog is gone.
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByText('My sister’s wedding').waitFor();
  await go('/asks/swap');
  await look('swap-which');
  await page.getByRole('list', { name: 'Your calls' }).getByRole('link').first().click();
  await page.getByText('For these people no must-rule breaks').waitFor();
  await look('swap-partners');
  await page
    .getByRole('button', { name: /^Offer it to/ })
    .first()
    .click();
  await page.getByText('Waiting for the partner').waitFor();
  await look('asks');
  await go('/inbox');
  await page.getByRole('list', { name: 'Requests' }).waitFor();
  await page
    .getByRole('button', { name: /^What would the rules say/ })
    .first()
    .click();
  await page.getByText('Asking the rules').waitFor({ state: 'detached' });
  await look('inbox');
  const no = page.getByRole('button', { name: /^Decline: / }).first();
  await inDialog(page, no, () => look('inbox-no'));
  await page
    .getByRole('button', { name: /^Grant: / })
    .first()
    .click();
  await page.getByRole('list', { name: 'Decided and over' }).waitFor();
  await look('inbox-decided');
}
