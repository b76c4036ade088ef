import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import type { RowsByKind } from '../../src/domain/kinds.ts';
import { parseProgramFile } from '../../src/formats/program-file.ts';
import type { ServedApp } from '../browser/serve-app.ts';

/** Opens a sample program in a new page, through the welcome screen. */
export async function openSample(
  context: BrowserContext,
  { address }: Pick<ServedApp, 'address'>,
  name: RegExp,
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${address}/welcome`);
  await page.getByRole('button', { name }).click();
  await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor({ timeout: 60_000 });
  return page;
}

/** What the app keeps, read from the program file that it saves. */
export async function savedRows(
  page: Page,
  { address }: Pick<ServedApp, 'address'>,
): Promise<RowsByKind> {
  await page.goto(`${address}/files`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the program file' }).click();
  const content = parseProgramFile(readFileSync(await (await download).path(), 'utf8'));
  if (!content.ok) throw new Error(content.problem.message);
  return content.value.rows;
}
