import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { draftStarted } from '../../src/domain/changes/draft-started.ts';
import { assignmentRow } from '../../src/domain/schedule/slot.ts';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { internalMedicineLarge } from '../worlds/internal-medicine-large.ts';
import { benchYear } from './bench-year.ts';
import { editTimes } from './grid-edits.ts';
import { frameWork } from './grid-frames.ts';
import { lineOf, quantile } from './medians.ts';

// npm run bench grid: the grid of a draft of 351 residents in all three layers: main-thread work per frame while it is
// scrolled, from a key to the picture that shows the edit with what the rules say of it, memory, and how soon it opens.
// Needs the built app (`npm run build`).

const SEED = 1;
const OPEN_ROUNDS = 3;
const ZOOMS = ['Blocks', 'Days', 'Half-days'] as const;

function programFile(): { readonly text: string; readonly cells: number } {
  const { rows } = internalMedicineLarge.grow(SEED);
  const [year] = rows.academicYear ?? [];
  const blocks = new Map((rows.block ?? []).map((block) => [block.id, block]));
  const { draft } = draftStarted.args.parse({
    draft: { id: 'draft-1', yearId: year?.id, name: 'Draft 1', startedAt: 1 },
  });
  const { filled } = benchYear();
  const assignment = filled.map((each) => assignmentRow(draft.id, each, blocks));
  const content = { rows: { ...rows, draft: [draft], assignment }, history: [] };
  return { text: writeProgramFile(content), cells: assignment.length };
}

async function openTime(page: Page, address: string): Promise<readonly [number, number]> {
  await page.goto(`${address}/build`);
  await page.getByRole('link', { name: 'Draft 1' }).waitFor();
  const start = performance.now();
  await page.getByRole('link', { name: 'Draft 1' }).click();
  await page.getByRole('gridcell').first().waitFor({ timeout: 120_000 });
  const drawn = performance.now() - start;
  await page.getByRole('button', { name: /^Findings \(\d+\)$/ }).waitFor({ timeout: 120_000 });
  return [drawn, performance.now() - start];
}

async function scrolled(page: Page, session: CDPSession): Promise<void> {
  for (const zoom of ZOOMS) {
    await page.getByRole('button', { name: zoom, exact: true }).click();
    await page.waitForTimeout(1_500);
    for (const [rate, limit] of [
      [1, 12],
      [4, 30],
    ] as const) {
      await session.send('Emulation.setCPUThrottlingRate', { rate });
      const work = await frameWork(session);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
      const what = `  ${zoom}, ${rate} times slower, frames ${work.length}`;
      console.log(lineOf(`${what}: p95`, quantile(work, 0.95), limit));
      console.log(
        `    median ${quantile(work, 0.5).toFixed(1)} ms, longest ${quantile(work, 1).toFixed(1)} ms`,
      );
    }
  }
}

async function edited(page: Page): Promise<void> {
  for (const zoom of ZOOMS) {
    await page.getByRole('button', { name: zoom, exact: true }).click();
    await page.waitForTimeout(1_500);
    const times = await editTimes(page);
    console.log(
      lineOf(`  edit to paint, ${zoom}, p95 of ${times.length}`, quantile(times, 0.95), 50),
    );
    console.log(`    median ${quantile(times, 0.5).toFixed(1)} ms`);
  }
}

const folder = mkdtempSync(path.join(tmpdir(), 'grid-bench-'));
const { text, cells } = programFile();
const file = path.join(folder, 'program.json');
writeFileSync(file, text);
const server = await serveApp();
const desk = await openPhone();
try {
  const page = await desk.context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${server.address}/welcome`);
  await page.getByLabel('Open a program file').setInputFiles(file);
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor({ timeout: 120_000 });
  console.log(
    `${internalMedicineLarge.title}: ${cells} decided cells, load ${loadavg()[0]?.toFixed(1)} on this machine`,
  );
  const opened = [];
  for (let round = 0; round < OPEN_ROUNDS; round++)
    opened.push(await openTime(page, server.address));
  console.log(
    lineOf(
      '  opened and drawn, median',
      quantile(
        opened.map(([drawn]) => drawn),
        0.5,
      ),
      1_000,
    ),
  );
  console.log(
    `    with all findings ${quantile(
      opened.map(([, all]) => all),
      0.5,
    ).toFixed(0)} ms`,
  );
  const session = await desk.context.newCDPSession(page);
  await scrolled(page, session);
  await edited(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  console.log(`  memory of the page's scripts ${(usedSize / 1024 / 1024).toFixed(1)} MB`);
  if (desk.troubles.length > 0) throw new Error(desk.troubles.join('\n'));
} finally {
  await desk.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
