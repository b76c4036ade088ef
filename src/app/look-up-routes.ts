import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import {
  calendarSearchSchema,
  everyoneSearchSchema,
  findSearchSchema,
  hoursSearchSchema,
  nowSearchSchema,
  swapSearchSchema,
  todaySearchSchema,
} from './look-up-search.ts';
import { deviceScreens } from './device-screens.ts';
import { accountScreens } from './account-screens.ts';
import { lazyScreen } from './lazy-screen.ts';
import { rootRoute } from './root-route.tsx';
import { NowScreen } from './screens/look-up/now-screen.tsx';

// What the scripts and sheets of these screens are called is not worth its place on every phone.
const ownScreens = () => import('./screens/asks/every-own-screen.ts');

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/now' });
  },
});

const now = createRoute({
  getParentRoute: () => rootRoute,
  path: '/now',
  validateSearch: (search) => nowSearchSchema.parse(search),
  component: NowScreen,
});

const today = createRoute({
  getParentRoute: () => rootRoute,
  path: '/today',
  validateSearch: (search) => todaySearchSchema.parse(search),
  component: lazyRouteComponent(() => import('./screens/look-up/today-screen.tsx'), 'TodayScreen'),
});

const everyone = createRoute({
  getParentRoute: () => rootRoute,
  path: '/everyone',
  validateSearch: (search) => everyoneSearchSchema.parse(search),
  component: lazyRouteComponent(
    () => import('./screens/look-up/everyone-screen.tsx'),
    'EveryoneScreen',
  ),
});

const me = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me',
  validateSearch: (search) => calendarSearchSchema.parse(search),
  component: lazyRouteComponent(() => import('./screens/look-up/me-screen.tsx'), 'MeScreen'),
});

const myHours = createRoute({
  getParentRoute: () => rootRoute,
  path: '/me/hours',
  validateSearch: (search) => hoursSearchSchema.parse(search),
  component: lazyScreen(async () => (await ownScreens()).myHours()),
});

const asks = createRoute({
  getParentRoute: () => rootRoute,
  path: '/asks',
  component: lazyScreen(async () => (await ownScreens()).asks()),
});

const swap = createRoute({
  getParentRoute: () => rootRoute,
  path: '/asks/swap',
  validateSearch: (search) => swapSearchSchema.parse(search),
  component: lazyScreen(async () => (await ownScreens()).swap()),
});

const message = createRoute({
  getParentRoute: () => rootRoute,
  path: '/message',
  component: lazyScreen(async () => (await ownScreens()).message()),
});

const search = createRoute({
  getParentRoute: () => rootRoute,
  path: '/search',
  validateSearch: (search) => findSearchSchema.parse(search),
  component: lazyRouteComponent(
    () => import('./screens/look-up/search-screen.tsx'),
    'SearchScreen',
  ),
});

const more = createRoute({
  getParentRoute: () => rootRoute,
  path: '/more',
  component: lazyRouteComponent(() => import('./screens/look-up/more-screen.tsx'), 'MoreScreen'),
});

const device = createRoute({
  getParentRoute: () => rootRoute,
  path: '/device',
  component: lazyScreen(async () => (await deviceScreens()).device()),
});

const codes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/codes',
  component: lazyScreen(async () => (await deviceScreens()).codes()),
});

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  component: lazyScreen(async () => (await accountScreens()).signIn()),
});

const invitation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  component: lazyScreen(async () => (await accountScreens()).invitation()),
});

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: '/account',
  component: lazyScreen(async () => (await accountScreens()).account()),
});

const person = createRoute({
  getParentRoute: () => rootRoute,
  path: '/person/$personId',
  validateSearch: (search) => calendarSearchSchema.parse(search),
  component: lazyRouteComponent(
    () => import('./screens/look-up/person-screen.tsx'),
    'PersonScreen',
  ),
});

const rotation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rotation/$rotationId',
  component: lazyRouteComponent(
    () => import('./screens/look-up/rotation-screen.tsx'),
    'RotationScreen',
  ),
});

/** The screens that people open on their phones; the first is in the entry, the others load when used. */
export const lookUpRoutes = [
  home,
  now,
  today,
  everyone,
  me,
  myHours,
  asks,
  swap,
  message,
  search,
  more,
  device,
  codes,
  signIn,
  invitation,
  account,
  person,
  rotation,
] as const;
