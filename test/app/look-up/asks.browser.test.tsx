import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { type PersonId, programIdSchema } from '../../../src/domain/id.ts';
import { instantSchema } from '../../../src/domain/time/zone.ts';
import { writeMessage } from '../../../src/formats/message.ts';
import { ProgramDatabase } from '../../../src/store/database.ts';
import { DeviceDatabase } from '../../../src/store/device-database.ts';
import { readOutbox, readUnanswered } from '../../../src/store/outbox.ts';
import { takeInEditions } from '../../../src/store/take-in-editions.ts';
import { publishedSample, SAMPLE_NOW, swapToOffer } from '../../answers/published-sample.ts';
import { mountApp } from '../mount-app.tsx';

const sample = await publishedSample();
const offered = swapToOffer(sample);
const device = new DeviceDatabase();
const programId = programIdSchema.parse(sample.published.program.id);
let database: ProgramDatabase;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: SAMPLE_NOW });
  await page.viewport(390, 844);
  await holdAs(offered.meId);
});
afterEach(async () => {
  await cleanup();
  await device.programs.clear();
  await database.delete();
  document.documentElement.removeAttribute('data-theme');
  document.documentElement.style.fontSize = '';
  vi.useRealTimers();
});

/** A phone of this person that holds the published sample and nothing else. */
async function holdAs(meId: PersonId | null): Promise<void> {
  await cleanup();
  await device.settings.clear();
  await database?.delete();
  database = new ProgramDatabase(programId);
  const taken = await takeInEditions(database, sample.published);
  if (!taken.ok) throw new Error(taken.problem.message);
  const openedAt = instantSchema.parse(1);
  await device.programs.put({ id: programId, name: 'Sample', openedAt, meId, isLookUpOnly: true });
}

async function open(address: string): Promise<void> {
  await cleanup();
  await render(await mountApp(address));
}

