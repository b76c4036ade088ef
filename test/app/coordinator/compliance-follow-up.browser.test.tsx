import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
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
// Two nights of August without anybody: violations for certain, one after the other.
const GAPS = ['2026-08-11', '2026-08-12'];
const filled = witness.filter(
  ({ slot }) => slot.layer !== 'call' || !GAPS.some((gap) => slot.day === gap),
);
const withDraft: RowsByKind = {
  ...rows,
  draft: [draft],
  assignment: filled.map((each) => assignmentRow(draft.id, each, blocks)),
};
let held: HeldProgram;

beforeEach(async () => {
  await page.viewport(1280, 844);
  held = await holdProgram(withDraft);
});
afterEach(() => held.forget());

const ADDRESS = '/compliance?verdict=violation&rule=call-coverage';

async function openCompliance(address = ADDRESS): Promise<void> {
  await openApp(address);
  await expect.element(page.getByText('Violations and corrective actions')).toBeVisible();
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => dialog().getByLabelText(name, { exact: true });
const violations = () =>
  page
    .getByRole('group', { name: 'Findings by verdict' })
    .getByRole('button', { name: /^\d+ Violations/ })
    .element().textContent;
const cases = () => page.getByRole('list', { name: 'Cases' }).getByRole('listitem');

async function waiveFirst(reason: string): Promise<void> {
  await button(/^Waive: /)
    .first()
    .click();
  await field('Reason').fill(reason);
  await field('Your name').fill('Ada Director');
  await dialog().getByRole('button', { name: 'Waive' }).click();
  await expect.element(dialog()).not.toBeInTheDocument();
}

describe('a waiver', () => {
  test('needs a reason and a name, sets the finding apart, and is withdrawn and brought back', async () => {
    await openCompliance();
    const before = violations();
    const shareBefore = sharesOf('Call is covered');
    await button(/^Waive: /)
      .first()
      .click();
    await dialog().getByRole('button', { name: 'Waive' }).click();
    await expect.element(dialog().getByText('A reason is needed')).toBeVisible();
    await expect.element(field('Reason')).toHaveFocus();
    await expect.element(dialog().getByText('A name is needed')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await field('Reason').fill('The neighbours cover');
    await field('Your name').fill('Ada Director');
    await dialog().getByRole('button', { name: 'Waive' }).click();

    await expect.element(page.getByText('Waived a finding of “Call is covered”')).toBeVisible();
    await expect.poll(violations).not.toBe(before);
    await expect.element(page.getByText(/ findings, 1 more waived$/)).toHaveFocus();
    expect(sharesOf('Call is covered')).toContain('1 waived');
    expect(sharesOf('Call is covered')).toContain(shareBefore.match(/kept in [^]*$/)?.[0] ?? '');
    const [waiver] = await held.database.rows('waiver').toArray();
    expect(waiver).toMatchObject({
      ruleId: 'call-coverage',
      verdict: 'violation',
      stream: 'scheduled',
      reason: 'The neighbours cover',
      waivedBy: 'Ada Director',
      measured: 0,
    });

    await button(/^1 Waived/).click();
    const list = page.getByRole('list', { name: 'Waived findings' });
    await expect.element(list.getByText(/by Ada Director.*The neighbours cover/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await list.getByRole('button', { name: /^Withdraw the waiver/ }).click();
    await expect.poll(violations).toBe(before);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(violations).not.toBe(before);
  });

  test('remembers the name on the device', async () => {
    await openCompliance();
    await waiveFirst('The neighbours cover');
    await button(/^Waive: /)
      .first()
      .click();
    await expect.element(field('Your name')).toHaveValue('Ada Director');
  });

  test('covers nothing any more once the schedule is mended, and says so', async () => {
    await openCompliance();
    await waiveFirst('The neighbours cover');
    const [waiver] = await held.database.rows('waiver').toArray();
    const gone = witness.filter(
      ({ slot }) => slot.layer === 'call' && slot.day === waiver?.firstDay,
    );
    await held.database
      .rows('assignment')
      .bulkAdd(gone.map((each) => assignmentRow(draft.id, each, blocks)));
    await expect
      .element(page.getByText(/^0 findings are waived; 1 more waived and no longer found/))
      .toBeVisible();
    await expect.element(button(/^\d+ Waived/)).not.toBeInTheDocument();
  });
});

/** What is said of a rule in the list of rules. */
function sharesOf(title: string): string {
  const item = [...document.querySelectorAll('ul[aria-label="Rules with findings"] > li')].find(
    (each) => each.textContent?.includes(title),
  );
  return item?.textContent ?? '';
}

describe('a case', () => {
  test('goes from the violation by cause and action to its sign-off, and is reopened', async () => {
    await openCompliance();
    await expect.element(page.getByText(/^No case is open/)).toBeVisible();
    await button(/^Open a case: /)
      .first()
      .click();
    await dialog().getByRole('button', { name: 'Open' }).click();
    await expect.element(cases().getByText('Open, cause not known')).toBeVisible();
    await expect.element(button('Case: Open, cause not known')).toBeVisible();
    expect(button(/^Sign off/).elements()).toEqual([]);

    await button(/^Cause and action: /).click();
    await field('Root cause').selectOptions('An absence was not covered');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect.element(cases().getByText('Cause known', { exact: true })).toBeVisible();

    await button(/^Cause and action: /).click();
    await field('Corrective action').fill('A backup is named for every night');
    await field('Responsible').fill('Bo Chief');
    await field('Due').fill('2020-01-31');
    expect(await axeFindings()).toEqual([]);
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect.element(cases().getByText('Action planned, overdue since Jan 31')).toBeVisible();
    expect(await axeFindings()).toEqual([]);

    await button(/^Sign off: /).click();
    await field('Your name').fill('Ada Director');
    await field('Day').fill('2026-09-01');
    await dialog().getByRole('button', { name: 'Sign off' }).click();
    await expect.element(cases().getByText(/by Ada Director, Tue, Sep 1, 2026/)).toBeVisible();
    await expect.element(cases()).toHaveFocus();
    expect(await held.database.rows('complianceCase').toArray()).toMatchObject([
      {
        ruleId: 'call-coverage',
        cause: 'absence-not-covered',
        correctiveAction: 'A backup is named for every night',
        responsible: 'Bo Chief',
        dueOn: '2020-01-31',
        signedOffBy: 'Ada Director',
        signedOffOn: '2026-09-01',
        foundIn: 'Draft 1',
      },
    ]);
    expect(await axeFindings()).toEqual([]);

    await button(/^Reopen: /).click();
    await expect.element(cases().getByText(/^Action planned, overdue/)).toBeVisible();
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.element(cases().getByText('Signed off', { exact: true })).toBeVisible();
  });

  test('is found by its state, and says when the schedule was mended', async () => {
    await openCompliance();
    await button(/^Open a case: /)
      .first()
      .click();
    await dialog().getByRole('button', { name: 'Open' }).click();
    await expect.element(cases()).toBeVisible();
    const show = page.getByLabelText('Show', { exact: true });
    await show.selectOptions('Signed off');
    await expect.element(page.getByText('0 of 1 case')).toBeVisible();
    await show.selectOptions('Not signed off');
    await expect.element(cases()).toBeVisible();
    await expect.element(cases().getByText(/no such finding any more/)).not.toBeInTheDocument();
    const gone = witness.filter(
      ({ slot }) => slot.layer === 'call' && GAPS.some((gap) => slot.day === gap),
    );
    await held.database
      .rows('assignment')
      .bulkAdd(gone.map((each) => assignmentRow(draft.id, each, blocks)));
    await expect.element(cases().getByText(/no such finding any more/)).toBeVisible();
  });

  test('is opened, filled in and signed off by keyboard alone', async () => {
    await openCompliance();
    const open = button(/^Open a case: /).first();
    await expect.element(open).toBeVisible();
    open.element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(dialog()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.element(open).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    field('Root cause').element().focus();
    await userEvent.keyboard('Patient load{Tab}{Tab}Two more on weekends{Tab}Bo{Enter}');
    await expect.element(cases().getByText('Action planned', { exact: true })).toBeVisible();
    await expect.element(button('Case: Action planned').first()).toBeVisible();
    button(/^Sign off: /)
      .element()
      .focus();
    await userEvent.keyboard('{Enter}');
    field('Your name').element().focus();
    await userEvent.keyboard('Ada{Enter}');
    await expect.element(cases().getByText('Signed off', { exact: true })).toBeVisible();
  });
});

describe.each([
  ['light', 390],
  ['dark', 1280],
] as const)('in the %s theme at %i pixels', (theme, width) => {
  test('what was decided fits, and axe finds nothing', async () => {
    await page.viewport(width, 844);
    await held.setTheme(theme);
    await openCompliance();
    await waiveFirst('The neighbours cover');
    await button(/^Open a case: /)
      .first()
      .click();
    await field('Due').fill('2020-01-31');
    await dialog().getByRole('button', { name: 'Open' }).click();
    await button(/^1 Waived/).click();
    await expect.element(cases()).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  });
});
