import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { programIdSchema } from '../../../src/domain/id.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { ProgramDatabase } from '../../../src/store/database.ts';
import { DeviceDatabase } from '../../../src/store/device-database.ts';
import { takeInEditions } from '../../../src/store/take-in-editions.ts';
import { at, people, smallPublished } from '../../answers/small-program.ts';
import { mountApp } from '../mount-app.tsx';

const device = new DeviceDatabase();
const programId = programIdSchema.parse('program');
let database: ProgramDatabase;

// Monday evening; Ada is on the ward since Wednesday 18 November, with calls on 18 and 21.
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: at('2026-11-23 21:00') });
  await page.viewport(390, 844);
  database = new ProgramDatabase(programId);
  const taken = await takeInEditions(database, await smallPublished());
  if (!taken.ok) throw new Error(taken.problem.message);
  await holdAs(people.ada);
});
afterEach(async () => {
  await cleanup();
  await device.programs.clear();
  await database.delete();
  document.documentElement.removeAttribute('data-theme');
  document.documentElement.style.fontSize = '';
  vi.useRealTimers();
});

async function holdAs(meId: (typeof people)[keyof typeof people] | null): Promise<void> {
  const openedAt = instantSchema.parse(1);
  await device.programs.put({ id: programId, name: 'Example', openedAt, meId, isLookUpOnly: true });
}

async function openHours(): Promise<void> {
  await render(await mountApp('/me/hours'));
  await expect.element(page.getByText('Not logged').first()).toBeVisible();
}

const row = (text: string) => page.getByRole('listitem').filter({ hasText: text });
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const loggedOn = async (day: string) =>
  (await database.rows('loggedDay').get(`ada/${day}`))?.periods;

test('is reached from my schedule, and asks who I am where nobody said', async () => {
  await render(await mountApp('/me'));
  await page.getByRole('link', { name: 'My hours' }).click();
  await expect.element(page.getByRole('heading', { level: 1, name: 'My hours' })).toBeVisible();
  await cleanup();
  await holdAs(null);
  await render(await mountApp('/me/hours'));
  await expect.element(page.getByText('Who are you?')).toBeVisible();
});

