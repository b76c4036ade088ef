import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { packs } from '../../../src/rules/registry.ts';
import { familyMedicineSmall } from '../../worlds/family-medicine-small.ts';
import { type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const PACK = 'new-york-405';
const own = [...packs].filter(([, pack]) => pack === PACK).map(([id]) => id);
let held: HeldProgram;

beforeEach(async () => {
  held = await holdProgram(familyMedicineSmall.make(1));
});
afterEach(() => held.forget());

async function settings(): Promise<Map<string, boolean>> {
  const rows = await held.database.rows('ruleSetting').toArray();
  return new Map(rows.filter(({ id }) => own.includes(id)).map(({ id, isOn }) => [id, isOn]));
}

test('a pack is switched on and off as one change, which one Undo takes back', async () => {
  await openApp('/rules');
  const pack = page.getByRole('checkbox', { name: 'New York 405', exact: true });
  await expect.element(pack).not.toBeChecked();
  await pack.click();
  await expect.element(pack).toBeChecked();
  expect(await settings()).toEqual(new Map(own.map((id) => [id, true])));
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.element(pack).not.toBeChecked();
  expect(await settings()).toEqual(new Map());
});

test('a pack of which some rules are on is shown as neither, and switching it on completes it', async () => {
  await openApp('/rules');
  const pack = page.getByRole('checkbox', { name: 'ACGME common program requirements' });
  const box = (): HTMLInputElement => pack.element() as HTMLInputElement;
  await page.getByRole('checkbox', { name: 'On: One day off in seven, averaged' }).click();
  await expect.poll(() => box().indeterminate).toBe(true);
  await pack.click();
  await expect.poll(() => box().indeterminate).toBe(false);
  await expect.element(pack).toBeChecked();
});

test('a rule says in which editions and runs it was used', async () => {
  await openApp('/rules/one-day-in-seven');
  await expect.element(page.getByText('Nothing is published yet.')).toBeVisible();
  await expect.element(page.getByText('Nothing has been generated yet.')).toBeVisible();
});

test('the clinics that are billed under Medicare’s exception are chosen among the program’s own', async () => {
  await openApp('/rules/primary-care-exception');
  await expect.element(page.getByText(/no clinic is named yet/)).toBeVisible();
  const billed = page.getByRole('group', { name: 'Billed clinics' });
  await billed.getByLabelText(/^CA ·/).click();
  await billed.getByLabelText(/^CP ·/).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.element(page.getByText(/under the primary care exception \(CA, CP\)/)).toBeVisible();
});
