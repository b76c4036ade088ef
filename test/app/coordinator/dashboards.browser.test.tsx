import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { middleProgram } from '../../worlds/middle-draft.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

let held: HeldProgram;

beforeEach(async () => {
  await page.viewport(1440, 900);
  held = await holdProgram(middleProgram);
});
afterEach(async () => {
  document.documentElement.style.fontSize = '';
  await held.forget();
});

const BOARDS = [
  ['fairness', /^Median/],
  ['coverage', /^Choose a cell/],
  ['progress', /^Weeks of rotations/],
] as const;

describe.each([
  ['light', 320],
  ['dark', 1440],
] as const)('in the %s theme at %i pixels', (theme, width) => {
  test.each(BOARDS)('%s stands, and axe finds nothing', async (board, text) => {
    await page.viewport(width, 844);
    await held.setTheme(theme);
    await openApp(`/dashboards?board=${board}`);
    await expect.element(page.getByText(text).first()).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

test.each(BOARDS)(
  'at 320 pixels and twice the text size %s is not cut off',
  async (board, text) => {
    await page.viewport(320, 800);
    document.documentElement.style.fontSize = '200%';
    await openApp(`/dashboards?board=${board}`);
    await expect.element(page.getByText(text).first()).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  },
);

test('who carries how much is told by class, and what an amount is made of, by keyboard', async () => {
  await openApp('/dashboards');
  const interns = page.getByRole('list', { name: 'PGY-1 by person' });
  await expect.element(interns).toBeVisible();
  const first = interns.element().querySelector('summary');
  if (!first) throw new Error('There is an intern');
  first.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(interns.getByText(/in this year/).first()).toBeVisible();
  const amount = Number(/[\d.]+/.exec(first.lastElementChild?.textContent ?? '')?.[0]);
  const parts = first.parentElement?.querySelectorAll('li').length ?? 0;
  expect(parts).toBeGreaterThan(0);
  await page.getByLabelText('Compare').selectOptions('As it is in this year');
  const own = interns.element().querySelector('details[open]');
  await expect.poll(() => own?.querySelectorAll('li').length).toBe(parts);
  expect(amount).toBeGreaterThan(0);
  await page.getByLabelText('Measure').selectOptions('Heavy rotations');
  await expect.element(page.getByText(/marked as heavy/)).toBeVisible();
});

test('a cell of the coverage opens its places, and a place opens in the draft', async () => {
  // One rotation loses everybody of a block, and one night its person.
  const rows = await held.database.rows('assignment').toArray();
  const call = rows.find(({ layer }) => layer === 'call');
  if (!call) throw new Error('There is call');
  await held.database.rows('assignment').delete(call.id);
  await openApp('/dashboards?board=coverage');
  const grid = page.getByRole('table', { name: 'Coverage over the year' });
  const short = grid.getByRole('button', { name: /, \d+: 1 short/ });
  await expect.element(short.first()).toBeVisible();
  const [cell] = short.elements();
  if (!(cell instanceof HTMLElement)) throw new Error('A cell is short');
  cell.focus();
  await userEvent.keyboard('{Enter}');
  const places = page.getByRole('list', { name: 'Places not covered as needed' });
  await expect.element(places.getByText(/short: 0 there, 1 needed/)).toBeVisible();
  await places.getByRole('link').first().click();
  await expect.element(page.getByRole('heading', { level: 1, name: 'Draft 1' })).toBeVisible();
  await expect.poll(() => document.activeElement?.role).toBe('gridcell');
  expect(document.activeElement?.getAttribute('aria-label')).toMatch(/nobody/i);
});

test('progress shows only where something is missing when asked', async () => {
  await openApp('/dashboards?board=progress');
  const people = page.getByRole('list', { name: 'Progress by person' });
  await expect.element(people).toBeVisible();
  const all = people.getByRole('listitem').elements().length;
  await page.getByRole('button', { name: 'Only where something is missing' }).click();
  await expect.poll(() => people.getByRole('listitem').elements().length).toBeLessThan(all);
});

test('without a schedule it says what to do', async () => {
  await held.forget();
  held = await holdProgram({ ...middleProgram, draft: [], assignment: [] });
  await openApp('/dashboards');
  await expect.element(page.getByText('There is no schedule to look at yet')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});
