import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { draftStarted } from '../../../src/domain/changes/draft-started.ts';
import { assignmentRow } from '../../../src/domain/schedule/slot.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const { rows, witness } = familyMedicineSmall.grow(1);
const [year] = rows.academicYear ?? [];
const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
const { draft } = draftStarted.args.parse({
  draft: { id: 'draft-1', yearId: year?.id, name: 'Draft 1', startedAt: 1 },
});
const withDraft = {
  ...rows,
  draft: [draft],
  assignment: witness.map((filled) => assignmentRow(draft.id, filled, blocks)),
};
let held: HeldProgram;

beforeEach(async () => {
  held = await holdProgram(withDraft);
});
afterEach(() => held.forget());

const SCREENS = [
  ['/welcome', 'Family medicine, small'],
  ['/people', '30 people'],
  ['/rotations', 'Behavioral health'],
  ['/absences', 'Vacation'],
  ['/files', 'Choose tables'],
  ['/build', 'Draft 1'],
  ['/build/generate', 'What to decide'],
  ['/build/draft-1', 'Find what could stand here'],
  ['/settings', 'All rules'],
  ['/rules', 'Nights between calls'],
  ['/rules/one-day-in-seven', 'three days off in four weeks'],
  ['/rules/call-spacing', 'every second night'],
  ['/compliance', 'Findings, the worst first'],
  ['/dashboards', 'PGY-1, 6 people'],
  ['/build/compare', 'There is nothing to compare yet'],
] as const;

describe.each([
  ['light', 390],
  ['dark', 1280],
] as const)('in the %s theme at %i pixels axe finds nothing at', (theme, width) => {
  test.each(SCREENS)('%s', async (address, text) => {
    await page.viewport(width, 844);
    await held.setTheme(theme);
    await openApp(address);
    await expect.element(page.getByText(text).first()).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});

test('a month’s call is published with a number, and its file is offered', async () => {
  await openApp('/build/draft-1');
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabelText('What', { exact: true }).selectOptions('A month’s call');
  await dialog.getByLabelText('When', { exact: true }).selectOptions('October 2026');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect.element(dialog.getByText('Edition 1')).toBeVisible();
  await expect.element(dialog.getByText('editions/current.json')).toBeVisible();
  const [edition] = await held.database.rows('edition').toArray();
  expect(edition).toMatchObject({
    number: 1,
    scope: { layers: ['call'], firstDay: '2026-10-01', lastDay: '2026-10-31' },
  });
});
