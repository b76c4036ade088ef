import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isWithinWidth, press, tabTo } from './by-keyboard.ts';
import { middleProgram } from './middle-program.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const rows = middleProgram();
let held: HeldProgram;

beforeEach(async () => {
  await page.viewport(1440, 900);
  held = await holdProgram(rows);
});
afterEach(async () => {
  await held.forget();
  document.documentElement.style.fontSize = '';
});

const interns = async () =>
  (await held.database.rows('personYear').toArray()).filter(({ pgy }) => pgy === 1);
const count = async (isSo: (person: { isArchived: boolean }) => boolean) =>
  (await held.database.rows('person').toArray()).filter(isSo).length;

test('a class is edited together by keyboard, and one undo takes it back', async () => {
  await openApp('/people');
  await expect.element(page.getByText(`${rows.personYear?.length} people`)).toBeVisible();
  const pgy = await tabTo(/^Class/);
  await userEvent.selectOptions(pgy, 'PGY-1');
  await expect.element(page.getByText('25 people')).toBeVisible();
  await tabTo(/^Choose all \(25\)/);
  await userEvent.keyboard(' ');
  await press(/^Edit 25$/);
  await press(/^Save for 25$/);
  await expect.element(page.getByText('Choose what is to be set.')).toBeVisible();
  const takes = await tabTo(/^Takes call/);
  await userEvent.selectOptions(takes, 'No');
  const fte = await tabTo(/^Full-time/);
  await userEvent.fill(fte, '0.75');
  await press(/^Save for 25$/);
  await expect.element(page.getByText('Edited 25 people')).toBeVisible();
  expect((await interns()).every((each) => each.fte === 0.75 && !each.takesCall)).toBe(true);
  await press(/^Undo$/);
  await expect.poll(async () => (await interns()).every((each) => each.fte === 1)).toBe(true);
});

test('whoever is archived is seen there, brought back or deleted', async () => {
  await openApp('/people');
  const all = rows.person?.length ?? 0;
  await expect.element(page.getByText(`${rows.personYear?.length} people`)).toBeVisible();
  await userEvent.selectOptions(await tabTo(/^Class/), 'PGY-1');
  await expect.element(page.getByText('25 people')).toBeVisible();
  for (const _ of [1, 2]) {
    await tabTo(/^Choose (?!all)/);
    await userEvent.keyboard(' ');
  }
  await press(/^Archive 2$/);
  await expect.poll(() => count(({ isArchived }) => isArchived)).toBe(2);
  const archived = (many: number) => page.getByRole('option', { name: `Archived (${many})` });
  await expect.element(archived(2)).toBeInTheDocument();
  const show = await tabTo(/^Show/);
  await userEvent.selectOptions(show, 'Archived (2)');
  await expect.element(page.getByRole('button', { name: /^Bring back / }).first()).toBeVisible();
  await press(/^Bring back /);
  await expect.poll(() => count(({ isArchived }) => isArchived)).toBe(1);
  await expect.element(archived(1)).toBeInTheDocument();
  await press(/^Delete /);
  await expect.poll(() => count(() => true)).toBe(all - 1);
});

test('holidays, blocks and cohorts of the year are changed and taken back', async () => {
  await openApp('/years');
  await press(/^Add a holiday$/);
  await userEvent.fill(await tabTo(/^Name/), 'Founder’s Day');
  await userEvent.fill(await tabTo(/^Day/), '2027-03-06');
  await press(/^Add$/);
  await expect.element(page.getByText('observed Fri, Mar 5, 2027')).toBeVisible();
  await press(/^Delete Founder’s Day$/);
  await expect.element(page.getByText('observed Fri, Mar 5, 2027')).not.toBeInTheDocument();

  await press(/^Edit the blocks: /);
  await userEvent.fill(await tabTo(/^Block 2 begins on/), '2026-07-16');
  await press(/^Save$/);
  const blocks = async () =>
    (await held.database.rows('block').toArray()).toSorted((a, b) => a.ordinal - b.ordinal);
  await expect.poll(async () => (await blocks())[0]?.lastDay).toBe('2026-07-15');
  const moved = await held.database.rows('assignment').toArray();
  expect(moved.some(({ layer, lastDay }) => layer === 'block' && lastDay === '2026-07-15')).toBe(
    true,
  );
  await press(/^Edit the blocks: /);
  await press(/^Take block 1 out$/);
  await press(/^Save$/);
  await expect
    .element(page.getByText('A draft has people in a block that would go.').first())
    .toBeVisible();
  await userEvent.keyboard('{Escape}');

  await press(/^Delete cohort A$/);
  await expect.poll(() => held.database.rows('cohort').count()).toBe(4);
  await press(/^Undo$/);
  await expect.poll(() => held.database.rows('cohort').count()).toBe(5);
});

test('an activity in use is archived, not deleted; one that no week holds is deleted', async () => {
  await openApp('/settings');
  const used = rows.activity?.find(({ id }) => rows.rotation?.[0]?.pattern.includes(id));
  await press(new RegExp(`^Archive ${used?.name}$`));
  await expect.element(page.getByText('Archived (1)')).toBeVisible();
  await page.getByText('Archived (1)').click();
  await press(new RegExp(`^Delete ${used?.name}$`));
  await expect.element(page.getByText(/^It is in the week of /)).toBeVisible();
  await press(new RegExp(`^Bring back ${used?.name}$`));
  await expect.element(page.getByText('Archived (1)')).not.toBeInTheDocument();
});

const looks = ['/people', '/rotations', '/settings'].flatMap((address) => [
  { address, theme: 'light' as const },
  { address, theme: 'dark' as const },
]);
test.each(looks)('$address: axe finds nothing and nothing is cut off ($theme)', async (look) => {
  await held.setTheme(look.theme);
  await openApp(look.address);
  await expect.element(page.getByRole('list').last()).toBeVisible();
  await expect.element(page.getByRole('button', { name: /^Archive / }).first()).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.viewport(320, 800);
  expect(isWithinWidth()).toBe(true);
  document.documentElement.style.fontSize = '200%';
  expect(isWithinWidth()).toBe(true);
});
