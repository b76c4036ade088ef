import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { writeProgramFile } from '../../src/formats/program-file.ts';
import { FOCUSED } from '../browser/keyboard.ts';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { NOW } from '../shots/every-screen.ts';
import { middleProgram } from '../worlds/middle-draft.ts';

/** A coordinator's desk with the draft of the middle program's whole year open in the grid. */
export interface MiddleDesk {
  readonly page: Page;
  /** Presses one key after the other. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** What the focus is on, as it is spoken. */
  readonly focused: () => Promise<string>;
  /** Gives the focus to the first cell of the grid. */
  readonly toFirst: () => Promise<void>;
  /** What went wrong in its pages so far. */
  readonly troubles: readonly string[];
  readonly close: () => Promise<void>;
}

/** Opens the desk: what the rules say of the draft is known, and the focus is on the first cell. */
export async function openMiddleDesk(): Promise<MiddleDesk> {
  const folder = mkdtempSync(path.join(tmpdir(), 'middle-desk-'));
  const file = path.join(folder, 'program.json');
  writeFileSync(file, writeProgramFile({ rows: middleProgram, history: [] }));
  const server = await serveApp();
  const desk = await openPhone();
  const page = await desk.context.newPage();
  await desk.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.clock.setFixedTime(NOW);
  await page.goto(`${server.address}/welcome`);
  await page.getByLabel('Open a program file').setInputFiles(file);
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
  await page.goto(`${server.address}/build/draft-1`);
  await page.getByRole('button', { name: /^Findings \(\d+\)$/ }).waitFor({ timeout: 60_000 });
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = (): Promise<string> => page.evaluate<string>(FOCUSED);
  const toFirst = async (): Promise<void> => {
    await page.locator('[role=gridcell][tabindex="0"]').focus();
    await press('Control+Home');
    await expect.poll(focused).toMatch(/block 1: |Jul 1/);
  };
  await toFirst();
  const close = async (): Promise<void> => {
    await desk.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { page, press, focused, toFirst, troubles: desk.troubles, close };
}
