import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { draftStarted } from '../../../src/domain/changes/draft-started.ts';
import type { RowsByKind } from '../../../src/domain/kinds.ts';
import { assignmentRow } from '../../../src/domain/schedule/slot.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const { rows, witness } = familyMedicineSmall.grow(1);
const [year] = rows.academicYear ?? [];
const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
const { draft } = draftStarted.args.parse({
  draft: { id: 'draft-1', yearId: year?.id, name: 'Draft 1', startedAt: 1 },
});
// Without its calls of August the draft breaks rules for certain: nobody is on call on those nights.
const filled = witness.filter(
  ({ slot }) => slot.layer !== 'call' || !slot.day.startsWith('2026-08'),
);
const withDraft: RowsByKind = {
  ...rows,
  draft: [draft],
  assignment: filled.map((each) => assignmentRow(draft.id, each, blocks)),
};
let held: HeldProgram;

afterEach(() => held.forget());

async function openCompliance(address = '/compliance'): Promise<void> {
  await openApp(address);
  await expect.element(page.getByText('Findings, the worst first')).toBeVisible();
}

const shownFindings = () =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: 'Open the draft there' });

describe('the compliance screen', () => {
  beforeEach(async () => {
    await page.viewport(1280, 844);
    held = await holdProgram(withDraft);
  });

  test('shows violations first and narrows them by verdict and rule', async () => {
    await openCompliance();
    await expect.element(shownFindings().first()).toHaveTextContent(/^Violation/);
    const advisories = page.getByRole('button', { name: /Advisories/ });
    await advisories.click();
    await expect.element(advisories).toHaveAttribute('aria-pressed', 'true');
    await expect.element(shownFindings().first()).toHaveTextContent(/^Advisory/);
    await advisories.click();
    await page.getByLabelText('Rule', { exact: true }).selectOptions('Call is covered');
    await expect.element(page.getByText(/^\d+ of \d+ findings$/)).toBeVisible();
    await expect.element(shownFindings().first()).toHaveTextContent('Call is covered');
    await page
      .getByRole('group', { name: 'Findings by verdict' })
      .getByRole('button', { name: /Cannot tell/ })
      .click();
    await expect.element(page.getByText(/^0 of \d+ findings$/)).toBeVisible();
  });

  test('opens the draft at the place, which has the focus', async () => {
    await openCompliance('/compliance?rule=call-spread');
    const link = page.getByRole('link', { name: 'Open the draft there' }).first();
    await link.click();
    await expect.element(page.getByRole('button', { name: 'Days', pressed: true })).toBeVisible();
    await expect.poll(() => document.activeElement?.role).toBe('gridcell');
  });

  test('draws the days of a finding, with a table that says the same', async () => {
    await openCompliance('/compliance?rule=eight-hours-off');
    await page.getByText('The days as a picture').first().click();
    await page.getByText('The same as a table').first().click();
    const table = page.getByRole('figure').getByRole('table').first();
    await expect.element(table.getByRole('columnheader', { name: 'Hours' })).toBeVisible();
    await expect.element(table.getByRole('rowheader').first()).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  test('prints every finding, and not the screen', async () => {
    await openCompliance();
    const count = page.getByText(/^\d+ findings$/);
    await expect.element(count).toBeVisible();
    const total = Number.parseInt(count.element().textContent ?? '', 10);
    expect(total).toBeGreaterThan(100);
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
    window.dispatchEvent(new Event('beforeprint'));
    await expect.element(page.getByRole('heading', { name: 'Rules in force' })).toBeVisible();
    await expect.element(page.getByText('Program director', { exact: true })).toBeVisible();
    await expect.element(count).not.toBeVisible();
    const said = [...document.querySelectorAll('section')].flatMap((section) =>
      /^(Violations, and what|Advisories)/.test(section.textContent ?? '')
        ? [...section.querySelectorAll('li[data-verdict], tbody tr')].filter(
            (each) => each.closest('figure') === null,
          )
        : [],
    );
    expect(said).toHaveLength(total);
    window.dispatchEvent(new Event('afterprint'));
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
    await expect.element(count).toBeVisible();
    expect(page.getByText('Program director', { exact: true }).elements()).toEqual([]);
  });

  test('judges what is published only where it speaks', async () => {
    await openApp('/build');
    await publish('A month’s call', 'October 2026');
    await page.getByRole('link', { name: 'Compliance' }).click();
    await page.getByLabelText('Schedule').selectOptions('What is in force (edition 1)');
    await expect.element(page.getByText(/^Call, Oct 1 – 31, 2026: edition 1/)).toBeVisible();
    await expect.element(page.getByText('cannot be judged alone')).toBeVisible();
    await page.getByRole('link', { name: 'Schedule' }).click();
    await publish('The year’s blocks', null);
    await page.getByRole('link', { name: 'Compliance' }).click();
    await page.getByLabelText('Schedule').selectOptions('What is in force (editions 2, 1)');
    await expect.element(page.getByText('Findings, the worst first')).toBeVisible();
    expect(document.body.textContent).not.toContain('On no rotation');
    const first = page.getByRole('link', { name: 'Open the calendar there' }).first();
    await expect.element(first).toBeVisible();
  });
});

async function publish(what: string, when: string | null): Promise<void> {
  await page.getByRole('link', { name: 'Draft 1', exact: true }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabelText('What', { exact: true }).selectOptions(what);
  if (when) await dialog.getByLabelText('When', { exact: true }).selectOptions(when);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect.element(dialog.getByText(/^Edition \d/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
}

describe('a rule’s page', () => {
  beforeEach(async () => {
    await page.viewport(390, 844);
    held = await holdProgram(withDraft);
  });

  test('refuses what the rule does not allow, saves the rest, and takes it back', async () => {
    await openApp('/rules/call-spacing');
    const nights = page.getByLabelText('In house nights between (nights)');
    await nights.fill('99');
    await expect.element(page.getByText('Outside what this rule allows')).toBeVisible();
    await page.getByRole('button', { name: 'Save' }).click();
    expect(await held.database.rows('ruleSetting').get('call-spacing')).toBeUndefined();
    await nights.fill('4');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('there are at least 4 nights')).toBeVisible();
    await expect.element(page.getByRole('list', { name: 'Findings' })).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.element(page.getByText('there are at least 2 nights')).toBeVisible();
    await expect.element(nights).toHaveValue(2);
  });

  test('switches a rule off by keyboard, and says so in the list', async () => {
    await openApp('/rules/call-spacing');
    const isOn = page.getByLabelText('This rule is on');
    await expect.element(isOn).toBeChecked();
    isOn.element().focus();
    await userEvent.keyboard(' ');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('This rule is off: nobody asks it.')).toBeVisible();
    await page.getByRole('link', { name: 'All rules' }).click();
    await expect.element(page.getByLabelText('On: Nights between calls')).not.toBeChecked();
  });

  test('names rotations by their codes, and keeps their ids', async () => {
    await openApp('/rules/rotation-exception-88');
    await page.getByRole('group', { name: 'Rotations' }).getByLabelText('ICU').click();
    await page.getByLabelText('Approval').fill('Approved by the committee, May 2026');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.element(page.getByText('Rotations named: ICU.')).toBeVisible();
    const setting = await held.database.rows('ruleSetting').get('rotation-exception-88');
    const unit = rows.rotation?.find(({ code }) => code === 'ICU');
    expect(setting?.params.rotations).toEqual([unit?.id]);
  });
});

test('without a schedule the compliance screen says what to do', async () => {
  held = await holdProgram(rows);
  await openApp('/compliance');
  await expect.element(page.getByText('There is no schedule to judge yet')).toBeVisible();
  await expect.element(page.getByRole('link', { name: 'Generate a schedule' })).toBeVisible();
});
