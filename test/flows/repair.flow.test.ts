import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rowsByKindSchema } from '../../src/domain/references.ts';
import { fullName } from '../../src/domain/schedule/plan.ts';
import { assignmentRow, isIn } from '../../src/domain/schedule/slot.ts';
import { draftIdSchema } from '../../src/domain/id.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';
import { planOf } from '../worlds/grow.ts';
import { internalMedicineMiddle } from '../worlds/internal-medicine-middle.ts';
import { savedRows } from './programs.ts';

// A Tuesday in December at 6 am: two people are ill and a service is short. It is mended, also without a network.

/** Six in the morning in Chicago. */
const NOW = new Date('2026-12-08T12:00:00Z');
const TODAY = '2026-12-08';
const DRAFT = draftIdSchema.parse('in-use');

let folder: string;
let server: ServedApp;
let desk: Phone;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'repair-'));
  server = await serveApp();
  desk = await openPhone(path.join(folder, 'desk'));
});
afterEach(async () => {
  await desk.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const { rows, witness } = internalMedicineMiddle.grow(1);
const plan = planOf(rows);

/** Who has the role today. */
function onCall(roleId: string): string {
  const call = witness
    .filter(isIn('call'))
    .find(({ slot }) => slot.day === TODAY && slot.demandId === roleId);
  const member = call && plan.memberById.get(call.personId);
  if (!member) throw new Error(`Nobody has ${roleId}`);
  return fullName(member.person);
}

/** The middle program with a draft of the whole year. */
function programFile(): string {
  const blocks = new Map(plan.rows.blocks.map((block) => [block.id, block]));
  const draft = { id: DRAFT, yearId: plan.rows.year.id, name: 'In use', startedAt: 1 };
  const drafted = rowsByKindSchema.parse({
    ...rows,
    draft: [{ ...draft, isArchived: false }],
    assignment: witness.map((each) => assignmentRow(DRAFT, each, blocks)),
  });
  const file = path.join(folder, 'program.json');
  writeFileSync(file, writeProgramFile({ rows: drafted, history: [] }));
  return file;
}

async function add(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = page.getByLabel(label, { exact: true });
    const isChoice = await field.evaluate((element) => element.tagName === 'SELECT');
    if (isChoice) await field.selectOption({ label: value });
    else await field.fill(value);
  }
  const button = page.getByRole('button', { name: 'Add it' });
  await button.focus();
  await page.keyboard.press('Enter');
}

test('two people are ill and a service is short: mended with the fewest changes', async () => {
  const page = await desk.context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(`${server.address}/welcome`);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel('Open a program file').setInputFiles(programFile());
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();

  // One step from Absences.
  await page.goto(`${server.address}/absences`);
  await page.getByRole('link', { name: 'Somebody is ill' }).click();
  const first = onCall('call-attending-university');
  const second = onCall('call-jeopardy-intern');
  await add(page, { Who: first });
  await page.getByRole('button', { name: 'Find the fewest changes' }).click();
  await page.getByText(/^1 place would change\. It is proven/).waitFor({ timeout: 60_000 });

  // The hospital's network goes; the solver is at hand.
  await desk.context.setOffline(true);
  await add(page, { Who: second });
  await add(page, {
    'What happened': 'A service is short',
    Service: 'CCU, Cardiac intensive care',
  });
  const find = page.getByRole('button', { name: 'Find the fewest changes' });
  await find.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/^3 places would change\. It is proven/).waitFor({ timeout: 60_000 });
  const ways = page.getByRole('listitem').filter({ hasText: 'Before and after' });
  expect(await ways.count()).toBeGreaterThan(1);
  await ways.first().getByText('The steps (3)').click();
  await ways
    .first()
    .getByText(new RegExp(`Give ${first}`))
    .waitFor();
  const apply = page.getByRole('button', { name: 'Apply: least disturbing' });
  await apply.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Repaired a draft (3 places)').waitFor();

  // Who covered is owed; the program owes for the service.
  const ledger = page.getByRole('list', { name: 'Who covered for whom' });
  await ledger.getByText(new RegExp(`covered for ${first}`)).waitFor();
  await ledger.getByText('covered for the program').waitFor();
  await ledger
    .getByRole('button', { name: new RegExp(`^Paid back: .* for ${first}`) })
    .press('Enter');
  await page.getByRole('heading', { name: 'Payback (2 owed)' }).waitFor();

  // Nothing is left to mend, and what happened yesterday can still be said.
  await page.getByLabel('Call or shift').selectOption({ index: 1 });
  await page.getByLabel('Who was there').selectOption({ label: 'Nobody' });
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByText('A reason is needed').waitFor();
  await page.getByLabel('Reason').fill('The pager was lost');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page
    .getByRole('list', { name: 'What really happened' })
    .getByText('The pager was lost')
    .waitFor();

  await desk.context.setOffline(false);
  const after = await savedRows(page, server);
  const today = (after.assignment ?? []).filter(
    (row) => row.layer === 'call' && row.firstDay === TODAY,
  );
  const ill = plan.members.filter(({ person }) => [first, second].includes(fullName(person)));
  expect(today.some(({ personId }) => ill.some(({ person }) => person.id === personId))).toBe(
    false,
  );
  expect(
    today.filter(({ slot }) => slot.startsWith('call/call-attending-university/')),
  ).toHaveLength(1);
  expect(after.cover).toHaveLength(3);
  expect(after.absence).toHaveLength((rows.absence?.length ?? 0) + 2);
  expect(desk.troubles).toEqual([]);
});

