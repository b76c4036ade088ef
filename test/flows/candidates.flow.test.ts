import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';
import { openSample, savedRows } from './programs.ts';

// Several schedules to choose from, the order of wishes, and keeping a part of one, in the app as it is served.

let server: ServedApp;
let device: Phone;

beforeEach(async () => {
  server = await serveApp('dist/app');
  device = await openPhone();
});
afterEach(async () => {
  await device.close();
  await server.close();
});

/** The wishes in the order the form shows. */
async function orderOf(page: Page): Promise<string[]> {
  return page.locator('li strong').allInnerTexts();
}

test(
  'three schedules come in the order of wishes asked for, are compared, and a part of one is kept and taken back at once',
  { timeout: 280_000 },
  async () => {
    const page = await openSample(device.context, server, /Family medicine, small/);
    await page.setViewportSize({ width: 1440, height: 1600 });
    await page.goto(`${server.address}/build/generate`);
    for (const layer of ['Call', 'Half-day clinic'])
      await page.getByLabel(layer, { exact: true }).setChecked(false);
    const atFirst = await orderOf(page);
    expect(atFirst.length).toBeGreaterThan(2);
    const last = atFirst.at(-1) ?? '';
    // By keyboard alone: the last wish becomes the first.
    await page.getByRole('button', { name: `${last}: earlier` }).focus();
    for (let place = 1; place < atFirst.length; place++) await page.keyboard.press('Enter');
    expect(await orderOf(page)).toEqual([last, ...atFirst.slice(0, -1)]);
    await page.getByText(`${last} is now number 1 of ${atFirst.length}`).waitFor();
    // By pointer: it is dragged back to its place.
    const rows = page.locator('ol > li');
    const from = await rows.first().locator('[aria-hidden]').first().boundingBox();
    const to = await rows.last().boundingBox();
    if (!from || !to) throw new Error('The wishes are not shown');
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(from.x + 10, to.y + to.height / 2, { steps: 12 });
    await page.mouse.up();
    expect(await orderOf(page)).toEqual(atFirst);
    await page.getByRole('button', { name: `${last}: earlier` }).click();
    const asked = await orderOf(page);

    await page.getByLabel('Schedules').selectOption({ label: 'Three to choose from' });
    await page
      .getByLabel('How far from the best')
      .selectOption({ label: 'At most 10 % worse in any wish' });
    await page.getByText('Advanced').click();
    await page.getByLabel('Work limit').fill('12');
    await page.getByLabel('Time to search').selectOption({ label: '5 minutes' });
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
    const compared = page.getByRole('region', { name: 'Comparison' });
    await compared.waitFor({ timeout: 200_000 });
    expect(await compared.getByRole('columnheader').allInnerTexts()).toEqual([
      'What',
      'Draft 1',
      'Draft 1, B',
      'Draft 1, C',
    ]);
    const differences = await compared
      .getByRole('row', { name: /^Different from Draft 1/ })
      .getByRole('cell')
      .allInnerTexts();
    expect(differences[0]).toBe('–');
    for (const words of differences.slice(1)) {
      expect(words).toMatch(/^\d+ places, \d+ people$/);
      expect(Number.parseInt(words, 10)).toBeGreaterThan(20);
    }

    await compared.getByRole('button', { name: 'Take a part of Draft 1, B' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('When').selectOption({ index: 1 });
    await dialog.getByText(/^\d+ places? changes?\./).waitFor();
    await dialog.getByText(/must-rule/i).waitFor();
    await dialog.getByRole('button', { name: 'Take it' }).click();
    await dialog.waitFor({ state: 'detached' });
    const taken = await savedRows(page, server);
    const [run] = taken.scheduleRun ?? [];
    expect(run?.others).toHaveLength(2);
    expect(run?.wishes.map(({ ruleId }) => ruleId)).toHaveLength(asked.length);
    expect(run?.levels.length).toBeGreaterThan(0);
    const blockRows = (
      draftId: string | null | undefined,
      blockId: string,
      rows: typeof taken = taken,
    ) =>
      (rows.assignment ?? [])
        .filter((row) => row.draftId === draftId && row.slot.includes(`/${blockId}/`))
        .map(({ slot, personId }) => `${slot.split('/')[1]} ${personId}`)
        .toSorted();
    const firstDays = (taken.block ?? []).toSorted((a, b) => (a.firstDay < b.firstDay ? -1 : 1));
    const [first] = firstDays;
    const theirs = blockRows(run?.others[0]?.draftId, first?.id ?? '');
    expect(theirs.length).toBeGreaterThan(10);
    expect(blockRows(run?.draftId, first?.id ?? '')).toEqual(theirs);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await page.getByText('Undone').first().waitFor();
    const back = await savedRows(page, server);
    expect(blockRows(run?.draftId, first?.id ?? '', back)).not.toEqual(theirs);
    expect(blockRows(run?.others[0]?.draftId, first?.id ?? '', back)).toEqual(theirs);
    expect(back.draft).toHaveLength(3);
    expect(device.troubles).toEqual([]);
  },
);
