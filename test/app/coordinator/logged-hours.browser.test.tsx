import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { draftStarted } from '../../../src/domain/changes/draft-started.ts';
import type { RowsByKind } from '../../../src/domain/kinds.ts';
import { loggedDayId, loggedDaySchema } from '../../../src/domain/rows/logged-day.ts';
import { Schedule } from '../../../src/domain/schedule/schedule.ts';
import { assignmentRow } from '../../../src/domain/schedule/slot.ts';
import { day, daysOf, epochDayOf } from '../../../src/domain/time/day.ts';
import { scheduledPeriods } from '../../../src/domain/work/worked-work.ts';
import { periodsCsv } from '../../../src/formats/periods-csv.ts';
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
const withDraft: RowsByKind = {
  ...rows,
  draft: [draft],
  assignment: witness.map((each) => assignmentRow(draft.id, each, blocks)),
};
const schedule = new Schedule(planOf(rows), witness);
const timeZone = schedule.plan.rows.program.timeZone;
const [resident] = schedule.plan.residents;
if (!resident) throw new Error('The program has residents');
const { person } = resident;

// The first resident worked July as scheduled, but eight hours longer every day.
const record = scheduledRecords(schedule).find(({ personId }) => personId === person.id);
if (!record) throw new Error('The resident has a record');
const july = daysOf({ firstDay: resident.year.firstDay, lastDay: day('2026-08-31') }).map((on) =>
  loggedDaySchema.parse({
    id: loggedDayId(person.id, on),
    personId: person.id,
    day: on,
    periods: scheduledPeriods(record, epochDayOf(on)).map((period, place, all) =>
      place === all.length - 1 ? { ...period, end: period.end + 8 * 3_600_000 } : period,
    ),
  }),
);
let held: HeldProgram;

beforeEach(async () => {
  vi.useFakeTimers({
    toFake: ['Date'],
    shouldAdvanceTime: true,
    now: Date.parse('2026-11-23T21:00Z'),
  });
  await page.viewport(1280, 844);
});
afterEach(async () => {
  await held.forget();
  vi.useRealTimers();
});

const logOf = (text: string) => new File([text], 'hours.csv', { type: 'text/csv' });

async function choose(file: File): Promise<void> {
  await page.getByLabelText('Choose logged hours').upload(file);
}

describe('taking logged hours in', () => {
  beforeEach(async () => {
    held = await holdProgram(withDraft);
    await openApp('/files');
  });

  test('is shown first, then kept, then taken back', async () => {
    await choose(logOf(periodsCsv(july, timeZone)));
    await expect
      .element(page.getByText(`${july.length} days of 1 person: ${july.length} not logged before`))
      .toBeVisible();
    expect(await held.database.rows('loggedDay').count()).toBe(0);
    await page.getByRole('button', { name: `Take in ${july.length} days` }).click();
    await expect.element(page.getByText(/^Took in \d+ logged days/)).toBeVisible();
    expect(await held.database.rows('loggedDay').toArray()).toMatchObject(july);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => held.database.rows('loggedDay').count()).toBe(0);
  });

  test('names what is replaced, and rows that are refused by row and column', async () => {
    const [first] = july;
    if (!first) throw new Error('July has days');
    await held.database.rows('loggedDay').put({ ...first, periods: [] });
    const text = `${periodsCsv(july.slice(0, 2), timeZone)}${person.id},2026-07-09T07:00,2026-07-09T06:00,clinical,\r\n`;
    await choose(logOf(text));
    await expect.element(page.getByText(/1 in place of what is logged/)).toBeVisible();
    await expect.element(page.getByText(/: 0 h → [\d.]+ h$/)).toBeVisible();
    await expect.element(page.getByText(/^hours\.csv, row \d, end: .* is not after/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await held.database.rows('loggedDay').count()).toBe(1);
  });

  test('a table of something else is refused whole', async () => {
    await choose(logOf('name,email\nAda,a@example.org\n'));
    await expect
      .element(page.getByText('hours.csv, row 1, resident: This column is missing.'))
      .toBeVisible();
  });
});

describe('the compliance screen', () => {
  beforeEach(async () => {
    held = await holdProgram({ ...withDraft, loggedDay: july });
  });

  test('judges what people logged, says so, and counts blanks as cannot tell', async () => {
    await openApp('/compliance');
    await expect.element(page.getByText('Findings, the worst first')).toBeVisible();
    expect(page.getByText('Worked', { exact: true }).elements()).toEqual([]);
    await page
      .getByLabelText('Hours', { exact: true })
      .selectOptions('Worked, as people logged it');
    await expect.element(page.getByText(/days are logged, every day by 0 of 18/)).toBeVisible();
    const findings = page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: 'Open the draft there' });
    await expect.element(findings.first().getByText('Worked', { exact: true })).toBeVisible();
    await expect.element(findings.first()).toHaveTextContent(/^Violation/);
    await expect
      .element(page.getByRole('button', { name: /Cannot tell/ }).first())
      .toHaveTextContent(/^\d{2,}/);
    await page.getByText('The same as a table').first().click();
    await expect.element(page.getByRole('table').first()).toBeVisible();
  });

  test.each(['light', 'dark'] as const)(
    'shows both side by side, in the %s theme',
    async (theme) => {
      await held.setTheme(theme);
      await openApp('/compliance?stream=both');
      const rule = page
        .getByRole('list', { name: 'Rules with findings' })
        .getByRole('listitem')
        .filter({ hasText: 'Eighty hours a week' });
      await expect.element(rule.getByText('Worked', { exact: true })).toBeVisible();
      await expect.element(rule).toHaveTextContent(/Scheduled.*kept in.*Worked.*cannot tell/);
      await page
        .getByLabelText('Rule', { exact: true })
        .selectOptions('Eighty hours a week, averaged');
      expect(await axeFindings()).toEqual([]);
      await page.viewport(390, 844);
      expect(document.documentElement.scrollWidth).toBe(390);
    },
  );
});
