import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type MiddleDesk, openMiddleDesk } from './middle-desk.ts';

// What the grid of the middle program shows besides who is where: sites with their sessions, comments, and on paper.

let desk: MiddleDesk;
let page: Page;

beforeEach(async () => {
  desk = await openMiddleDesk();
  page = desk.page;
}, 120_000);

afterEach(async () => {
  expect(desk.troubles).toEqual([]);
  await desk.close();
});

const LIMIT = { timeout: 120_000 };

test(
  'by site, a half-day shows who is at which activity, and a name puts somebody there besides',
  LIMIT,
  async () => {
    await page.getByRole('button', { name: 'Half-days', exact: true }).click();
    await page.getByLabel('Rows').selectOption('site');
    const panel = page.getByRole('complementary', { name: 'The chosen cell' });
    await page.keyboard.press('Control+F');
    await page.getByRole('searchbox', { name: 'Find in the grid' }).fill('Continuity clinic morn');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Close' }).click();
    await expect.poll(desk.focused).toMatch(/^Continuity clinic morning CA, .*Jul 1.*morning: /);
    const before = await desk.focused();
    await panel.getByText('It asks for no number of people').waitFor();
    await page.keyboard.type('a');
    const nameOf = (option: string): string =>
      option
        .replace(/ \(PGY.*$/, '')
        .split(' ')
        .slice(-2)
        .join(' ');
    const matches = page.getByRole('listbox', { name: 'Matches' }).getByRole('option');
    await matches.first().waitFor();
    const options = await matches.allInnerTexts();
    const place = options.findIndex((option) => !before.includes(nameOf(option)));
    const name = nameOf(options[place] ?? '');
    await matches.nth(place).click();
    await panel.getByText(/put here for this half-day alone/).waitFor();
    await expect.poll(desk.focused).toContain(name);
    expect(await desk.focused()).toContain('pinned');
    await page.keyboard.press('Delete');
    await expect.poll(desk.focused).toBe(before);
    const headings = await page.getByRole('rowheader').allInnerTexts();
    expect(headings.join()).toContain('Quarry Road Clinic');
  },
);

test('a cell with an open comment is marked and says so', LIMIT, async () => {
  expect(await desk.focused()).not.toContain('commented');
  const panel = page.getByRole('complementary', { name: 'The chosen cell' });
  await panel.getByText('Comments', { exact: true }).click();
  await panel.getByLabel('Comment').fill('Asked to be near the children');
  await panel.getByRole('button', { name: 'Add the comment' }).click();
  const cell = page.getByRole('gridcell', { name: /block 1: .*, commented/ });
  await cell.waitFor();
  await panel.getByRole('button', { name: 'Settle' }).click();
  await cell.waitFor({ state: 'detached' });
});

test(
  'on paper it is a table of the year, or of the month in which the focus is',
  LIMIT,
  async () => {
    const paper = page.locator('table').filter({ has: page.locator('caption') });
    await page.evaluate(`
    window.printed = [];
    addEventListener('beforeprint', () => queueMicrotask(() => {
      const table = document.querySelector('main table:has(caption)');
      printed.push([
        table.caption.textContent,
        String(table.tHead.rows[0].cells.length),
        String(table.tBodies[0].rows.length),
      ]);
    }));
  `);
    expect(await paper.count()).toBe(0);
    await page.pdf();
    await page.getByRole('button', { name: 'Days', exact: true }).click();
    await page.getByLabel('Month').selectOption({ label: 'December 2026' });
    await page.getByText(/^Now: /).waitFor();
    await page.pdf();
    expect(await page.evaluate<string[][]>('window.printed')).toEqual([
      ['', '27', '75'],
      ['December 2026', '32', '105'],
    ]);
    await expect.poll(() => paper.count()).toBe(0);
  },
);

test('dashboards are drawn, saved as tables and printed', LIMIT, async () => {
  await page.getByRole('link', { name: 'Dashboards', exact: true }).click();
  const boards = [
    ['Fairness', /Person,Class,Measure/, 75],
    ['Coverage', /Of,Demand,Block/, 26],
    ['Progress', /Person,Class,What/, 75],
  ] as const;
  for (const [board, head, least] of boards) {
    await page.getByRole('button', { name: board, exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Save .*as CSV/ }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect(lines[0]).toMatch(head);
    expect(lines.length).toBeGreaterThan(least);
  }
  const paper = await page.pdf();
  expect(paper.byteLength).toBeGreaterThan(10_000);
});
