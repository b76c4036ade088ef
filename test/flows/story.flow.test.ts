import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RowsByKind } from '../../src/domain/kinds.ts';
import { fullName } from '../../src/domain/schedule/plan.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { appStands } from '../browser/app-stands.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { countPersonsWork, personsWorkIn } from '../browser/persons-work.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';
import { middleDraft, middleProgram } from '../worlds/middle-draft.ts';
import { savedRows } from './programs.ts';

// A year of a coordinator on the middle program: the next year is opened and built in spring, published in July, and
// mended on a Tuesday in December at 6 am.

const SPRING = new Date('2027-03-02T15:00:00Z');
const JULY = new Date('2027-07-01T13:00:00Z');
/** Six in the morning in Chicago, a Tuesday. */
const DECEMBER = new Date('2027-12-07T12:00:00Z');
const TODAY = '2027-12-07';
const MINUTE = 60_000;

let folder: string;
let server: ServedApp;
let desk: Phone;
let page: Page;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'story-'));
  server = await serveApp();
  desk = await openPhone(path.join(folder, 'desk'), 'America/Chicago');
  await countPersonsWork(desk.context);
  page = await desk.context.newPage();
  page.setDefaultTimeout(MINUTE);
  await page.setViewportSize({ width: 1440, height: 900 });
});
afterEach(async () => {
  await desk.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The middle program in its year 2026–27, with a draft of all of it. */
function programFile(): string {
  const file = path.join(folder, 'program.json');
  // The draft of the next year is called “Draft 1” by the app.
  const rows = { ...middleProgram, draft: [{ ...middleDraft, name: 'This year' }] };
  writeFileSync(file, writeProgramFile({ rows, history: [] }));
  return file;
}

async function at(moment: Date, place: string): Promise<void> {
  await page.clock.setFixedTime(moment);
  await page.goto(`${server.address}${place}`);
  await appStands(page);
  await page.waitForSelector('main h1');
}

/** Publishes a part of the draft that is open, and closes the dialog. */
async function publish(what: string, edition: number): Promise<void> {
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What', { exact: true }).selectOption({ label: what });
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByText(`Edition ${edition}`).waitFor({ timeout: MINUTE });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function openDraft(name: string): Promise<void> {
  await page.goto(`${server.address}/build`);
  await page.getByRole('link', { name, exact: true }).click();
  await page.getByRole('button', { name: /^Findings \(\d+\)$/ }).waitFor({ timeout: MINUTE });
}

/** Opens the next year, generates three schedules for it, chooses one and publishes its blocks. */
async function spring(): Promise<void> {
  await at(SPRING, '/welcome');
  await page.getByLabel('Open a program file').setInputFiles(programFile());
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await openDraft('This year');
  await publish('Everything', 1);

  await page.getByRole('link', { name: 'Years', exact: true }).click();
  await page.getByRole('link', { name: 'Roll over into the next year' }).click();
  await page.getByRole('heading', { name: 'Graduate (25)' }).waitFor();
  await page
    .getByText(/nights.*against the fair share/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Open 2027–28' }).click();
  await page.getByRole('button', { name: 'Work on 2026–27' }).waitFor();

  await page.getByRole('link', { name: 'Schedule', exact: true }).click();
  await page.getByRole('link', { name: 'Generate', exact: true }).click();
  await page.getByLabel('Schedules').selectOption({ label: 'Three to choose from' });
  await page.getByText('Advanced').click();
  await page.getByLabel('Work limit').fill('3');
  await page.getByLabel('Time to search').selectOption({ label: '5 minutes' });
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
  const compared = page.getByRole('region', { name: 'Comparison' });
  await compared.waitFor({ timeout: 5 * MINUTE });
  await page.getByText('Every must-rule holds.').waitFor();
  const differences = await compared
    .getByRole('row', { name: /^Different from Draft 1/ })
    .getByRole('cell')
    .allInnerTexts();
  expect(differences).toHaveLength(3);
  for (const words of differences.slice(1)) expect(Number.parseInt(words, 10)).toBeGreaterThan(20);
  await compared.getByRole('link', { name: 'Open' }).first().click();
  await page.getByRole('button', { name: /^Findings \(\d+\)$/ }).waitFor({ timeout: MINUTE });
  await publish('The year’s blocks', 2);
}

/** Publishes everything, and puts those who have graduated into the archive. */
async function july(): Promise<void> {
  await at(JULY, '/build');
  await openDraft('Draft 1');
  await publish('Everything', 3);
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByLabel('Show').selectOption('other-years');
  await page.getByText('Choose all (25)').click();
  await page.getByRole('button', { name: 'Archive 25' }).click();
  await page.getByText('Archived (25)').first().waitFor({ state: 'attached' });

  const {
    person = [],
    personYear = [],
    academicYear = [],
    edition = [],
  } = await savedRows(page, server);
  const next = academicYear.find(({ name }) => name === '2027–28');
  const inNext = (id: string) =>
    personYear.find(({ personId, yearId }) => personId === id && yearId === next?.id);
  expect(person.find(({ id }) => id === 'resident-303')?.isArchived).toBe(true);
  expect(inNext('resident-303')).toBeUndefined();
  expect(inNext('resident-201')?.pgy).toBe(3);
  expect(inNext('resident-101')?.pgy).toBe(2);
  const carried = personYear.filter(
    ({ yearId, carriedLoad }) => yearId === next?.id && carriedLoad?.nights,
  );
  expect(carried.length).toBeGreaterThan(20);
  expect(edition.filter(({ yearId }) => yearId === next?.id)).toHaveLength(2);
}

/** The name of whoever has the role today. */
function onCall({ assignment = [], person = [], draft = [] }: RowsByKind, roleId: string): string {
  const draftId = draft.find(({ name }) => name === 'Draft 1')?.id;
  const slot = `call/${roleId}/${TODAY}/0`;
  const held = assignment.find((each) => each.draftId === draftId && each.slot === slot);
  const someone = person.find(({ id }) => id === held?.personId);
  if (!someone) throw new Error(`Nobody has ${roleId}`);
  return fullName(someone);
}

/** Points at a choice of one, types what leads nearest to what is wanted, and goes down to it. */
async function choose(label: string, wanted: string): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  await field.waitFor();
  const labels = await field.locator('option').allInnerTexts();
  const target = labels.indexOf(wanted);
  expect(target).toBeGreaterThan(0);
  const found = (typed: string): number =>
    labels.findIndex((each) => each.toLowerCase().startsWith(typed));
  const lengths = Array.from({ length: wanted.length - 2 }, (_, place) => place + 3);
  const starts = lengths.map((length) => wanted.slice(0, length).toLowerCase());
  const typed = starts.find((text) => found(text) === target) ?? wanted.toLowerCase();
  await page.locator('label', { hasText: new RegExp(`^${label}$`) }).click();
  await page.keyboard.type(typed);
  for (let place = found(typed); place < target; place++) await page.keyboard.press('ArrowDown');
  expect(await field.locator('option:checked').innerText()).toBe(wanted);
}

/** Two are ill and a service is short: mended and published in under a minute of a person's time. */
async function december(): Promise<void> {
  const before = await savedRows(page, server);
  const first = onCall(before, 'call-attending-university');
  const second = onCall(before, 'call-jeopardy-intern');
  await at(DECEMBER, '/now?at=2027-12-07T19:00');
  await page.getByText(first).first().waitFor();
  await at(DECEMBER, '/now');

  await page.getByRole('link', { name: 'Repair', exact: true }).click();
  const add = page.getByRole('button', { name: 'Add it' });
  for (const name of [first, second]) {
    await choose('Who', name);
    await add.click();
  }
  await choose('What happened', 'A service is short');
  await choose('Service', 'CCU, Cardiac intensive care');
  await add.click();
  await page.getByRole('button', { name: 'Find the fewest changes' }).click();
  const apply = page.getByRole('button', { name: 'Apply: least disturbing' });
  await apply.waitFor({ timeout: 2 * MINUTE });
  await page
    .getByText(/in reserve and called in/)
    .first()
    .waitFor();
  await apply.click();
  await page.getByRole('button', { name: 'Publish the repair' }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish Draft 1', exact: true });
  await dialog.getByText('December 2027').waitFor({ state: 'attached' });
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Edition 4').waitFor({ timeout: MINUTE });
  const work = await personsWorkIn(page);
  expect(work.presses).toBeLessThan(20);
  expect(work.seconds).toBeLessThan(60);

  await at(DECEMBER, '/now?at=2027-12-07T19:00');
  await page
    .getByText(/Edition 4/)
    .first()
    .waitFor();
  expect(await page.locator('main').innerText()).not.toContain(first);
  const { cover = [], absence = [] } = await savedRows(page, server);
  expect(cover.filter(({ day }) => day === TODAY)).toHaveLength(3);
  expect(absence.filter(({ firstDay }) => firstDay === TODAY).length).toBeGreaterThan(1);
}

test(
  'a coordinator builds a year in spring, publishes it in July, and mends a Tuesday in December in under a minute',
  { timeout: 8 * MINUTE },
  async () => {
    await spring();
    await july();
    await december();
    expect(desk.troubles).toEqual([]);
  },
);
