import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fullName } from '../../src/domain/schedule/plan.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';
import { openSample, savedRows } from './programs.ts';
import { internalMedicineMiddle } from '../worlds/internal-medicine-middle.ts';

// What a run can come to besides a schedule, in the app as it is served.

let folder: string;
let hosted: string;
let server: ServedApp;
let device: Phone;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'generate-'));
  hosted = path.join(folder, 'host');
  cpSync('dist/app', hosted, { recursive: true });
  server = await serveApp(hosted);
  device = await openPhone();
});
afterEach(async () => {
  await device.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Order {
  readonly time: string;
  readonly seed?: string;
  readonly work?: string;
}

async function generate(page: Page, { time, seed = '1', work = '' }: Order): Promise<void> {
  await page.goto(`${server.address}/build/generate`);
  await page.getByLabel('Time to search').selectOption({ label: time });
  await page.getByText('Advanced').click();
  await page.getByLabel('Seed').fill(seed);
  await page.getByLabel('Work limit').fill(work);
  await page.getByRole('button', { name: 'Generate', exact: true }).click();
}

/** Takes away what the solver needs from the host; the answer puts it back. */
function withhold(pattern: RegExp): () => void {
  const assets = path.join(hosted, 'assets');
  const names = readdirSync(assets).filter((name) => pattern.test(name));
  expect(names).not.toEqual([]);
  const move = (from: string, to: string): void =>
    names.forEach((name) => renameSync(path.join(from, name), path.join(to, name)));
  move(assets, folder);
  return () => move(folder, assets);
}

/** Waits until a first schedule is found; the layers follow one another. */
async function bestFound(page: Page): Promise<void> {
  const searching = /Deciding\s+Call\s+Best found\s+\d/;
  await expect
    .poll(() => page.locator('main').innerText(), { timeout: 120_000, interval: 20 })
    .toMatch(searching);
}

test.each([/^highs-.*\.wasm$/, /^solver-.*\.js$/])(
  'when %s cannot be loaded, that is said and nothing is changed; then another try works, and what it has is kept when it is stopped',
  { timeout: 150_000 },
  async (pattern) => {
    const putBack = withhold(pattern);
    const page = await openSample(device.context, server, /Internal medicine, middle/);
    await generate(page, { time: '20 seconds' });
    await page.getByText('The solver stopped working').waitFor();
    // A sketch needs no engine, and is kept where one was found by then.
    await page
      .getByText(/Nothing was changed\. You can generate again\.|is kept as a draft\./)
      .waitFor();
    expect(await page.getByText(/^What went wrong: ./).count()).toBe(1);
    putBack();
    await generate(page, { time: '5 minutes' });
    await bestFound(page);
    await page.getByRole('button', { name: 'Stop and keep the best so far' }).click();
    await page.getByText('Stopped with the best so far').waitFor();
    const { scheduleRun = [], draft = [], assignment = [] } = await savedRows(page, server);
    expect(scheduleRun.map(({ status }) => status).toSorted()).toEqual(['crashed', 'stopped']);
    expect(draft).toHaveLength(scheduleRun.filter(({ draftId }) => draftId).length);
    expect([...new Set(assignment.map(({ layer }) => layer))]).toEqual(
      expect.arrayContaining(['block', 'call']),
    );
  },
);

test(
  'when the solver’s thread ends in the middle, the best so far is kept',
  { timeout: 150_000 },
  async () => {
    await device.context.addInitScript(`
      window.threads = [];
      window.Worker = class extends Worker {
        constructor(...given) {
          super(...given);
          window.threads.push(this);
        }
      };
    `);
    const page = await openSample(device.context, server, /Internal medicine, middle/);
    await generate(page, { time: '5 minutes' });
    await bestFound(page);
    await page.evaluate(`window.threads.forEach((thread) => {
      thread.terminate();
      thread.dispatchEvent(new ErrorEvent('error', { message: 'Out of memory' }));
    })`);
    await page.getByText('The best schedule found before that is kept as a draft.').waitFor();
    const { scheduleRun = [], draft = [] } = await savedRows(page, server);
    expect(scheduleRun).toMatchObject([{ status: 'crashed', draftId: draft[0]?.id }]);
  },
);

test(
  'the same seed and work limit give the same schedule again',
  { timeout: 240_000 },
  async () => {
    const page = await openSample(device.context, server, /Family medicine, small/);
    for (const name of ['Draft 1', 'Draft 2']) {
      await generate(page, { time: '5 minutes', seed: '7', work: '2' });
      await page.getByRole('link', { name: 'Open the draft' }).waitFor({ timeout: 100_000 });
      await page.getByRole('link', { name: 'Open the draft' }).click();
      await page.getByRole('heading', { name }).waitFor();
    }
    const { scheduleRun = [], draft = [], assignment = [] } = await savedRows(page, server);
    expect(scheduleRun).toMatchObject([
      { seed: 7, workMax: 2, isRepeatable: true },
      { seed: 7, workMax: 2, isRepeatable: true },
    ]);
    const [one, other] = draft.map(({ id }) =>
      assignment
        .filter((row) => row.draftId === id)
        .map(({ slot, personId }) => `${slot} ${personId}`)
        .toSorted(),
    );
    expect(one?.length).toBeGreaterThan(500);
    expect(other).toEqual(one);
    const layers = new Set(assignment.map(({ layer }) => layer));
    expect(layers).toEqual(new Set(['block', 'call', 'half-day']));
  },
);

test(
  'half-days alone are decided upon the blocks and calls of a draft, which stay',
  { timeout: 240_000 },
  async () => {
    const page = await openSample(device.context, server, /Family medicine, small/);
    const decide = async (layers: readonly string[], into: string): Promise<void> => {
      await page.goto(`${server.address}/build/generate`);
      await page.getByLabel('Into').selectOption({ label: into });
      for (const layer of ['Block year', 'Call', 'Half-day clinic']) {
        await page.getByLabel(layer, { exact: true }).setChecked(layers.includes(layer));
      }
      await page.getByText('Advanced').click();
      await page.getByLabel('Work limit').fill('1');
      await page.getByLabel('Time to search').selectOption({ label: '5 minutes' });
      await page.getByRole('button', { name: 'Generate', exact: true }).click();
      await page.getByRole('link', { name: 'Open the draft' }).waitFor({ timeout: 100_000 });
    };
    await decide(['Block year', 'Call'], 'A new draft');
    const { assignment: before = [] } = await savedRows(page, server);
    expect(new Set(before.map(({ layer }) => layer))).toEqual(new Set(['block', 'call']));
    await decide(['Half-day clinic'], 'Draft 1');
    await page.getByText('A schedule, and proven: none is better').waitFor();
    const { assignment: after = [], draft = [], scheduleRun = [] } = await savedRows(page, server);
    expect(draft).toHaveLength(1);
    const ofHalfDays = scheduleRun.filter(({ layers }) => layers.includes('half-day'));
    expect(ofHalfDays).toMatchObject([{ layers: ['half-day'], status: 'best' }]);
    const keysOf = (rows: typeof before) =>
      rows.map(({ slot, personId }) => `${slot} ${personId}`).toSorted();
    expect(keysOf(after.filter(({ layer }) => layer !== 'half-day'))).toEqual(keysOf(before));
    expect(after.filter(({ layer }) => layer === 'half-day').length).toBeGreaterThan(10);
  },
);

test('what cannot be done is said as such, naming the rules and the people', async () => {
  const rows = internalMedicineMiddle.make(1);
  const interns = (rows.personYear ?? []).filter(({ pgy }) => pgy === 1).length;
  const rotation = rows.rotation?.find(({ demand }) => demand.some(({ min }) => min > 0));
  const file = path.join(folder, 'program.json');
  const impossible = {
    ...rows,
    rotation: (rows.rotation ?? []).map((each) =>
      each === rotation
        ? { ...each, demand: [{ classes: [1], min: interns, max: interns }] }
        : each,
    ),
  };
  writeFileSync(file, writeProgramFile({ rows: impossible, history: [] }));
  const page = await device.context.newPage();
  await page.goto(`${server.address}/welcome`);
  await page.getByLabel('Open a program file').setInputFiles(file);
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await generate(page, { time: '5 minutes' });
  await page.getByText('Impossible as it stands').waitFor({ timeout: 60_000 });
  const said = await page.locator('main li').allInnerTexts();
  expect(said.join('\n')).toContain(rotation?.code);
  const names = (rows.person ?? []).map(fullName);
  expect(names.some((name) => said.join('\n').includes(name))).toBe(true);
  const { draft = [], scheduleRun = [] } = await savedRows(page, server);
  expect(draft).toEqual([]);
  expect(scheduleRun).toMatchObject([{ status: 'impossible' }]);
});
