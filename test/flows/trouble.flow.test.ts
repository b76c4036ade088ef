import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';

test('a screen whose code cannot be fetched says so, and opens when it is tried again', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'trouble-'));
  const hosted = path.join(folder, 'host');
  cpSync('dist/app', hosted, { recursive: true });
  // Gone before the first visit: a coordinator's device keeps every screen as soon as it has a program.
  const assets = path.join(hosted, 'assets');
  const [chunk = ''] = readdirSync(assets).filter((name) => name.includes('people-screen-'));
  renameSync(path.join(assets, chunk), path.join(folder, chunk));
  const server = await serveApp(hosted);
  const device = await openPhone();
  try {
    const page = await device.context.newPage();
    await page.goto(`${server.address}/welcome`);
    await page.getByRole('button', { name: /Family medicine, small/ }).click();
    await page.getByRole('heading', { name: /^Schedule 2026/ }).waitFor();
    await page.goto(`http://localhost:${server.port}/people`);
    await page.getByRole('alert').getByText('This did not work').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Nothing that was saved is lost');
    renameSync(path.join(folder, chunk), path.join(assets, chunk));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('30 people').waitFor();
  } finally {
    await device.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
