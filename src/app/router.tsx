import { createRouter } from '@tanstack/react-router';
import { afterPaint } from './after-paint.ts';
import { coordinatorRoutes } from './coordinator-routes.ts';
import { lookUpRoutes } from './look-up-routes.ts';
import { rootRoute } from './root-route.tsx';

/** Every screen and its address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([...lookUpRoutes, ...coordinatorRoutes]),
  scrollRestoration: true,
});

// What a press changes at once is painted before the screen it leads to is made.
const { navigate } = router;
Object.assign(router, {
  navigate: async (...asked: Parameters<typeof navigate>) => {
    await afterPaint();
    return navigate(...asked);
  },
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
