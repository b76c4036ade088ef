import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { middleProgram } from './middle-program.ts';
import { type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const rows = middleProgram();
let held: HeldProgram;

beforeEach(async () => {
  await page.viewport(1280, 900);
  held = await holdProgram(rows);
});
afterEach(() => held.forget());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('dialog').getByLabelText(name, { exact: true });
const people = () => held.database.rows('person').toArray();

test('a person is added, with what is wrong said beside each field, then edited, deleted and brought back', async () => {
  await openApp('/people');
  await button('Add a person').click();
  await field('E-mail').fill('nobody');
  await button('Add').click();
  await expect.element(page.getByText('A family name is needed')).toBeVisible();
  await expect.element(page.getByText('This is not an e-mail address')).toBeVisible();
  await expect.element(field('Family name')).toHaveFocus();
  await expect.element(field('E-mail')).toHaveAttribute('aria-invalid', 'true');

  await field('Given name').fill('Ada');
  await field('Family name').fill('Quillfeather');
  await field('E-mail').fill('ada@example.org');
  await button('Add').click();
  await expect.element(page.getByText('A resident is PGY-1 to PGY-3.').first()).toBeVisible();
  await field('Class').selectOptions('PGY-2');
  await button('Add').click();
  await expect.element(page.getByText('Recorded Ada Quillfeather')).toBeVisible();
  const added = (await people()).find(({ familyName }) => familyName === 'Quillfeather');
  expect(added).toMatchObject({ givenName: 'Ada', email: 'ada@example.org' });
  const years = await held.database.rows('personYear').toArray();
  expect(years.find(({ personId }) => personId === added?.id)).toMatchObject({ pgy: 2 });

  await button('Edit Ada Quillfeather').click();
  await field('Role').selectOptions('Faculty');
  expect(page.getByRole('dialog').getByLabelText('Class', { exact: true }).elements()).toEqual([]);
  await field('Given name').fill('Adele');
  await button('Save').click();
  await button('Archive Adele Quillfeather').click();
  await expect.element(button('Edit Adele Quillfeather')).not.toBeInTheDocument();
  await page.getByLabelText('Show', { exact: true }).selectOptions('Archived (1)');
  await button('Delete Adele Quillfeather').click();
  await expect.element(page.getByText('Deleted Adele Quillfeather')).toBeVisible();
  expect((await people()).some(({ id }) => id === added?.id)).toBe(false);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect.element(button('Edit Adele Quillfeather')).toBeVisible();
  expect((await people()).some(({ id }) => id === added?.id)).toBe(true);
});

test('somebody who is not known yet is added as a place to be named later', async () => {
  await openApp('/people');
  await button('Add a person').click();
  await field('Family name').fill('Intern 7');
  await field('Class').selectOptions('PGY-1');
  await field('A place to be named later').click();
  await button('Add').click();
  await expect.element(page.getByText('Recorded Intern 7')).toBeVisible();
  const item = page.getByRole('listitem').filter({ hasText: 'Intern 7' });
  await expect.element(item.getByText('Resident PGY-1 · to be named')).toBeVisible();
  const added = (await people()).find(({ familyName }) => familyName === 'Intern 7');
  expect(added?.isPlaceholder).toBe(true);
});

test('what a resident completed before this year is kept with the person', async () => {
  const rotation = (await held.database.rows('rotation').orderBy('id').first()) ?? null;
  expect(rotation).not.toBeNull();
  await openApp('/people');
  await button('Add a person').click();
  await field('Family name').fill('Transfer');
  await field('Class').selectOptions('PGY-2');
  await page
    .getByRole('group', { name: 'Completed before this year' })
    .getByRole('checkbox', { name: rotation?.code ?? '', exact: true })
    .click({ force: true });
  await button('Add').click();
  await expect.element(page.getByText('Recorded Transfer')).toBeVisible();
  const added = (await people()).find(({ familyName }) => familyName === 'Transfer');
  const [year] = await held.database
    .rows('personYear')
    .where('personId')
    .equals(added?.id ?? '')
    .toArray();
  expect(year?.completed).toEqual([{ rotationId: rotation?.id, blocks: 1 }]);
});

test('when somebody’s residency began and the hours before this year are kept, and cleared again', async () => {
  await openApp('/people');
  await button('Add a person').click();
  await field('Family name').fill('Offcycle');
  await field('Class').selectOptions('PGY-3');
  await field('Residency began on').fill('2023-10-21');
  await field('Panel hours before this year').fill('640.5');
  await button('Add').click();
  await expect.element(page.getByText('Recorded Offcycle')).toBeVisible();
  const added = async () =>
    (await people()).find(({ familyName }) => familyName === 'Offcycle') ?? null;
  const person = await added();
  const yearOf = async () => {
    const years = await held.database.rows('personYear').toArray();
    return years.find(({ personId }) => personId === person?.id);
  };
  expect(person).toMatchObject({ residencyFirstDay: '2023-10-21' });
  expect(await yearOf()).toMatchObject({ panelHoursBefore: 640.5 });
  await button('Edit Offcycle').click();
  await field('Residency began on').fill('');
  await field('Panel hours before this year').fill('');
  await button('Save').click();
  await expect.poll(async () => (await added())?.residencyFirstDay).toBeNull();
  expect(await yearOf()).toMatchObject({ panelHoursBefore: null });
});

test('a rotation is added with a painted week, edited, deleted and brought back', async () => {
  const rotations = () => held.database.rows('rotation').toArray();
  await openApp('/rotations');
  await button('Add a rotation').click();
  await button('Add').click();
  await expect.element(page.getByText('A name is needed')).toBeVisible();
  await expect.element(page.getByText('A code is needed')).toBeVisible();
  await field('Name').fill('Sleep medicine');
  await field('Code').fill('SLEEP');
  await field('Paint with').selectOptions('CA · Continuity clinic morning (08:00–12:00)');
  await page.getByRole('button', { name: 'Mon morning: free' }).click();
  await userEvent.keyboard('{ArrowRight}{Enter}');
  await field('PGY-2 at least').fill('1');
  await button('Add').click();
  await expect.element(page.getByText('Defined Sleep medicine (SLEEP)')).toBeVisible();
  const added = (await rotations()).find(({ code }) => code === 'SLEEP');
  const clinic = rows.activity?.find(({ code }) => code === 'CA')?.id;
  expect(added?.pattern.map((id) => id === clinic).slice(0, 4)).toEqual([true, false, true, false]);
  expect(added?.requirements).toEqual([{ pgy: 2, blocksMin: 1, blocksMax: 1 }]);

  await button('Edit Sleep medicine').click();
  await field('Code').fill('MICU');
  await button('Save').click();
  await expect
    .element(page.getByText('Medical intensive care has the code MICU.').first())
    .toBeVisible();
  await field('Code').fill('SLE');
  await button('Save').click();
  await expect.element(page.getByText('SLE', { exact: true })).toBeVisible();

  await button('Archive Sleep medicine').click();
  await page.getByText('Archived (1)').click();
  await button('Delete Sleep medicine').click();
  await expect.element(page.getByText('Archived (1)')).not.toBeInTheDocument();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Archived (1)').click();
  await button('Bring back Sleep medicine').click();
  await expect.element(button('Archive Sleep medicine')).toBeVisible();
});

test('a week is painted by a stroke of the pointer, and by keys on the way', async () => {
  await openApp('/rotations');
  await button('Add a rotation').click();
  await field('Paint with').selectOptions('CA · Continuity clinic morning (08:00–12:00)');
  const half = (name: RegExp) => page.getByRole('button', { name });
  const painted = () => half(/^... (morning|afternoon): CA, /).elements().length;
  await half(/^Mon morning/).dropTo(half(/^Thu morning/), { steps: 12 });
  await expect.poll(painted).toBe(4);
  await userEvent.click(half(/^Sun afternoon/));
  await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}{Delete}');
  await expect.poll(painted).toBe(6);
  await expect.element(half(/^Fri afternoon: free/)).toHaveFocus();
});