test('a day is logged as scheduled in one tap, and that is taken back', async () => {
  await openHours();
  await expect
    .element(row('Sat 21').getByText('Scheduled: 17:00–07:00 In-house call'))
    .toBeVisible();
  const tap = button('As scheduled: Sat, Nov 21');
  expect(tap.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  await tap.click();
  await expect.element(row('Sat 21').getByText('14 h')).toBeVisible();
  await expect.element(page.getByText(/^14 h of at most 320/)).toBeVisible();
  await expect.poll(() => document.activeElement?.textContent).toBe('Sat 21');
  expect(await loggedOn('2026-11-21')).toMatchObject([
    { kind: 'in-house-call', start: at('2026-11-21 17:00'), end: at('2026-11-22 07:00') },
  ]);
  await button('Undo').click();
  await expect.element(row('Sat 21').getByText('Not logged')).toBeVisible();
  expect(await loggedOn('2026-11-21')).toBeUndefined();
});

test('a week is confirmed at once, but for what the schedule does not say and what is not over', async () => {
  vi.setSystemTime(at('2026-11-22 06:00'));
  await openHours();
  // Of this week: the 16th and 17th are on no rotation; the night of the 21st goes on until seven.
  await button('Confirm 3 days as scheduled').first().click();
  await expect.element(row('Wed 18').getByText('18 h')).toBeVisible();
  await expect.element(row('Thu 19').getByText('Off', { exact: true })).toBeVisible();
  await expect.element(row('Mon 16').getByText('The schedule does not say')).toBeVisible();
  await expect.element(row('Sat 21').getByText('Not logged')).toBeVisible();
  expect(button('As scheduled: Sat, Nov 21').elements()).toEqual([]);
  expect(await database.rows('loggedDay').count()).toBe(3);
});

describe('a day is corrected', () => {
  test('with other times, a stay and its reason', async () => {
    await openHours();
    await button('Correct: Sat, Nov 21').click();
    const dialog = page.getByRole('dialog', { name: 'Hours of Saturday, November 21' });
    await expect.element(dialog.getByLabelText('Start')).toHaveValue('17:00');
    await expect.element(dialog.getByLabelText('Ends on')).toHaveValue('2026-11-22');
    await dialog.getByLabelText('Start').fill('16:00');
    await dialog.getByLabelText('Left at').fill('09:30');
    await dialog.getByLabelText('Why you stayed').fill('A patient in labour');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect
      .element(row('Sat 21').getByText('16:00–07:00 In-house call, left 09:30'))
      .toBeVisible();
    await expect.element(row('Sat 21').getByText('17.5 h')).toBeVisible();
    expect(await loggedOn('2026-11-21')).toMatchObject([
      { leftAt: at('2026-11-22 09:30'), reason: 'A patient in labour' },
    ]);
  });

  test('with several periods, of which one that is wrong is named beside its field', async () => {
    await openHours();
    await button('Correct: Fri, Nov 20').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add work of this day' }).click();
    const second = dialog.getByRole('group', { name: 'Work 2' });
    await second.getByLabelText('Start').fill('11:00');
    await second.getByLabelText('End', { exact: true }).fill('13:00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect
      .element(second.getByText('This overlaps another period of the same kind.'))
      .toBeVisible();
    await expect.element(second.getByLabelText('Start')).toHaveFocus();
    await second.getByLabelText('Kind').selectOptions('Education');
    await second.getByLabelText('End', { exact: true }).fill('');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(second.getByText('A time is needed')).toBeVisible();
    await second.getByLabelText('End', { exact: true }).fill('13:00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    // 08:00 to 12:00 and 11:00 to 13:00 are five hours.
    await expect.element(row('Fri 20').getByText('5 h')).toBeVisible();
  });

  test('to a day off, by keyboard, and the log is taken away again', async () => {
    await openHours();
    const correct = button('Correct: Fri, Nov 20');
    correct.element().focus();
    await userEvent.keyboard('{Enter}');
    const off = page.getByLabelText('I was off this day');
    off.element().focus();
    await userEvent.keyboard(' {Enter}');
    await expect.element(row('Fri 20').getByText('Off', { exact: true })).toBeVisible();
    expect(await loggedOn('2026-11-20')).toEqual([]);
    await button('Change: Fri, Nov 20').click();
    await expect.element(page.getByLabelText('I was off this day')).toBeChecked();
    await page.getByRole('button', { name: 'Take this log away' }).click();
    await expect.element(row('Fri 20').getByText('Not logged')).toBeVisible();
  });

  test('to an end before the start, which is then on the next day', async () => {
    await openHours();
    await button('Correct: Fri, Nov 20').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabelText('End', { exact: true }).fill('02:00');
    await expect.element(dialog.getByLabelText('Ends on')).toHaveValue('2026-11-21');
    await dialog.getByLabelText('Ends on').selectOptions('Sun, Nov 22');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect.element(dialog.getByText('This is longer than 40 hours.').first()).toBeVisible();
  });
});

test('leave needs no log, and what came before the person began is not shown', async () => {
  await holdAs(people.chi);
  vi.setSystemTime(at('2026-11-30 21:00'));
  await openHours();
  await expect.element(row('Thu 26').getByText('On leave')).toBeVisible();
  const more = button('Show earlier weeks');
  while (more.elements().length > 0) await more.click();
  await expect.element(row('Wed 1').last()).toBeVisible();
  expect(document.body.textContent).toContain('Mon, Jun 29 – Sun, Jul 5');
});

describe.each(['light', 'dark'])('in the %s theme axe finds nothing', (theme) => {
  test.each([390, 1440])('at %d pixels', async (width) => {
    document.documentElement.dataset.theme = theme;
    await page.viewport(width, 844);
    await openHours();
    await button('As scheduled: Sat, Nov 21').click();
    await expect.element(row('Sat 21').getByText('14 h')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await button('Change: Sat, Nov 21').click();
    await page.getByRole('dialog').getByLabelText('Left at').fill('09:30');
    expect(await axeFindings()).toEqual([]);
  });
});

async function axeFindings(): Promise<string[]> {
  const { violations } = await axe.run(document.body);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('at 320 pixels and twice the text size nothing is cut off', async () => {
  await page.viewport(320, 800);
  document.documentElement.style.fontSize = '200%';
  await openHours();
  expect(document.documentElement.scrollWidth).toBe(320);
  await button('Correct: Sat, Nov 21').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabelText('Left at').fill('09:30');
  const element = dialog.element();
  expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth);
});
