import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import axe from 'axe-core';
import { cleanup, render } from 'vitest-browser-react';
import { coordinatorRoutes } from '../../../src/app/coordinator-routes.ts';
import { lookUpRoutes } from '../../../src/app/look-up-routes.ts';
import { NoticesProvider } from '../../../src/app/parts/notices.tsx';
import { DeviceSessionProvider } from '../../../src/app/device-session.tsx';
import { rootRoute } from '../../../src/app/root-route.tsx';
import '../../../src/app/styles/base.css';
import type { RowsByKind } from '../../../src/domain/kinds.ts';
import { type Instant, instantSchema } from '../../../src/domain/time/zone.ts';
import { ProgramDatabase } from '../../../src/store/database.ts';
import { DeviceDatabase } from '../../../src/store/device-database.ts';
import { replaceContent } from '../../../src/store/program-content.ts';

/** A device that holds the program of these rows. */
export interface HeldProgram {
  readonly database: ProgramDatabase;
  /** Chooses how the app looks on this device. */
  readonly setTheme: (theme: 'light' | 'dark') => Promise<void>;
  /** Takes the app and everything stored away. */
  readonly forget: () => Promise<void>;
}

const device = new DeviceDatabase();

/** Puts a program onto the device. @throws without a program row. */
export async function holdProgram(rows: RowsByKind): Promise<HeldProgram> {
  const program = rows.program?.[0];
  if (!program) throw new Error('There is no program among the rows');
  const database = new ProgramDatabase(program.id);
  await replaceContent(database, { rows, history: [] });
  const openedAt: Instant = instantSchema.parse(1);
  await device.programs.put({ id: program.id, name: program.name, openedAt, meId: null });
  const forget = async (): Promise<void> => {
    await cleanup();
    await device.programs.clear();
    await device.settings.clear();
    await database.delete();
    document.documentElement.removeAttribute('data-theme');
  };
  const setTheme = async (theme: 'light' | 'dark'): Promise<void> => {
    await device.settings.put({ name: 'theme', value: theme });
    document.documentElement.dataset.theme = theme;
  };
  return { database, setTheme, forget };
}

/** Opens the whole app at an address of a history of its own. */
export async function openApp(address: string): Promise<void> {
  const router = createRouter({
    routeTree: rootRoute.addChildren([...lookUpRoutes, ...coordinatorRoutes]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await router.load();
  await cleanup();
  await render(
    <DeviceSessionProvider>
      <NoticesProvider>
        <RouterProvider router={router} />
      </NoticesProvider>
    </DeviceSessionProvider>,
  );
}

/** What axe finds on the page, by rule and element. */
export async function axeFindings(): Promise<string[]> {
  const { violations } = await axe.run(document.body);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