test('a repair is taken back with one press', async () => {
  const page = await desk.context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(`${server.address}/welcome`);
  await page.getByLabel('Open a program file').setInputFiles(programFile());
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await page.goto(`${server.address}/repair`);
  await add(page, { Who: onCall('call-attending-university') });
  await page.getByRole('button', { name: 'Find the fewest changes' }).click();
  await page.getByRole('button', { name: 'Apply: least disturbing' }).click({ timeout: 60_000 });
  await page.getByRole('heading', { name: 'Payback (1 owed)' }).waitFor();
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
  await page.getByRole('heading', { name: /^Payback/ }).waitFor({ state: 'detached' });
  const after = await savedRows(page, server);
  expect(after.absence).toHaveLength(rows.absence?.length ?? 0);
  expect(after.assignment).toHaveLength(witness.length);
});

test(
  'somebody leaves: it is mended with what that means said, and publishing is offered',
  { timeout: 150_000 },
  async () => {
    const page = await desk.context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.goto(`${server.address}/welcome`);
    await page.getByLabel('Open a program file').setInputFiles(programFile());
    await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
    await page.goto(`${server.address}/repair`);
    const leaver = plan.residents[7];
    if (!leaver) throw new Error('The program has residents');
    await add(page, {
      'What happened': 'Somebody leaves',
      Who: fullName(leaver.person),
      'Last day': '2026-12-20',
    });
    await page.getByRole('button', { name: 'Find the fewest changes' }).click();
    const ways = page.getByRole('listitem').filter({ hasText: 'Before and after' });
    await ways.first().waitFor({ timeout: 60_000 });
    const words = await ways.first().innerText();
    expect(words).toMatch(/is disturbed|are disturbed|Nobody else’s days change/);
    expect(words).toMatch(/No clinic is cancelled|of clinic cannot be held: patients of/);
    expect(words).toMatch(/Calls are shared/);
    await page.getByRole('button', { name: 'Apply: least disturbing' }).click();
    await page.getByRole('button', { name: 'Publish the repair' }).waitFor();
    const after = await savedRows(page, server);
    const year = after.personYear?.find(({ personId }) => personId === leaver.person.id);
    expect(year?.lastDay).toBe('2026-12-20');
    expect(desk.troubles).toEqual([]);
  },
);