test('an absence is entered for one day, edited, deleted and brought back', async () => {
  const absences = () => held.database.rows('absence').toArray();
  const before = (await absences()).length;
  const [resident] = rows.person ?? [];
  await openApp('/absences');
  await button('Enter an absence').click();
  await button('Enter').click();
  await expect.element(page.getByText('Choose a person').last()).toBeVisible();
  await expect.element(page.getByText('A first day is needed')).toBeVisible();
  await field('Person').selectOptions(`${resident?.familyName}, ${resident?.givenName}`);
  await field('Type').selectOptions('Sick');
  await field('First day').fill('2026-08-11');
  await button('Enter').click();
  await expect.element(page.getByText(/^Entered an absence/)).toBeVisible();
  const added = (await absences()).find(
    ({ personId, firstDay }) => personId === resident?.id && firstDay === '2026-08-11',
  );
  expect(added).toMatchObject({ lastDay: '2026-08-11', isPlanned: false, isLeave: true });
  const detail = await held.database.rows('absenceDetail').get(added?.id ?? '');
  expect(detail).toMatchObject({ type: 'sick' });

  const name = `${resident?.givenName} ${resident?.familyName}, Tue, Aug 11, 2026`;
  await button(`Edit ${name}`).click();
  await field('Last day').fill('2026-08-01');
  await button('Save').click();
  await expect.element(page.getByText('The last day is before the first.').first()).toBeVisible();
  await field('Last day').fill('');
  await field('Type').selectOptions('Conference');
  await button('Save').click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect((await absences()).find(({ id }) => id === added?.id)).toMatchObject({ isLeave: false });

  await button(`Delete ${name}`).click();
  await expect.element(button(`Delete ${name}`)).not.toBeInTheDocument();
  expect(await absences()).toHaveLength(before);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect.element(button(`Delete ${name}`)).toBeVisible();
});

test('by keyboard alone a person is opened, changed and saved, and the focus returns', async () => {
  await openApp('/people');
  const first = page.getByRole('button', { name: /^Edit / }).first();
  await expect.element(first).toBeVisible();
  first.element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(first).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await userEvent.tab();
  await expect.element(field('Given name')).toHaveFocus();
  await userEvent.keyboard('Zebulon{Enter}');
  await expect.element(page.getByText(/^Recorded .*Zebulon/)).toBeVisible();
});
