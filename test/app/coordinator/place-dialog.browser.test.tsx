import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draftStarted } from '../../../src/domain/changes/draft-started.ts';
import {
  assignmentRow,
  type Filled,
  slotFromParts,
  slotKey,
} from '../../../src/domain/schedule/slot.ts';
import { addDays } from '../../../src/domain/time/day.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const { rows, witness } = familyMedicineSmall.grow(1);
const [year] = rows.academicYear ?? [];
const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
const { draft } = draftStarted.args.parse({
  draft: { id: 'draft-1', yearId: year?.id, name: 'Draft 1', startedAt: 1 },
});
// Somebody is on the wards on the morning after a night in the house.
const inHouse = new Set(
  rows.callRole?.flatMap(({ id, mode }) => (mode === 'in-house' ? [id] : [])),
);
const residents = new Set(
  rows.personYear?.flatMap((each) => (each.role === 'resident' ? [each.personId] : [])),
);
const nights = witness.flatMap(({ slot, personId }) =>
  slot.layer === 'call' && inHouse.has(slot.demandId) && residents.has(personId)
    ? [{ personId, day: slot.day }]
    : [],
);
const night = nights[20];
if (!night) throw new Error('The program has in-house call');
const morning = `${addDays(night.day, 1)}am`;
const onTheWards: Filled = {
  slot: slotFromParts('half-day', 'activity-wa', morning, 0),
  personId: night.personId,
  source: 'pinned',
};
let held: HeldProgram;

beforeEach(async () => {
  held = await holdProgram({
    ...rows,
    draft: [draft],
    assignment: [...witness, onTheWards].map((filled) => assignmentRow(draft.id, filled, blocks)),
  });
});
afterEach(() => held.forget());

/** Opens the dialog of the first cell whose id begins so, where the address shows it. */
async function openCell(address: string, idStart: string): Promise<void> {
  await openApp(address);
  await expect.element(page.getByRole('button', { name: /^Findings \(\d+\)$/ })).toBeVisible();
  const cell = () => document.querySelector<HTMLElement>(`[id^="${idStart}"]`);
  await expect.poll(cell).not.toBeNull();
  cell()?.click();
  await expect.element(page.getByRole('dialog')).toBeVisible();
}

const CALL = witness.find(({ slot }) => slot.layer === 'call')?.slot;
if (!CALL) throw new Error('The program has call');
const DRAFT = '/build/draft-1';
const LAYERS = [
  ['block', DRAFT, 'block-', 'Rotation', 'breaks'],
  ['call', `${DRAFT}?slot=${slotKey(CALL)}`, 'call-', 'Person', 'breaks'],
  [
    'half-day',
    `${DRAFT}?slot=${slotKey(onTheWards.slot)}`,
    `half-day-${night.personId}-${morning}`,
    'Activity',
    'mends',
  ],
] as const;
const TITLES = { breaks: 'This would break or worsen', mends: 'This would mend' } as const;

describe.each([
  ['light', 390, 844],
  ['dark', 1440, 900],
] as const)('in the %s theme at %i by %i pixels', (theme, width, height) => {
  test.each(LAYERS)(
    '%s: a changed cell shows what it breaks and mends before it is kept, and so does every choice',
    async (_layer, address, idStart, label, effect) => {
      await page.viewport(width, height);
      await held.setTheme(theme);
      await openCell(address, idStart);
      const before = await held.database.rows('assignment').toArray();
      const dialog = page.getByRole('dialog');
      const select = dialog.getByLabelText(label);
      const told = () =>
        [...select.element().querySelectorAll('option')].map(({ value, text }) => ({
          value,
          text,
        }));
      await expect
        .poll(() => told().filter(({ text }) => text.includes('—')).length)
        .toBe(told().length - 1);
      const tried = told().find(({ text }) => new RegExp(`— .*${effect} \\d`).test(text));
      if (!tried) throw new Error(`No choice ${effect} anything`);
      await userEvent.selectOptions(select, tried.value);
      await expect.element(dialog.getByText(TITLES[effect])).toBeVisible();
      expect(await axeFindings()).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      // Nothing is kept yet.
      expect(await held.database.rows('assignment').toArray()).toEqual(before);
      const kindest = dialog.getByRole('group', { name: 'Choices the rules object to least' });
      await kindest.getByRole('button').first().click();
      await expect
        .element(kindest.getByRole('button').first())
        .toHaveAttribute('aria-pressed', 'true');
    },
  );
});

test('the findings of the draft follow an edit and its undoing', async () => {
  await openCell(DRAFT, 'block-');
  const count = async (): Promise<string> =>
    page.getByRole('button', { name: /^Findings \(\d+\)$/ }).element().textContent;
  const before = await count();
  const dialog = page.getByRole('dialog');
  await userEvent.selectOptions(dialog.getByLabelText('Rotation'), '');
  await expect.element(dialog.getByText('This would break or worsen')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep' }).click();
  await expect.poll(count).not.toBe(before);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(count).toBe(before);
});
