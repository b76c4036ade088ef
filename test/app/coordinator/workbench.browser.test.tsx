import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draftStarted } from '../../../src/domain/changes/draft-started.ts';
import { assignmentRow, slotKey } from '../../../src/domain/schedule/slot.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const { rows, witness } = familyMedicineSmall.grow(1);
const [year] = rows.academicYear ?? [];
const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
const { draft } = draftStarted.args.parse({
  draft: { id: 'draft-1', yearId: year?.id, name: 'Draft 1', startedAt: 1 },
});
const CALL = witness.find(({ slot }) => slot.layer === 'call')?.slot;
if (!CALL) throw new Error('The program has call');
const DRAFT = '/build/draft-1';
let held: HeldProgram;

beforeEach(async () => {
  held = await holdProgram({
    ...rows,
    draft: [draft],
    assignment: witness.map((filled) => assignmentRow(draft.id, filled, blocks)),
  });
});
afterEach(() => held.forget());

const stored = () => held.database.rows('assignment').toArray();
const findings = () => page.getByRole('button', { name: /^Findings \(\d+\)$/ });
const focused = (): string => document.activeElement?.getAttribute('aria-label') ?? '';

/** Opens the draft and gives the focus to the first cell of the first row. */
async function openGrid(address = DRAFT): Promise<void> {
  await openApp(address);
  await expect.element(findings()).toBeVisible();
  document.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus();
  await userEvent.keyboard('{Control>}{Home}{/Control}');
  await expect.poll(focused).toMatch(/block 1: |Jul 1/);
}

const VIEWS = [
  ['blocks', DRAFT, 'Blocks', 'person'],
  ['days', DRAFT, 'Days', 'person'],
  ['call roles', `${DRAFT}?slot=${slotKey(CALL)}`, 'Days', 'role'],
  ['half-days', DRAFT, 'Half-days', 'person'],
  ['rotations', DRAFT, 'Blocks', 'rotation'],
  ['sites', DRAFT, 'Days', 'site'],
] as const;

describe.each([
  ['light', 390, 844],
  ['dark', 1440, 900],
] as const)('in the %s theme at %i by %i pixels', (theme, width, height) => {
  test.each(VIEWS)(
    '%s: what could stand in a cell is ranked with its effects in all layers before it is kept',
    async (_view, address, zoom, by) => {
      await page.viewport(width, height);
      await held.setTheme(theme);
      await openApp(address);
      await expect.element(findings()).toBeVisible();
      await page.getByRole('button', { name: zoom, exact: true }).click();
      await page.getByLabelText('Rows').selectOptions(by);
      const before = await stored();
      const panel = page.getByRole('complementary', { name: 'The chosen cell' });
      const choices = panel.getByRole('list', { name: 'What could stand here' });
      document.querySelector<HTMLElement>('[role=gridcell][tabindex="0"]')?.focus();
      // From cell to cell until there is something to choose.
      for (let step = 0; step < 12; step++) {
        await userEvent.keyboard('{ArrowDown}');
        await expect.element(panel.getByText(/\d+ tried, the best first/)).toBeVisible();
        if (/^[2-9]|^\d\d/.test(panel.getByText(/tried/).element().textContent)) break;
      }
      await choices.getByRole('button').first().click();
      await expect.element(panel.getByRole('group', { name: 'What this would do' })).toBeVisible();
      await expect.element(panel.getByText(/^No effect on: /)).toBeVisible();
      expect(await axeFindings()).toEqual([]);
      expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
      expect(await stored()).toEqual(before);
      await panel.getByRole('button', { name: 'Keep' }).click();
      await expect.poll(stored).not.toEqual(before);
    },
  );
});

test('the grid tells where it is among all its rows and columns, and has one cell to tab to', async () => {
  await page.viewport(1440, 900);
  await openGrid();
  const grid = page.getByRole('grid', { name: 'Block year' }).element();
  expect(grid.getAttribute('aria-colcount')).toBe('14');
  expect(grid.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1);
  await userEvent.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}{ArrowUp}');
  await expect.poll(focused).toContain('block 2: ');
  const { activeElement } = document;
  expect(activeElement?.getAttribute('aria-colindex')).toBe('3');
  expect(activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('3');
  await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowDown}{/Shift}');
  await expect.poll(() => grid.querySelectorAll('[aria-selected=true]').length).toBe(4);
});

test('letters pick a rotation, Delete empties, and what the rules say follows them and undo', async () => {
  await page.viewport(1440, 900);
  await openGrid();
  const before = await stored();
  const count = (): string => findings().element().textContent;
  const said = count();
  await userEvent.keyboard('ic{Enter}');
  await expect.poll(focused).not.toContain('block 1: ICU');
  await userEvent.keyboard('{ArrowUp}');
  await expect.poll(focused).toMatch(/block 1: ICU, .*pinned, Broken rules/);
  await expect.poll(count).not.toBe(said);
  await userEvent.keyboard('{Delete}');
  await expect.poll(focused).toContain('block 1: nothing');
  await expect.poll(async () => (await stored()).length).toBe(before.length - 1);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(focused).toContain('block 1: ICU');
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(count).toBe(said);
  const bare = (all: Awaited<ReturnType<typeof stored>>) =>
    all.map(({ id, personId }) => ({ id, personId }));
  expect(bare(await stored())).toEqual(bare(before));
  await userEvent.keyboard('{Control>}y{/Control}');
  await expect.poll(count).not.toBe(said);
});

test('what cannot be read is said in the cell, and Escape leaves it as it was', async () => {
  await page.viewport(1440, 900);
  await openGrid();
  const before = await stored();
  await userEvent.keyboard('qqq{Enter}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('“qqq” is no rotation');
  await userEvent.keyboard('{Escape}');
  await expect.poll(focused).toContain('block 1: ');
  expect(await stored()).toEqual(before);
});

test('pinned places are not moved by an edit of many cells without a word', async () => {
  await page.viewport(1440, 900);
  await openGrid();
  await userEvent.keyboard('{Alt>}p{/Alt}');
  await expect.poll(focused).toContain('pinned');
  const before = await stored();
  await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}{Delete}');
  const dialog = page.getByRole('dialog', { name: 'Pinned places would move' });
  await expect.element(dialog.getByText(/block 1/)).toBeVisible();
  expect(await stored()).toEqual(before);
  await dialog.getByRole('button', { name: 'Leave the pinned ones as they are' }).click();
  await expect.poll(async () => (await stored()).length).toBe(before.length - 1);
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(async () => (await stored()).length).toBe(before.length);
  await userEvent.keyboard('{Delete}');
  await dialog.getByRole('button', { name: 'Change nothing' }).click();
  await expect.poll(focused).toContain('block 2: ');
  expect(await stored()).toHaveLength(before.length);
  await userEvent.keyboard('{Delete}');
  await dialog.getByRole('button', { name: 'Change the pinned ones too' }).click();
  await expect.poll(async () => (await stored()).length).toBe(before.length - 2);
});
