import { createMemoryHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { lookUpRoutes } from '../../src/app/look-up-routes.ts';
import { NoticesProvider } from '../../src/app/parts/notices.tsx';
import { DeviceGate } from '../../src/app/device-gate.tsx';
import { DeviceSessionProvider } from '../../src/app/device-session.tsx';
import { rootRoute } from '../../src/app/root-route.tsx';
import '../../src/app/styles/base.css';

/** The look-up screens as the app mounts them, at an address of their own history. */
export async function mountApp(address: string): Promise<ReactElement> {
  const router = createRouter({
    routeTree: rootRoute.addChildren([...lookUpRoutes]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await router.load();
  return (
    <DeviceSessionProvider>
      <DeviceGate>
        <NoticesProvider>
          {/* The app's own router is registered with its coordinator screens; here are only some of them. */}
          <RouterProvider router={router as never} />
        </NoticesProvider>
      </DeviceGate>
    </DeviceSessionProvider>
  );
}
