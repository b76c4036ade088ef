import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { programIdSchema } from '../../../src/domain/id.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { PlainProgram } from '../../../src/store/plain-program.ts';
import { DeviceDatabase } from '../../../src/store/device-database.ts';
import { takeInEditions } from '../../../src/store/take-in-editions.ts';
import { at, people, smallPublished } from '../../answers/small-program.ts';
import { mountApp } from '../mount-app.tsx';

const device = new DeviceDatabase();
const programId = programIdSchema.parse('program');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: at('2026-11-23 21:00') });
});
afterEach(async () => {
  await cleanup();
  await device.programs.clear();
  await new PlainProgram(programId).database.delete();
  document.documentElement.removeAttribute('data-theme');
  vi.useRealTimers();
});

/** A device that looked up the small program before. */
async function holdProgram(meId: (typeof people)[keyof typeof people] | null): Promise<void> {
  const database = new PlainProgram(programId);
  const taken = await takeInEditions(database, await smallPublished());
  if (!taken.ok) throw new Error(taken.problem.message);
  database.database.close();
  const openedAt = instantSchema.parse(1);
  await device.programs.put({ id: programId, name: 'Example', openedAt, meId, isLookUpOnly: true });
}

async function open(address: string): Promise<void> {
  await render(await mountApp(address));
}

async function axeFindings(): Promise<string[]> {
  const { violations } = await axe.run(document.body);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const SCREENS = [
  ['/now', 'Chi Løvgren'],
  ['/now?at=2026-11-26T20:00', 'Listed as away on this day'],
  ['/now?at=2026-12-05T20:00', 'Call is not published for this day'],
  ['/today?half=am', 'Preceptor'],
  ['/me', 'Next day off'],
  ['/me?view=day', 'Where everyone is that day'],
  ['/me?view=month', 'November 2026'],
  ['/me?view=year', 'Off: empty'],
  ['/everyone', 'Inpatient service'],
  ['/everyone?view=block&by=class', 'PGY-2'],
  ['/person/ben', 'Pager'],
  ['/rotation/ward', 'Now: block 6'],
  ['/search?text=okfr', 'Ben Okafor'],
  ['/search?text=family', 'On call today'],
  ['/more', 'Editions on this device'],
] as const;

describe.each(['light', 'dark'])('in the %s theme axe finds nothing at', (theme) => {
  test.each(SCREENS)('%s', async (address, text) => {
    document.documentElement.dataset.theme = theme;
    await page.viewport(390, 844);
    await holdProgram(people.ada);
    await open(address);
    await expect.element(page.getByText(text).first()).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  test.each(['/now', '/more'])('%s on a device without a program', async (address) => {
    document.documentElement.dataset.theme = theme;
    await open(address);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});

test('at 320 pixels and twice the text size nothing is cut off', async () => {
  await page.viewport(320, 800);
  await holdProgram(people.ada);
  document.documentElement.style.fontSize = '200%';
  for (const [address, text] of SCREENS) {
    await open(address);
    await expect.element(page.getByText(text).first()).toBeInTheDocument();
    expect([address, document.documentElement.scrollWidth]).toEqual([address, 320]);
    await cleanup();
  }
  document.documentElement.style.fontSize = '';
});

test('phones are dialled, pagers and operators are copied', async () => {
  await holdProgram(null);
  await open('/now');
  const dial = page.getByRole('link', { name: 'Call Chi Løvgren, Call phone 555-010-0199' });
  await expect.element(dial).toHaveAttribute('href', 'tel:5550100199');
  expect(dial.element().getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
  await expect
    .element(page.getByRole('button', { name: 'Copy Operator 0 of Dora Haddad' }).first())
    .toBeVisible();
});

test('the backups are called up by keyboard', async () => {
  await holdProgram(null);
  await open('/now');
  const summary = page.getByText('If nobody answers').first();
  await expect.element(summary).toBeVisible();
  const element = summary.element();
  if (!(element instanceof HTMLElement)) throw new Error('A summary is an element');
  element.focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('Jeopardy:').first()).toBeVisible();
});

test('choosing who I am is remembered, and can be taken back', async () => {
  await holdProgram(null);
  await open('/me');
  await page.getByLabelText('Your name').fill('lov');
  await page.getByRole('button', { name: 'Chi Løvgren' }).click();
  await expect.element(page.getByText('Next day off')).toBeVisible();
  await expect.poll(async () => (await device.current())?.meId).toBe(people.chi);
  await page.getByRole('button', { name: 'Not me?' }).click();
  await expect.element(page.getByText('Who are you?')).toBeVisible();
});

test('another time is chosen in a dialog and kept in the address', async () => {
  await holdProgram(null);
  await open('/now');
  await page.getByRole('button', { name: 'Another time' }).click();
  await page.getByLabelText('Day', { exact: true }).fill('2026-11-25');
  await page.getByLabelText('Time', { exact: true }).fill('03:00');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect.element(page.getByText('Wednesday, November 25')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Ada Núñez' }).first()).toBeVisible();
});

test('a device without a program shows two doors', async () => {
  await open('/now');
  await expect
    .element(page.getByRole('link', { name: 'Open a file from your coordinator' }))
    .toHaveAttribute('href', '/more');
  await expect
    .element(page.getByRole('link', { name: 'I build schedules' }))
    .toHaveAttribute('href', '/welcome');
});
