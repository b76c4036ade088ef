import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { personIdSchema } from '../../../src/domain/id.ts';
import { isWithinWidth, press, tabTo } from './by-keyboard.ts';
import { middleProgram } from './middle-program.ts';
import { axeFindings, type HeldProgram, holdProgram, openApp } from './open-app.tsx';

const rows = middleProgram();
const NOW = Date.parse('2026-09-01T15:00Z');
const call = (rows.assignment ?? []).find(
  ({ layer, firstDay, personId }) =>
    layer === 'call' && firstDay > '2026-11-01' && personId.startsWith('resident'),
);
const giver = rows.person?.find(({ id }) => id === call?.personId);
let held: HeldProgram;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: NOW });
  await page.viewport(1440, 900);
  held = await holdProgram({ ...rows, request: [] });
});
afterEach(async () => {
  await held.forget();
  document.documentElement.style.fontSize = '';
  vi.useRealTimers();
});

const holderOf = async (slot: string) =>
  (await held.database.rows('assignment').get(`draft/${slot}`))?.personId;

async function lookForWays(): Promise<void> {
  await openApp('/inbox');
  await press(/^Arrange a swap$/);
  const name = `${giver?.givenName} ${giver?.familyName}`;
  await userEvent.selectOptions(await tabTo(/^Who cannot do a call/), name);
  await userEvent.selectOptions(await tabTo(/^Which call/), call?.slot ?? '');
  await expect.element(page.getByText(/^\d+ ways found;/)).toBeVisible();
}

test('a three-way swap is found, agreed, looked at again and approved by keyboard', async () => {
  await lookForWays();
  const rings = page.getByRole('list', { name: 'Three in a ring' });
  await expect.element(rings).toBeVisible();
  await expect.element(page.getByRole('list', { name: 'Given away' })).toBeVisible();
  await press(/^They agreed: [^;]*;[^;]*;[^;]*$/);
  await expect.poll(() => held.database.rows('swap').count()).toBe(1);
  const [swap] = await held.database.rows('swap').toArray();
  expect(swap).toMatchObject({ state: 'accepted', offeredById: personIdSchema.parse(giver?.id) });
  expect(swap?.moves).toHaveLength(3);
  expect(swap?.acceptedBy).toHaveLength(2);

  const approve = page.getByRole('button', { name: /^Approve: / });
  await expect.element(approve).toBeEnabled();
  await press(/^Approve: /);
  await expect.poll(() => holderOf(swap?.moves[0]?.slot ?? '')).toBe(swap?.moves[0]?.toId);
  for (const { slot, toId } of swap?.moves ?? []) expect(await holderOf(slot)).toBe(toId);
  await press(/^Undo$/);
  await expect.poll(() => holderOf(call?.slot ?? '')).toBe(giver?.id);
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing and nothing is cut off (%s)',
  async (theme) => {
    await held.setTheme(theme);
    await lookForWays();
    expect(await axeFindings()).toEqual([]);
    await page.viewport(320, 800);
    expect(isWithinWidth()).toBe(true);
    document.documentElement.style.fontSize = '200%';
    expect(isWithinWidth()).toBe(true);
  },
);
