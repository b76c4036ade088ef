import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { leavePolicySchema } from '../../../src/domain/rows/leave.ts';
import { requestSchema } from '../../../src/domain/rows/request.ts';
import { isWithinWidth, press, tabTo } from './by-keyboard.ts';
import { middleProgram } from './middle-program.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const rows = middleProgram();
const NOW = Date.parse('2026-09-01T15:00Z');
const WEEKS = [
  ['2026-12-07', '2026-12-11'],
  ['2027-02-15', '2027-02-19'],
  ['2027-01-04', '2027-01-08'],
] as const;
/** Twenty-three interns would all like a week in December most, then one in February, then one in January. */
const askedBy = Array.from({ length: 23 }, (_, place) => `resident-${101 + place}`);
const requests = askedBy.flatMap((personId) =>
  WEEKS.map(([firstDay, lastDay], place) =>
    requestSchema.parse({
      id: `${personId}-${place + 1}`,
      personId,
      wish: { kind: 'leave', type: 'vacation', firstDay, lastDay },
      rank: place + 1,
      status: 'requested',
      madeAt: NOW - 1000,
    }),
  ),
);
let held: HeldProgram;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: NOW });
  await page.viewport(1440, 900);
  held = await holdProgram({ ...rows, request: requests });
});
afterEach(async () => {
  await held.forget();
  document.documentElement.style.fontSize = '';
  vi.useRealTimers();
});

const ofStatus = async (status: string) =>
  (await held.database.rows('request').toArray()).filter((each) => each.status === status);

async function openRound(): Promise<void> {
  await openApp('/leave');
  await press(/^Open a leave round$/);
  await userEvent.fill(await tabTo(/^Name/), 'Winter');
  await userEvent.fill(await tabTo(/^First day/), '2026-12-01');
  await userEvent.fill(await tabTo(/^Last day/), '2027-02-28');
  await press(/^Add a limit$/);
  await userEvent.fill(await tabTo(/^At most/), '4');
  await tabTo(/^PGY-1$/);
  await userEvent.keyboard(' ');
  await press(/^Add blackout dates$/);
  await userEvent.fill(await tabTo(/^Blackout 1: why/), 'In-training examination');
  await userEvent.fill(await tabTo(/^Blackout 1: from/), '2027-01-06');
  await userEvent.fill(await tabTo(/^Blackout 1: to/), '2027-01-06');
  await press(/^Open$/);
  await expect.element(page.getByText('69 requests wait')).toBeVisible();
}

test('a leave round is opened, closed, weighed and kept by keyboard, with the reason of each', async () => {
  await openRound();
  await press(/^Winter$/);
  await press(/^Close the round$/);
  await press(/^Propose what to grant$/);
  await expect.element(page.getByText('No other choice is fairer: that is proven.')).toBeVisible();
  await expect
    .element(page.getByText('Nobody is granted leave then: In-training examination.').first())
    .toBeVisible();
  await expect
    .element(
      page
        .getByText(
          /at most 4 of PGY-1 can be away\. The 2 places left went to choice 1, 1 of others/,
        )
        .first(),
    )
    .toBeVisible();
  expect(await ofStatus('granted')).toEqual([]);
  await press(/^Keep all 69 decisions$/);
  await expect.element(page.getByRole('heading', { name: 'Decided' })).toBeVisible();

  const granted = await ofStatus('granted');
  const declined = await ofStatus('declined');
  expect(granted.length + declined.length).toBe(69);
  expect(granted.length).toBeGreaterThan(3);
  expect(new Set(granted.map(({ personId }) => personId)).size).toBe(granted.length);
  expect(declined.every(({ decision }) => decision?.reason !== '')).toBe(true);
  // What is told to one names nobody else.
  const names = new Set((rows.person ?? []).map(({ familyName }) => familyName));
  const told = declined.flatMap(({ decision }) => decision?.reason.split(/[^\p{L}]+/u) ?? []);
  expect(told.filter((word) => names.has(word))).toEqual([]);
  const absence = await held.database.rows('absence').get(granted[0]?.id ?? '');
  expect(absence?.status).toBe('approved');

  await press(/^Undo$/);
  await expect.poll(() => ofStatus('requested')).toHaveLength(69);
  expect(await held.database.rows('absence').get(granted[0]?.id ?? '')).toBeUndefined();
});

test('balances count leave by type, with what was carried over, and warn of extended training', async () => {
  await openApp('/leave');
  await press(/^Set what is granted$/);
  await userEvent.fill(await tabTo(/^Training is extended beyond/), '2');
  await tabTo(/^Vacation$/);
  await userEvent.keyboard(' ');
  await userEvent.fill(await tabTo(/^Vacation: days a year/), '15');
  await userEvent.fill(await tabTo(/^Vacation: carried over at most/), '5');
  await press(/^Save$/);
  await expect
    .element(page.getByText('Vacation: 15 weekdays a year, up to 5 carried over'))
    .toBeVisible();
  await expect.element(page.getByText(/training would have to be extended for \d+/)).toBeVisible();
  await expect
    .element(page.getByText(/^Training would have to be extended by/).first())
    .toBeVisible();
  await press(/^Set what .* carried over$/);
  await userEvent.fill(await tabTo(/^Vacation: days from the year before/), '4');
  await press(/^Save$/);
  await expect.element(page.getByText(/of 15 \+ 4 carried over days left/)).toBeVisible();
});

test('a single request in the inbox tells what would be left, and warns', async () => {
  const policy = leavePolicySchema.parse({
    id: 'leave',
    allowances: [{ type: 'vacation', daysAYear: 15, carryDaysMax: 0 }],
    counted: 'weekdays',
    awayDaysMax: 4,
  });
  await held.database.rows('leavePolicy').put(policy);
  await openApp('/inbox');
  await expect
    .element(page.getByText(/^If it is granted: Vacation: -?\d+ of 15/).first())
    .toBeVisible();
  await expect
    .element(page.getByText(/^Training would have to be extended by/).first())
    .toBeVisible();
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing and nothing is cut off (%s)',
  async (theme) => {
    await held.setTheme(theme);
    await openRound();
    expect(await axeFindings()).toEqual([]);
    await page.getByRole('link', { name: 'Winter' }).click();
    await page.getByRole('button', { name: 'Close the round' }).click();
    await page.getByRole('button', { name: 'Propose what to grant' }).click();
    await expect
      .element(page.getByText('No other choice is fairer: that is proven.'))
      .toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await page.viewport(320, 800);
    expect(isWithinWidth()).toBe(true);
    document.documentElement.style.fontSize = '200%';
    expect(isWithinWidth()).toBe(true);
  },
);
