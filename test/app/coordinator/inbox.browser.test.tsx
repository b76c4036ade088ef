import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { type Row } from '../../../src/domain/kinds.ts';
import { requestSchema } from '../../../src/domain/rows/request.ts';
import { swapSchema } from '../../../src/domain/rows/swap.ts';
import { publishedSample, SAMPLE_NOW, swapToOffer } from '../../answers/published-sample.ts';
import { internalMedicineMiddle } from '../../worlds/internal-medicine-middle.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const sample = await publishedSample(internalMedicineMiddle);
const offered = swapToOffer(sample);
const rows = sample.program.rows.content();
let held: HeldProgram;

const leave = requestSchema.parse({
  id: 'leave',
  personId: offered.meId,
  wish: { kind: 'leave', type: 'vacation', firstDay: '2027-02-01', lastDay: '2027-02-03' },
  status: 'requested',
  madeAt: 1,
  note: 'A wedding',
});
const preference = requestSchema.parse({
  id: 'preference',
  personId: offered.partnerId,
  wish: { kind: 'call', callRoleId: null, day: '2027-01-01', wanted: false },
  status: 'requested',
  madeAt: 2,
});
const swap = swapSchema.parse({
  id: 'swap',
  offeredById: offered.meId,
  moves: offered.moves,
  state: 'accepted',
  acceptedBy: [offered.partnerId],
  madeAt: 3,
});

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: SAMPLE_NOW });
  await page.viewport(1280, 900);
});
afterEach(async () => {
  await held.forget();
  document.documentElement.style.fontSize = '';
  vi.useRealTimers();
});

async function openInbox(requests: Row<'request'>[], swaps: Row<'swap'>[]): Promise<void> {
  held = await holdProgram({ ...rows, request: requests, swap: swaps });
  await openApp('/inbox');
}

const button = (name: RegExp) => page.getByRole('button', { name });
const holderOf = async (slot: string | undefined) =>
  (await held.database.rows('assignment').get(`${sample.draftId}/${slot}`))?.personId;

test('only what needs a decision is there, first choices first', async () => {
  await openInbox([preference, { ...leave, rank: 2 }], [{ ...swap, state: 'offered' }]);
  const requests = page.getByRole('list', { name: 'Requests' }).getByRole('listitem');
  await expect.element(requests.nth(0)).toHaveTextContent(/Would rather not have call/);
  await expect.element(requests.nth(1)).toHaveTextContent(/Vacation/);
  await expect.element(page.getByRole('list', { name: 'Swaps' })).not.toBeInTheDocument();
});

test('leave that is granted becomes an absence; undo takes both back', async () => {
  await openInbox([leave], []);
  await expect.element(page.getByText(/^On .*, which allows (no )?leave\.$/)).toBeVisible();
  await button(/^What would the rules say/).click();
  await expect.element(page.getByText('Asking the rules …')).not.toBeInTheDocument();
  await button(/^Grant: /).click();
  await expect.element(page.getByText('Nothing needs a decision')).toBeVisible();
  expect((await held.database.rows('absence').get('leave'))?.status).toBe('approved');
  await button(/^Undo$/)
    .first()
    .click();
  await expect.element(button(/^Grant: /)).toBeVisible();
  expect(await held.database.rows('absence').get('leave')).toBeUndefined();
});

test('a no needs its reason', async () => {
  await openInbox([preference], []);
  await button(/^Decline: /).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  await expect.element(page.getByText('Say why, for the person who asked')).toBeVisible();
  await page.getByLabelText('Why').fill('New Year must be covered');
  await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
  const past = page.getByRole('list', { name: 'Decided and over' });
  await expect.element(past.getByText('Declined: New Year must be covered')).toBeVisible();
});

test('a swap is approved into the draft in one change', async () => {
  await openInbox([], [swap]);
  await expect.element(page.getByText('No must-rule would be broken.')).toBeVisible();
  const [given, taken] = offered.moves;
  await button(/^Approve: /).click();
  await expect.element(page.getByText('Nothing needs a decision')).toBeVisible();
  expect([await holderOf(given?.slot), await holderOf(taken?.slot)]).toEqual([
    offered.partnerId,
    offered.meId,
  ]);
  await button(/^Undo$/)
    .first()
    .click();
  await expect.element(button(/^Approve: /)).toBeVisible();
  expect(await holderOf(given?.slot)).toBe(offered.meId);
});

test('a swap whose place went to somebody else says so and can only be refused', async () => {
  await openInbox([], [swap]);
  const id = `${sample.draftId}/${offered.slot}`;
  const row = await held.database.rows('assignment').get(id);
  const third = sample.plan.members.find(
    ({ person, year }) =>
      year.role === 'resident' && person.id !== offered.meId && person.id !== offered.partnerId,
  );
  if (!row || !third) throw new Error('The place and a third person are there');
  await held.database.rows('assignment').put({ ...row, personId: third.person.id });
  await expect.element(page.getByText(/^Void: .* is with .* now$/)).toBeVisible();
  await expect.element(button(/^Approve: /)).toBeDisabled();
  await expect.element(button(/^Refuse: /)).toBeEnabled();
});

test('a swap whose day came is over', async () => {
  vi.setSystemTime(Date.parse('2027-06-30T12:00Z'));
  await openInbox([], [swap]);
  await expect.element(page.getByText('Over: its day came before it was decided')).toBeVisible();
  await expect.element(button(/^Approve: /)).toBeDisabled();
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test('axe finds nothing', async () => {
    const past = {
      ...leave,
      id: requestSchema.shape.id.parse('past'),
      status: 'withdrawn' as const,
    };
    await openInbox([leave, preference, past], [swap]);
    await held.setTheme(theme);
    await expect.element(page.getByText('No must-rule would be broken.')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });
});

test('at 320 pixels and twice the text size nothing is cut off', async () => {
  await page.viewport(320, 800);
  document.documentElement.style.fontSize = '200%';
  await openInbox([leave, preference], [swap]);
  await expect.element(page.getByText('No must-rule would be broken.')).toBeVisible();
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320);
});
