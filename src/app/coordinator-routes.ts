import { createRoute } from '@tanstack/react-router';
import {
  compareSearchSchema,
  complianceSearchSchema,
  dashboardsSearchSchema,
  draftSearchSchema,
} from './coordinator-search.ts';
import { lazyScreen } from './lazy-screen.ts';
import { rootRoute } from './root-route.tsx';

// What the scripts and sheets of these screens are called is not worth its place on every phone.
const coordinatorScreens = () => import('./screens/coordinator/every-screen.ts');

const welcome = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyScreen(async () => (await coordinatorScreens()).welcome()),
});

const build = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build',
  component: lazyScreen(async () => (await coordinatorScreens()).build()),
});

const generate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/generate',
  component: lazyScreen(async () => (await coordinatorScreens()).generate()),
});

const compare = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/compare',
  validateSearch: (search) => compareSearchSchema.parse(search),
  component: lazyScreen(async () => (await coordinatorScreens()).compare()),
});

const dashboards = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dashboards',
  validateSearch: (search) => dashboardsSearchSchema.parse(search),
  component: lazyScreen(async () => (await coordinatorScreens()).dashboards()),
});

const draft = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/$draftId',
  validateSearch: (search) => draftSearchSchema.parse(search),
  component: lazyScreen(async () => (await coordinatorScreens()).draft()),
});

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: lazyScreen(async () => (await coordinatorScreens()).people()),
});

const years = createRoute({
  getParentRoute: () => rootRoute,
  path: '/years',
  component: lazyScreen(async () => (await coordinatorScreens()).years()),
});

const rollOver = createRoute({
  getParentRoute: () => rootRoute,
  path: '/years/next',
  component: lazyScreen(async () => (await coordinatorScreens()).rollOver()),
});

const rotations = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rotations',
  component: lazyScreen(async () => (await coordinatorScreens()).rotations()),
});

const absences = createRoute({
  getParentRoute: () => rootRoute,
  path: '/absences',
  component: lazyScreen(async () => (await coordinatorScreens()).absences()),
});

const leave = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leave',
  component: lazyScreen(async () => (await coordinatorScreens()).leave()),
});

const leaveRound = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leave/$roundId',
  component: lazyScreen(async () => (await coordinatorScreens()).leaveRound()),
});

const repair = createRoute({
  getParentRoute: () => rootRoute,
  path: '/repair',
  component: lazyScreen(async () => (await coordinatorScreens()).repair()),
});

const inbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  component: lazyScreen(async () => (await coordinatorScreens()).inbox()),
});

const compliance = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compliance',
  validateSearch: (search) => complianceSearchSchema.parse(search),
  component: lazyScreen(async () => (await coordinatorScreens()).compliance()),
});

const ruleList = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules',
  component: lazyScreen(async () => (await coordinatorScreens()).rules()),
});

const rule = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules/$ruleId',
  component: lazyScreen(async () => (await coordinatorScreens()).rule()),
});

const files = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files',
  component: lazyScreen(async () => (await coordinatorScreens()).files()),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyScreen(async () => (await coordinatorScreens()).settings()),
});

const members = createRoute({
  getParentRoute: () => rootRoute,
  path: '/members',
  component: lazyScreen(async () => (await coordinatorScreens()).members()),
});

const permissions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/permissions',
  component: lazyScreen(async () => (await coordinatorScreens()).permissions()),
});

/** The screens where a schedule is built; phones never load them. */
export const coordinatorRoutes = [
  welcome,
  build,
  generate,
  compare,
  dashboards,
  draft,
  people,
  years,
  rollOver,
  rotations,
  absences,
  leave,
  leaveRound,
  repair,
  inbox,
  compliance,
  ruleList,
  rule,
  files,
  settings,
  members,
  permissions,
] as const;
