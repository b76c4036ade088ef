import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { slotKey } from '../../../src/domain/schedule/slot.ts';
import { middleProgram, middleWitness } from '../../worlds/middle-draft.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const EMPTY_NIGHT = '2026-09-16';
const EMPTY_PLACE = `call/call-attending-university/${EMPTY_NIGHT}/0`;
const filled = middleWitness.filter(({ slot }) => slotKey(slot) !== EMPTY_PLACE);
let held: HeldProgram;

beforeEach(async () => {
  // Days that are over are not changed.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-07-01T12:00:00Z') });
  held = await holdProgram({
    ...middleProgram,
    assignment: (middleProgram.assignment ?? []).filter(({ slot }) => slot !== EMPTY_PLACE),
  });
});

afterEach(async () => {
  await held.forget();
  vi.useRealTimers();
});

const cells = () => held.database.rows('assignment').toArray();

async function askAbout(address: string): Promise<ReturnType<typeof page.getByRole>> {
  await openApp(address);
  const findings = page.getByText('Findings').first();
  await expect.element(findings).toBeVisible();
  await page.getByRole('button', { name: 'How could this be mended?' }).first().click();
  return page.getByRole('dialog', { name: 'How this could be mended' });
}

test.each([
  ['at a desk', 1280, 844],
  ['on a phone', 390, 844],
])('the smallest change is shown, applied and taken back %s', async (_, width, height) => {
  await page.viewport(width, height);
  const dialog = await askAbout('/compliance?rule=call-coverage');
  await expect.element(dialog.getByText('One change is enough.')).toBeVisible();
  await expect
    .element(dialog.getByText(/^Let .+ take .+ on Wed, Sep 16, 2026\.$/).first())
    .toBeVisible();
  await expect.element(dialog.getByRole('table').first().getByText('Nobody')).toBeVisible();
  expect(await axeFindings()).toEqual([]);
  await dialog.getByRole('button', { name: 'Apply to the draft' }).first().click();
  await expect.element(dialog).not.toBeInTheDocument();
  const after = await cells();
  const known = new Set(filled.map(({ slot }) => slotKey(slot)));
  const came = after.filter(({ slot }) => !known.has(slot));
  expect([after.length, came.map(({ firstDay }) => firstDay)]).toEqual([
    filled.length + 1,
    [EMPTY_NIGHT],
  ]);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await cells()).length).toBe(filled.length);
});

test('the draft’s own list of findings offers the same', async () => {
  await page.viewport(1280, 844);
  await openApp('/build/draft-1');
  await page.getByRole('button', { name: /^Findings \(\d+\)$/ }).click();
  await page.getByRole('button', { name: 'How could this be mended?' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'How this could be mended' });
  await expect.element(dialog.getByText('One change is enough.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect.element(dialog).not.toBeInTheDocument();
});
