import { expect, test } from 'vitest';
import { findingsOn } from '../browser/judge-screen.ts';
import { openPhone } from '../browser/open-phone.ts';
import { serveApp } from '../browser/serve-app.ts';
import { appRoutes, routeOf } from '../shots/app-routes.ts';
import { visitEveryScreen } from '../shots/every-screen.ts';

test('axe finds nothing on any screen or dialog, none is wider than its window, and no screen is left out', async () => {
  const server = await serveApp();
  const phone = await openPhone();
  const page = await phone.context.newPage();
  const found: string[] = [];
  const seen = new Set<string>();
  try {
    await visitEveryScreen(page, server.address, async (scene) => {
      seen.add(new URL(page.url()).pathname);
      found.push(...(await findingsOn(page)).map((finding) => `${scene} ${finding}`));
    });
  } finally {
    await phone.close();
    await server.close();
  }
  expect(found).toEqual([]);
  const routes = appRoutes();
  const visited = new Set([...seen].map((pathname) => routeOf(pathname, routes)));
  // The address without a path leads on to who is on call.
  expect(routes.filter((route) => route !== '/' && !visited.has(route))).toEqual([]);
}, 600_000);
