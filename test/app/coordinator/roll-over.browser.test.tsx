import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isWithinWidth, press, tabTo } from './by-keyboard.ts';
import { middleProgram } from './middle-program.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const rows = middleProgram();
let held: HeldProgram;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: Date.parse('2027-04-12') });
  await page.viewport(1440, 900);
  held = await holdProgram(rows);
});
afterEach(async () => {
  await held.forget();
  document.documentElement.style.fontSize = '';
  vi.useRealTimers();
});

const next = async () =>
  (await held.database.rows('academicYear').toArray()).find(({ name }) => name === '2027–28');
const inNextYear = async (personId: string) => {
  const year = await next();
  const all = await held.database.rows('personYear').where('personId').equals(personId).toArray();
  return all.find(({ yearId }) => yearId === year?.id);
};

test('the year is rolled over by keyboard: seen first, kept by one press, taken back by one', async () => {
  await openApp('/years');
  await expect.element(page.getByText('Worked on')).toBeVisible();
  await press(/^Roll over into the next year$/);
  await expect.element(page.getByRole('heading', { name: '2026–27 to 2027–28' })).toBeVisible();
  await expect.element(page.getByText('366 days: it holds 29 February.')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: 'Graduate (25)' })).toBeVisible();
  await expect.element(page.getByText(/PGY-2 until 2027-10-06, then PGY-3/)).toBeVisible();
  await expect.element(page.getByText(/nights.*against the fair share/).first()).toBeVisible();

  const interns = await tabTo(/^Interns to be named later/);
  await userEvent.fill(interns, '3');
  await expect.element(page.getByRole('heading', { name: 'To be named (3)' })).toBeVisible();
  const first = rows.person?.find(({ id }) => id === 'resident-301');
  await tabTo(new RegExp(`^Next year: .*${first?.familyName}`));
  await userEvent.keyboard('PGY-3');
  await expect.element(page.getByText(/ · 24 graduate · /)).toBeVisible();
  await press(/^Open 2027–28$/);

  await expect.element(page.getByRole('button', { name: 'Work on 2026–27' })).toBeVisible();
  expect(await inNextYear('resident-301')).toMatchObject({ pgy: 3, firstDay: '2027-07-01' });
  expect(await inNextYear('resident-302')).toBeUndefined();
  const promoted = await inNextYear('resident-201');
  expect(promoted).toMatchObject({ pgy: 3 });
  expect(promoted?.completed.reduce((sum, { blocks }) => sum + blocks, 0)).toBe(26);
  expect(promoted?.carriedLoad).toBeDefined();
  // The year that is not over yet still needs its graduates.
  expect((await held.database.rows('person').get('resident-302'))?.isArchived).toBe(false);
  const year = await next();
  const blocks = await held.database
    .rows('block')
    .where('yearId')
    .equals(year?.id ?? '')
    .toArray();
  expect(blocks).toHaveLength(26);

  await press(/^Undo$/);
  await expect.poll(next).toBeUndefined();
  expect(await held.database.rows('block').count()).toBe(rows.block?.length);
  expect(await held.database.rows('person').count()).toBe(rows.person?.length);
});

test('after the year is over its graduates are archived with it', async () => {
  vi.setSystemTime(Date.parse('2027-07-20'));
  await openApp('/years/next');
  await expect.element(page.getByText(/ 2[5-9] archived with it/)).toBeVisible();
  await press(/^Open 2027–28$/);
  await expect.element(page.getByRole('button', { name: 'Work on 2026–27' })).toBeVisible();
  expect((await held.database.rows('person').get('resident-302'))?.isArchived).toBe(true);
});

const looks = ['/years', '/years/next'].flatMap((address) => [
  { address, theme: 'light' as const },
  { address, theme: 'dark' as const },
]);
test.each(looks)('$address: axe finds nothing and nothing is cut off ($theme)', async (look) => {
  await held.setTheme(look.theme);
  await openApp(look.address);
  await expect.element(page.getByText(/Worked on|366 days/)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.viewport(320, 800);
  expect(isWithinWidth()).toBe(true);
  document.documentElement.style.fontSize = '200%';
  expect(isWithinWidth()).toBe(true);
});
