import { createRouter } from '@tanstack/react-router';
import { afterPaint } from './after-paint.ts';
import { coordinatorRoutes } from './coordinator-routes.ts';
import { lookUpRoutes } from './look-up-routes.ts';
import { rootRoute } from './root-route.tsx';

/** Where a finger leads on and nobody asked for less motion, one screen passes into the next. */
const passing = window.matchMedia('(pointer: coarse) and (prefers-reduced-motion: no-preference)');

/** Every screen and its address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([...lookUpRoutes, ...coordinatorRoutes]),
  scrollRestoration: true,
  defaultViewTransition: { types: ({ pathChanged }) => pathChanged && passing.matches && [] },
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
