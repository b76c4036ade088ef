import { expect, test } from 'vitest';
import { findingsOn } from '../browser/judge-screen.ts';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { visitEveryScreen } from '../shots/every-screen.ts';

test('axe finds nothing on any screen or dialog, and none is wider than its window', async () => {
  const server = await serveApp();
  const phone = await openPhone();
  const page = await phone.context.newPage();
  const found: string[] = [];
  try {
    await visitEveryScreen(page, server.address, async (scene) => {
      found.push(...(await findingsOn(page)).map((finding) => `${scene} ${finding}`));
    });
  } finally {
    await phone.close();
    await server.close();
  }
  expect(found).toEqual([]);
}, 600_000);
