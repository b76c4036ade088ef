import { createRouter } from '@tanstack/react-router';
import { coordinatorRoutes } from './coordinator-routes.ts';
import { lookUpRoutes } from './look-up-routes.ts';
import { rootRoute } from './root-route.tsx';

/** Every screen and its address. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([...lookUpRoutes, ...coordinatorRoutes]),
  defaultViewTransition: true,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
