import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { draftStarted } from '../../src/domain/changes/draft-started.ts';
import { assignmentRow } from '../../src/domain/schedule/slot.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { FOCUSED, follow, tabTo } from '../browser/keyboard.ts';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { NOW } from '../shots/every-screen.ts';
import { familyMedicineSmall } from '../worlds/family-medicine-small.ts';

const COMPLIANCE_IS_KEPT = `caches.open('assets-used')
  .then((cache) => cache.keys())
  .then((keys) => keys.some(({ url }) => url.includes('/coordinator-compliance-')))`;

/** A program with a draft in which nobody is on call on one night of February. */
function programWithAGap(): string {
  const { rows, witness } = familyMedicineSmall.grow(1);
  const [year] = rows.academicYear ?? [];
  const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
  const { draft } = draftStarted.args.parse({
    draft: { id: 'draft-1', yearId: year?.id, name: 'Draft 1', startedAt: 1 },
  });
  const filled = witness.filter(({ slot }) => slot.layer !== 'call' || slot.day !== '2027-02-09');
  const assignment = filled.map((each) => assignmentRow(draft.id, each, blocks));
  const content = { rows: { ...rows, draft: [draft], assignment }, history: [] };
  return writeProgramFile(content);
}

test('a violation is mended, and its case followed to the sign-off, by keyboard alone', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'visit-'));
  const file = path.join(folder, 'program.json');
  writeFileSync(file, programWithAGap());
  const server = await serveApp();
  const desk = await openPhone();
  try {
    const page = await desk.context.newPage();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.clock.setFixedTime(NOW);
    await page.goto(`${server.address}/welcome`);
    await page.getByLabel('Open a program file').setInputFiles(file);
    await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
    // A device that builds keeps every screen of the coordinator, opened before or not.
    await expect
      .poll(() => page.evaluate<boolean>(COMPLIANCE_IS_KEPT), { timeout: 60_000 })
      .toBe(true);
    await desk.context.setOffline(true);

    await page.goto(`${server.address}/compliance?verdict=violation&rule=call-coverage`);
    await page.getByText('Violations and corrective actions').waitFor();
    await follow(page, /^Open a case: /, 'Root cause');
    await tabTo(page, /^Root cause/);
    await page.keyboard.type('An absence');
    await tabTo(page, /^Corrective action/);
    await page.keyboard.type('A backup is named for every night');
    await tabTo(page, /^Responsible/);
    await page.keyboard.type('Bo Chief');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('Action planned').first().waitFor();
    expect(await page.evaluate(FOCUSED)).toMatch(/^Case: /);

    await page.reload();
    await page.getByText('Violations and corrective actions').waitFor();
    await follow(page, /^How could this be mended\?/, 'Apply to the draft');
    await tabTo(page, /^Apply/);
    await page.keyboard.press('Enter');
    await page.getByText(/no such finding any more/).waitFor();

    await follow(page, /^Sign off: /, 'Your name');
    await tabTo(page, /^Your name/);
    await page.keyboard.type('Ada Director');
    await page.keyboard.press('Enter');
    await page.getByText(/by Ada Director/).waitFor();
    await page.reload();
    await page.getByText(/by Ada Director/).waitFor();
  } finally {
    await desk.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
