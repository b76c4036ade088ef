import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { draftStarted } from '../../../src/domain/changes/draft-started.ts';
import { ruleSettingSchema } from '../../../src/domain/rows/schedule.ts';
import type { RowsByKind } from '../../../src/domain/kinds.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { assignmentRow } from '../../../src/domain/schedule/slot.ts';
import { hoursByWeek } from '../../../src/rules/hours-by-week.ts';
import { scheduledRecords } from '../../../src/rules/work/scheduled-records.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { planOf } from '../../worlds/grow.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const { rows, witness } = familyMedicineSmall.grow(1);
const [year] = rows.academicYear ?? [];
const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
const { draft } = draftStarted.args.parse({
  draft: { id: 'draft-1', yearId: year?.id, name: 'Draft 1', startedAt: 1 },
});
// A limit so low that some weeks are above it.
const HOURS_MAX = 65;
const lowLimit = ruleSettingSchema.parse({
  id: 'eighty-hours',
  isOn: true,
  params: { hoursMax: HOURS_MAX },
});
const withDraft: RowsByKind = {
  ...rows,
  draft: [draft],
  assignment: witness.map((each) => assignmentRow(draft.id, each, blocks)),
  ruleSetting: [...(rows.ruleSetting ?? []), lowLimit],
};
const records = scheduledRecords(new Schedule(planOf(rows), witness));
let held: HeldProgram;

beforeEach(async () => {
  await page.viewport(1280, 900);
  held = await holdProgram(withDraft);
});
afterEach(() => held.forget());

const course = () => page.getByRole('table', { name: 'Compliance over time' });
const bar = (name: RegExp) => course().getByRole('button', { name });

async function openCourse(address = '/compliance'): Promise<void> {
  await openApp(address);
  await expect.element(course()).toBeVisible();
}

function figures(button: Element | null): number[] {
  const name = button?.getAttribute('title') ?? '';
  return (name.match(/\d+(?= (kept|near|cannot|broken))/g) ?? []).map(Number);
}

describe('compliance over time', () => {
  test('shows each block and the year, whose counts are the sum of the blocks', async () => {
    await openCourse();
    await expect.element(bar(/^All musts, block 1:/)).toBeVisible();
    const cells = bar(/^All musts, block/).elements();
    expect(cells).toHaveLength(13);
    const sum = [0, 1, 2, 3].map((place) =>
      cells.reduce((total, cell) => total + (figures(cell)[place] ?? 0), 0),
    );
    expect(sum[1]).toBeGreaterThan(0);
    expect(figures(bar(/^All musts, the whole year:/).element())).toEqual(sum);
  });

  test('shows the rules that are kept throughout only when asked, and hours only of a resident', async () => {
    await openCourse();
    await expect.element(page.getByText(/^Hours week by week/)).not.toBeInTheDocument();
    await expect
      .element(bar(/^No moonlighting in the first year, block 1:/))
      .not.toBeInTheDocument();
    await page.getByRole('button', { name: /^Show the \d+ rules kept throughout$/ }).click();
    await expect.element(bar(/^No moonlighting in the first year, block 1:/)).toBeVisible();
  });

  test('a bar narrows findings and near misses to its rule and block, and back', async () => {
    await openCourse();
    const chosen = bar(/^In-house call every third night at most, block .*[1-9] near miss/).first();
    const [, near] = figures(chosen.element());
    await chosen.click();
    await expect.element(chosen).toHaveAttribute('aria-pressed', 'true');
    await expect
      .element(page.getByLabelText('Rule', { exact: true }))
      .toHaveValue('every-third-night');
    await expect.element(page.getByText(/^0 of \d+ findings$/)).toBeVisible();
    await page.getByText(new RegExp(`^${near} of \\d+ near misses$`)).click();
    const list = page.getByRole('list', { name: 'Near misses' });
    expect(list.getByRole('listitem').elements()).toHaveLength(near ?? -1);
    await expect.element(list.getByText(/^Kept, but only just:/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Every rule, the whole year' }).click();
    await expect.element(page.getByLabelText('Rule', { exact: true })).toHaveValue('');
  });

  test('is one stop of Tab, and arrow keys lead from bar to bar', async () => {
    await openCourse();
    expect(course().element().querySelectorAll('button[tabindex="0"]')).toHaveLength(1);
    const first = bar(/^All musts, the whole year:/).element();
    if (!(first instanceof HTMLElement)) throw new Error('No first bar');
    first.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowLeft}');
    expect(document.activeElement?.getAttribute('title')).toMatch(/^All musts, block 2:/);
    await userEvent.keyboard('{Enter}');
    await expect.element(bar(/^All musts, block 2:/)).toHaveAttribute('aria-pressed', 'true');
  });
});

describe('hours week by week', () => {
  const heavy = records.find((record) =>
    hoursByWeek(record, HOURS_MAX).some(({ isAbove }) => isAbove),
  );
  const expected = heavy ? hoursByWeek(heavy, HOURS_MAX) : [];
  const above = expected.filter(({ isAbove }) => isAbove);

  test('names the weeks above the limit, as an early warning of scheduled work', async () => {
    expect(above.length).toBeGreaterThan(0);
    await openCourse(`/compliance?person=${heavy?.personId}`);
    await expect
      .element(page.getByText('Early warning, not how compliance is judged.'))
      .toBeVisible();
    await expect.element(page.getByText(/Scheduled work\.$/).first()).toBeVisible();
    const named = page.getByRole('list', { name: 'Weeks above the weekly limit' });
    expect(named.getByRole('listitem').elements()).toHaveLength(above.length);
    await expect
      .element(named.getByRole('listitem').first())
      .toHaveTextContent(`${Math.round((above[0]?.hours ?? 0) * 100) / 100} h of ${HOURS_MAX}`);
    await page.getByText('The same as a table').first().click();
    const table = page.getByRole('table').filter({ hasText: 'Average of four weeks' });
    expect(table.getByRole('rowheader').elements()).toHaveLength(expected.length);
  });

  test('stands for each stream that is shown, and says which', async () => {
    await openCourse(`/compliance?person=${heavy?.personId}&stream=both`);
    await expect.element(page.getByText(/Scheduled work\.$/).first()).toBeVisible();
    await expect.element(page.getByText(/Worked hours, as logged\.$/).first()).toBeVisible();
    await page
      .getByLabelText('Hours', { exact: true })
      .selectOptions('Worked, as people logged it');
    await expect.element(page.getByText(/block by block, by what people logged/)).toBeVisible();
    await expect.element(page.getByText(/Scheduled work\.$/)).not.toBeInTheDocument();
  });

  test.each(['light', 'dark'] as const)('nothing for axe to find on a phone, %s', async (theme) => {
    await page.viewport(390, 844);
    await held.setTheme(theme);
    await openCourse(`/compliance?person=${heavy?.personId}`);
    await page.getByText(/^\d+ of \d+ near misses$/).click();
    expect(await axeFindings()).toEqual([]);
    const { clientWidth, scrollWidth } = document.documentElement;
    expect(scrollWidth).toBe(clientWidth);
  });
});
