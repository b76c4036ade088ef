import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Plan } from '../../src/domain/schedule/plan.ts';
import { parseSlotKey } from '../../src/domain/schedule/slot.ts';
import { weekdayOf } from '../../src/domain/time/day.ts';
import { parseProgramFile, writeProgramFile } from '../../src/formats/program-file.ts';
import { latestPlanRows } from '../../src/solver/plan-rows.ts';
import { openPhone, type Phone } from '../browser/open-phone.ts';
import { serveApp, type ServedApp } from '../browser/serve-app.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';

// A rule is one file: the product is built once more with a made-up rule (and one that is never kept) in a folder of its
// own under src/rules, and nothing else changed. It must appear everywhere.

const COPIED = [
  'src',
  'workers',
  'public',
  'test/worlds',
  'test/browser',
  'docs',
  'test/dice.ts',
  'test/longest-first.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vite.config.ts',
];
const RULES = ['quiet-mondays', 'never-kept'];

let root: string;
let server: ServedApp;
let device: Phone;
let page: Page;
let without: ReturnType<typeof solvedIn>;

beforeAll(async () => {
  root = mkdtempSync(path.join(os.tmpdir(), 'made-up-rule-'));
  for (const each of COPIED) cpSync(each, path.join(root, each), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));

  const pack = path.join(root, 'src/rules/made-up');
  mkdirSync(pack);
  for (const id of RULES) {
    cpSync(`test/fixtures/made-up-rules/${id}.rule.ts.txt`, path.join(pack, `${id}.rule.ts`));
  }
  inCopy('src/cli/ensure-build.mjs', 'app', 'cli');
  without = solvedIn('.', 'without.json');
  server = await serveApp(path.join(root, 'dist/app'));
  device = await openPhone();
  page = await device.context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
}, 240_000);

afterAll(async () => {
  await device.close();
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

function inCopy(...command: string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

/** Solves the small program in this folder's build. @returns the file and how many Mondays seniors have call on. */
function solvedIn(folder: string, name: string): { file: string; seniorMondays: number } {
  const program = path.join(root, 'program.json');
  const file = path.join(root, name);
  writeFileSync(program, writeProgramFile({ rows: familyMedicineSmall.make(1), history: [] }));
  const { status, stderr } = spawnSync(
    process.execPath,
    ['src/cli/run.mjs', 'solve', program, '--out', file, '--work', '4'],
    { cwd: folder, encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  const content = parseProgramFile(readFileSync(file, 'utf8'));
  if (!content.ok) throw new Error(content.problem.message);
  const rows = latestPlanRows(content.value.rows);
  if (!rows) throw new Error('There is no year');
  const plan = new Plan(rows);
  const mondays = (content.value.rows.assignment ?? []).filter(({ slot, personId }) => {
    const parsed = parseSlotKey(slot);
    const isMonday = parsed.layer === 'call' && weekdayOf(parsed.day) === 0;
    return isMonday && plan.memberById.get(personId)?.year.pgy === 3;
  });
  return { file, seniorMondays: mondays.length };
}

test('the documents tell it', () => {
  inCopy('src/cli/run.mjs', 'docs');
  const text = readFileSync(path.join(root, 'docs/rules.md'), 'utf8');
  expect(text).toContain('## Made up');
  expect(text).toContain('Nobody of PGY-3 has call that begins on a Monday.');
  expect(text).toContain(
    '**Violation**: call of a senior on a Monday. Says: Call on a quiet Monday.',
  );
});

test('the solver keeps it, where the product without it does not', { timeout: 240_000 }, () => {
  expect(solvedIn(root, 'with.json').seniorMondays).toBe(0);
  expect(without.seniorMondays).toBeGreaterThan(0);
});

test(
  'the editor, the compliance screen and the rules page show it',
  { timeout: 240_000 },
  async () => {
    const { file, seniorMondays } = without;
    await page.goto(`${server.address}/welcome`);
    await page.getByLabel('Open a program file').setInputFiles(file);
    await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();

    await page.goto(`${server.address}/rules`);
    await page
      .getByRole('list', { name: 'Made up' })
      .getByRole('link', { name: 'Quiet Mondays' })
      .click();
    await page.getByText('Nobody of PGY-3 has call that begins on a Monday.').waitFor();
    await page.getByText(/call of a senior on a Monday/i).waitFor();
    await page.getByLabel(/^Pgy/).waitFor();
    await page.getByText(`All ${seniorMondays} on the compliance screen`).click();

    await page.getByText(`${seniorMondays} of `).waitFor();
    await page.getByRole('listitem').getByText('Call on a quiet Monday.').first().waitFor();
    await page.getByRole('link', { name: 'Open the draft there' }).first().click();

    await page.getByRole('button', { name: /^Findings/ }).click();
    await page
      .getByText(/^Quiet Mondays · /)
      .first()
      .waitFor();
  },
);

test(
  'a must that the solver is not told is told to whoever generates',
  { timeout: 240_000 },
  async () => {
    await page.goto(`${server.address}/rules`);
    await page.getByLabel('On: Never kept').click();
    await page.getByText('Set the rule “Never kept”').waitFor();
    await page.goto(`${server.address}/build/generate`);
    await page.getByLabel('Time to search').selectOption({ label: '5 minutes' });
    await page.getByText('Advanced').click();
    await page.getByLabel('Work limit').fill('4');
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
    await page.getByText('A must-rule is broken in places: 1.').waitFor({ timeout: 120_000 });
    expect(await page.getByText('Every must-rule holds.').count()).toBe(0);
  },
);
