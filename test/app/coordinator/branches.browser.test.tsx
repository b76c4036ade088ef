import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { branchStarted } from '../../../src/domain/changes/branch-started.ts';
import { draftIdSchema } from '../../../src/domain/id.ts';
import { type FilledIn, isIn, slotKey } from '../../../src/domain/schedule/slot.ts';
import { slotAssigned } from '../../../src/domain/changes/slot-assigned.ts';
import { record } from '../../../src/store/record.ts';
import { changeIdSchema } from '../../../src/domain/id.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { middleDraft, middleProgram, middleWitness } from '../../worlds/middle-draft.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const calls: FilledIn<'call'>[] = middleWitness.filter(isIn('call'));
const [night] = calls;
const other = calls.find(({ personId, slot }) => {
  return personId !== night?.personId && slot.demandId === night?.slot.demandId;
});
if (!night || !other) throw new Error('The middle program has calls of several people');
let held: HeldProgram;

beforeEach(async () => {
  await page.viewport(1440, 900);
  held = await holdProgram(middleProgram);
});
afterEach(async () => {
  vi.useRealTimers();
  document.documentElement.style.fontSize = '';
  await held.forget();
});

const dialog = () => page.getByRole('dialog');
const panel = () => page.getByRole('complementary', { name: 'The chosen cell' });
const branches = async () =>
  (await held.database.rows('draft').toArray()).filter(({ branchedFrom }) => branchedFrom);
const cellsOf = (draftId: string) =>
  held.database.rows('assignment').where('draftId').equals(draftId).toArray();
const plainOf = (rows: Awaited<ReturnType<typeof cellsOf>>) =>
  rows.map(({ slot, personId, source }) => `${slot} ${personId} ${source}`).toSorted();

async function startBranch(name: string): Promise<string> {
  await openApp('/build');
  await page.getByRole('button', { name: 'Branch from Draft 1' }).click();
  await userEvent.fill(dialog().getByLabelText('Name'), name);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const [branch] = await branches();
  if (!branch) throw new Error('There is a branch');
  return branch.id;
}

/** A branch that was started before. */
async function holdBranch(): Promise<string> {
  const branchedFrom = { kind: 'draft' as const, draftId: middleDraft.id, name: 'Draft 1' };
  const { draft } = branchStarted.args.parse({
    draft: { ...middleDraft, id: 'branch-1', name: 'Another night', branchedFrom },
  });
  const made = { changeId: changeIdSchema.parse('begun'), at: instantSchema.parse(8), by: null };
  expect((await record(held.database, branchStarted, { draft }, made)).ok).toBe(true);
  return draft.id;
}

/** Puts somebody else into the first night of the draft. */
async function giveNightAway(draftId: string): Promise<void> {
  if (!night || !other) throw new Error('There is a night');
  const outcome = await record(
    held.database,
    slotAssigned,
    {
      draftId: draftIdSchema.parse(draftId),
      slot: slotKey(night.slot),
      personId: other.personId,
      source: 'solved',
      vacated: [],
    },
    { changeId: changeIdSchema.parse('given-away'), at: instantSchema.parse(9), by: null },
  );
  expect(outcome.ok).toBe(true);
}

test('a branch begins as the draft is, is discarded, and comes back', async () => {
  const branchId = await startBranch('More electives');
  expect(plainOf(await cellsOf(branchId))).toEqual(plainOf(await cellsOf('draft-1')));
  await expect.element(page.getByText('Branch of Draft 1')).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('Draft', { exact: true }), 'Draft 1');
  await expect.element(page.getByRole('heading', { level: 1, name: 'Draft 1' })).toBeVisible();
  await userEvent.selectOptions(page.getByLabelText('Draft', { exact: true }), 'More electives');
  await page.getByRole('button', { name: 'Delete More electives' }).click();
  await expect.poll(async () => (await cellsOf(branchId)).length).toBe(0);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await cellsOf(branchId)).length).toBe(middleWitness.length);
});

test('what differs stands as a picture and by person, and a part is taken in one change', async () => {
  const branchId = await holdBranch();
  await giveNightAway(branchId);
  await openApp(`/build/${branchId}`);
  await page.getByRole('link', { name: 'Compare Another night' }).click();
  await expect.element(page.getByText('One place differs')).toBeVisible();
  const marked = page
    .getByRole('table', { name: 'What differs' })
    .getByRole('button', { name: /→/ });
  await expect.element(marked.first()).toBeVisible();
  expect(marked.elements()).toHaveLength(2);
  expect(
    marked
      .elements()
      .map(({ textContent }) => textContent)
      .toSorted(),
  ).toEqual(['+1', '−1']);
  // By keyboard: choose the cell, pick what differs, take it.
  const take = page.getByRole('button', { name: /^Take \d from Another night into Draft 1$/ });
  await expect.element(take).toBeDisabled();
  const [cell] = marked.elements();
  if (!(cell instanceof HTMLElement)) throw new Error('There is a marked cell');
  cell.focus();
  await userEvent.keyboard('{Enter}');
  const everybody = page.getByRole('list', { name: 'What differs by person' });
  const pick = everybody.getByRole('checkbox').last();
  await expect.poll(() => everybody.getByRole('checkbox').elements().length).toBeGreaterThan(1);
  const box = pick.element();
  if (box instanceof HTMLElement) box.focus();
  await userEvent.keyboard(' ');
  await expect.element(take).toBeEnabled();
  expect(await axeFindings()).toEqual([]);
  await take.click();
  await expect.element(page.getByText('They are the same')).toBeVisible();
  expect(plainOf(await cellsOf('draft-1'))).toEqual(plainOf(await cellsOf(branchId)));
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect.element(page.getByText('One place differs')).toBeVisible();
});