async function axeFindings(): Promise<string[]> {
  const { violations } = await axe.run(document.body);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const asked = () => page.getByRole('list', { name: 'What you asked and offered' });

async function callInSick(): Promise<void> {
  await button('Call in sick').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Call in sick' }).click();
  await expect.element(asked().getByText(/^Sick, /)).toBeVisible();
}

async function offerSwap(): Promise<void> {
  await open(`/asks/swap?slot=${encodeURIComponent(offered.slot)}`);
  const offer = page
    .getByRole('list', { name: 'One for one' })
    .getByRole('button', { name: new RegExp(`^Offer it to ${offered.partner}`) });
  await offer.first().click();
  await expect.element(asked().getByText(`Swap with ${offered.partner}`)).toBeVisible();
}

test('is reached from my schedule, and asks who I am where nobody said', async () => {
  await open('/me');
  await page.getByRole('link', { name: 'Ask and offer' }).click();
  await expect
    .element(page.getByRole('heading', { level: 1, name: 'Ask and offer' }))
    .toBeVisible();
  await holdAs(null);
  await open('/asks');
  await expect.element(page.getByText('Who are you?')).toBeVisible();
});

test('a preference is asked for and withdrawn; both wait, numbered, in the outbox', async () => {
  await open('/asks');
  await button('Say what you would like').click();
  await button('Ask').click();
  await expect.element(page.getByText('A day is needed')).toBeVisible();
  await page.getByLabelText('Day', { exact: true }).fill('2026-12-24');
  await button('Ask').click();
  await expect.element(asked().getByText('Would rather not have call')).toBeVisible();
  await expect.element(asked().getByText('Waiting on this phone: hand it on')).toBeVisible();
  await asked()
    .getByRole('button', { name: /^Withdraw/ })
    .click();
  await expect.element(asked().getByText('Withdrawn', { exact: true })).toBeVisible();
  const lines = await readOutbox(database);
  expect(lines.map(({ name, seq, by }) => [name, seq, by])).toEqual([
    ['request-made', 1, offered.meId],
    ['request-withdrawn', 2, offered.meId],
  ]);
  expect(new Set(lines.map(({ deviceId }) => deviceId)).size).toBe(1);
  expect(await readUnanswered(database)).toHaveLength(2);
});

test('days in the wrong order are refused where they stand', async () => {
  await open('/asks');
  await button('Ask for leave').click();
  await page.getByLabelText('First day').fill('2027-02-03');
  await page.getByLabelText('Last day').fill('2027-02-01');
  await button('Ask').click();
  await expect.element(page.getByText('The last day is before the first.').first()).toBeVisible();
  expect(await readOutbox(database)).toEqual([]);
});

test('a sick call stands through a new edition until the coordinator knows', async () => {
  await open('/asks');
  await callInSick();
  await takeInEditions(database, sample.published);
  await open('/asks');
  await expect.element(asked().getByText(/^Sick, /)).toBeVisible();
  const [absence] = (await database.rows('absence').toArray()).filter(({ rev }) => rev);
  if (!absence) throw new Error('The sick call is gone');
  const { rev: _rev, ...known } = absence;
  const absences = [...sample.published.absences, known];
  await takeInEditions(database, { ...sample.published, absences });
  await database.outbox.toCollection().modify({ handedOnAt: instantSchema.parse(2) });
  await open('/asks');
  await expect.element(asked().getByText('Your coordinator knows')).toBeVisible();
  expect(await readUnanswered(database)).toEqual([]);
});

test('a swap is offered for whom no must-rule breaks, and says what it changes for both', async () => {
  await open('/asks/swap');
  const calls = page.getByRole('list', { name: 'Your calls' });
  await calls.getByRole('link').first().click();
  await expect.element(page.getByText(/^For these people no must-rule breaks/)).toBeVisible();
  await expect.element(page.getByRole('list', { name: 'Give it away' })).toBeVisible();
  await offerSwap();
  const [swap] = await database.rows('swap').toArray();
  expect(swap?.moves).toEqual(offered.moves);
});

test('a partner accepts; a message for others is passed over, and what broke is told', async () => {
  await open('/asks');
  await offerSwap();
  const outbox = await readOutbox(database);
  const message = (asks: typeof outbox, of = programId) =>
    writeMessage({ programId: of, programName: 'Sample', asks, answers: [] });
  await holdAs(offered.partnerId);
  await open('/asks');
  const files = page.getByLabelText('Choose message files');
  const give = (name: string, text: string) =>
    userEvent.upload(files, new File([text], name, { type: 'application/json' }));
  await give('other.json', message(outbox, programIdSchema.parse('other')));
  await expect.element(page.getByText('This message is about Sample.')).toBeVisible();
  await give('cut.json', message(outbox).slice(0, 60));
  await expect.element(page.getByText(/cannot be read as JSON/)).toBeVisible();
  await give('offer.json', message(outbox));
  await expect.element(page.getByText(`${offered.me} asks you`)).toBeVisible();
  await expect.element(page.getByText('No must-rule would be broken.')).toBeVisible();
  await button(`Accept the offer of ${offered.me}`).click();
  await expect.element(asked().getByText('Waiting on this phone: hand it on')).toBeVisible();
  expect((await database.rows('swap').toArray())[0]?.state).toBe('accepted');
  const [line] = (await readUnanswered(database)).filter(({ name }) => name === 'swap-accepted');
  expect(line?.seq).toBe(1);
  const forged = { ...outbox[0], id: 'forged', by: 'somebody' };
  await give('forged.json', message([forged as (typeof outbox)[number]]));
  await expect.element(page.getByText('Somebody asked for another person.')).toBeVisible();
});

const SCREENS = ['/asks', '/asks/swap', `/asks/swap?slot=${encodeURIComponent(offered.slot)}`];

describe.each(['light', 'dark'])('in the %s theme axe finds nothing at', (theme) => {
  test.each(SCREENS)('%s', async (address) => {
    document.documentElement.dataset.theme = theme;
    await offerSwap();
    await open(address);
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect.element(page.getByRole('listitem').first()).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  test('a dialog', async () => {
    document.documentElement.dataset.theme = theme;
    await open('/asks');
    await button('Say what you would like').click();
    expect(await axeFindings()).toEqual([]);
  });
});

test('at 320 pixels and twice the text size nothing is cut off', async () => {
  await page.viewport(320, 800);
  document.documentElement.style.fontSize = '200%';
  await offerSwap();
  for (const address of SCREENS) {
    await open(address);
    await expect.element(page.getByRole('listitem').first()).toBeVisible();
    expect(document.documentElement.scrollWidth, address).toBeLessThanOrEqual(320);
  }
});
