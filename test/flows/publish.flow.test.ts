import { mkdtempSync, rmSync, writeFileSync, cpSync, mkdirSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { draftStarted } from '../../src/domain/changes/draft-started.ts';
import { assignmentRow } from '../../src/domain/schedule/slot.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { appStands } from '../browser/app-stands.ts';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';

const NOW = new Date('2026-11-24T02:30:00Z');
const PASSPHRASE = 'quiet river under five moons';

/** The small program with a finished draft of its year, as a program file. */
function programFile(): string {
  const { rows, witness } = familyMedicineSmall.grow(1);
  const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
  const { draft } = draftStarted.args.parse({
    draft: { id: 'draft-1', yearId: rows.academicYear?.[0]?.id, name: 'Draft 1', startedAt: 1 },
  });
  const assignment = witness.map((filled) => assignmentRow(draft.id, filled, blocks));
  return writeProgramFile({ rows: { ...rows, draft: [draft], assignment }, history: [] });
}

async function publish(page: Page, what: string, when: RegExp | null, number: number) {
  await page.getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What', { exact: true }).selectOption({ label: what });
  if (when) {
    const place = dialog.getByLabel('When', { exact: true });
    const labels = await place.locator('option').allInnerTexts();
    await place.selectOption({ label: labels.find((label) => when.test(label)) ?? '' });
  }
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await dialog.getByText(`Edition ${number}`).waitFor();
  return dialog;
}

test('blocks, a month’s call and a block’s clinics are published one by one, sealed, and a phone shows them once it has the passphrase', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'publish-'));
  const hosted = path.join(folder, 'host');
  cpSync('dist/app', hosted, { recursive: true });
  const server = await serveApp(hosted);
  const { address } = server;
  const office = await openPhone();
  const phone = await openPhone();
  try {
    writeFileSync(path.join(folder, 'program.json'), programFile());
    const desk = await office.context.newPage();
    await desk.goto(`${address}/welcome`);
    await desk.getByLabel('Open a program file').setInputFiles(path.join(folder, 'program.json'));
    await desk.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
    await desk.goto(`${address}/build/draft-1`);
    const close = () => desk.keyboard.press('Escape');
    await publish(desk, 'The year’s blocks', null, 1);
    await close();
    await publish(desk, 'A month’s call', /^November 2026/, 2);
    await close();
    const dialog = await publish(desk, 'A block’s clinics', /Nov/, 3);
    await dialog.getByLabel('Passphrase').fill(PASSPHRASE);
    const download = desk.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save it sealed' }).click();
    mkdirSync(path.join(hosted, 'editions'));
    copyFileSync(await (await download).path(), path.join(hosted, 'editions/current.json'));

    const page = await phone.context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.goto(`${address}/now`);
    await appStands(page);
    await page.goto(`${address}/more`);
    await page.getByLabel('Passphrase').fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByText('Edition 3 of').waitFor();
    await page.goto(`${address}/now`);
    await appStands(page);
    await page.locator('a[href^="tel:"]:visible').first().waitFor();
    await page
      .getByText(/Edition 2/)
      .first()
      .waitFor();
    // No call of December is published.
    await page.clock.setFixedTime(new Date('2026-12-15T02:30:00Z'));
    await page.goto(`${address}/now`);
    await appStands(page);
    await page.waitForSelector('main h1');
    expect(await page.locator('main').innerText()).not.toMatch(/Edition 2/);
    expect([...office.troubles, ...phone.troubles]).toEqual([]);
  } finally {
    await office.close();
    await phone.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