async function publishAll(number: number): Promise<void> {
  await openApp('/build/draft-1');
  await page.getByRole('button', { name: 'Publish' }).click();
  await dialog().getByRole('button', { name: 'Publish' }).click();
  await expect.element(dialog().getByText(`Edition ${number}`)).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
}

describe('publishing', () => {
  test('says who is affected, and an earlier edition is put in force again', async () => {
    await openApp('/build/draft-1');
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect.element(dialog().getByText(/people get their first schedule/)).toBeVisible();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await expect.element(dialog().getByText('Edition 1')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await giveNightAway('draft-1');
    await page.getByRole('button', { name: 'Publish' }).click();
    const affected = dialog().getByRole('region', { name: 'Who is affected' });
    await expect.element(affected.getByText('2 people are affected')).toBeVisible();
    await expect.element(affected.getByText(/The rules find/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await expect.element(dialog().getByText('Edition 2')).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await openApp('/build');
    await page.getByRole('button', { name: 'Back to edition 1' }).click();
    await expect.element(dialog().getByText('2 people are affected')).toBeVisible();
    await dialog().getByRole('button', { name: 'Put in force' }).click();
    await expect.element(page.getByText('Edition 3')).toBeVisible();
    const editions = (await held.database.rows('edition').toArray()).toSorted(
      (one, other) => one.number - other.number,
    );
    expect(editions.map(({ number, restores }) => [number, restores])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, 1],
    ]);
    expect(editions[2]?.chunks).toEqual(editions[0]?.chunks);
  });

  test('days of the freeze window need a reason, which the history of the place tells', async () => {
    await publishAll(1);
    const [program] = await held.database.rows('program').toArray();
    if (!program || !night || !other) throw new Error('There is a program');
    await held.database.rows('program').put({ ...program, freezeDays: 7 });
    // The day before the night.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(night.slot.day) - 43_200_000 });
    await held.database.rows('assignment').update(`draft-1/${slotKey(night.slot)}`, {
      personId: other.personId,
    });
    await openApp('/build/draft-1');
    await page.getByRole('button', { name: 'Publish' }).click();
    const why = dialog().getByLabelText('Why so late');
    await expect.element(why).toBeVisible();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await expect
      .element(
        dialog()
          .getByText(/State the reason/)
          .first(),
      )
      .toBeVisible();
    await userEvent.fill(why, 'Somebody is ill');
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await expect.element(dialog().getByText('Edition 2')).toBeVisible();
    await openApp(`/build/draft-1?slot=${slotKey(night.slot)}`);
    await panel().getByText('History', { exact: true }).click();
    await expect.element(panel().getByText(/late because: Somebody is ill/)).toBeVisible();
    const files = JSON.stringify(await held.database.rows('edition').toArray());
    expect(files).not.toContain('ill');
  });
});

test('a place is commented on, the comment stands with the draft, and is settled', async () => {
  await openApp('/build/draft-1');
  await panel().getByText('Comments', { exact: true }).click();
  const add = panel().getByRole('button', { name: 'Add the comment' });
  await add.click();
  await expect.element(panel().getByText('Write something first')).toBeVisible();
  await userEvent.fill(panel().getByLabelText('Comment'), 'Asked to be near the children');
  await add.click();
  await expect.element(panel().getByText('Comments (1)')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await page.getByRole('button', { name: 'Comments' }).click();
  await expect.element(page.getByText('Asked to be near the children')).toBeVisible();
  await page.getByRole('button', { name: 'Settle' }).click();
  await expect.element(page.getByText(/^Nothing is open/)).toBeVisible();
  await page.getByLabelText('Show the 1 settled').click();
  await expect.element(page.getByText('Asked to be near the children')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

test('at 320 pixels and twice the text size nothing of a comparison is cut off, in the dark too', async () => {
  const branchId = await holdBranch();
  await giveNightAway(branchId);
  await page.viewport(320, 800);
  await held.setTheme('dark');
  document.documentElement.style.fontSize = '200%';
  await openApp(`/build/compare?first=draft.draft-1&second=draft.${branchId}`);
  await expect.element(page.getByText('One place differs')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
  expect(await axeFindings()).toEqual([]);
});
