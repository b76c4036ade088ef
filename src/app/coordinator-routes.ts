import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  compareSearchSchema,
  complianceSearchSchema,
  dashboardsSearchSchema,
  draftSearchSchema,
} from './coordinator-search.ts';
import { rootRoute } from './root-route.tsx';

// What the scripts and sheets of these screens are called is not worth its place on every phone.
const coordinatorScreens = () => import('./screens/coordinator/every-screen.ts');

const welcome = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).welcome(),
    'WelcomeScreen',
  ),
});

const build = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).build(), 'BuildScreen'),
});

const generate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/generate',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).generate(),
    'GenerateScreen',
  ),
});

const compare = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/compare',
  validateSearch: (search) => compareSearchSchema.parse(search),
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).compare(),
    'CompareScreen',
  ),
});

const dashboards = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dashboards',
  validateSearch: (search) => dashboardsSearchSchema.parse(search),
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).dashboards(),
    'DashboardsScreen',
  ),
});

const draft = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/$draftId',
  validateSearch: (search) => draftSearchSchema.parse(search),
  component: lazyRouteComponent(async () => (await coordinatorScreens()).draft(), 'DraftScreen'),
});

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).people(), 'PeopleScreen'),
});

const years = createRoute({
  getParentRoute: () => rootRoute,
  path: '/years',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).years(), 'YearsScreen'),
});

const rollOver = createRoute({
  getParentRoute: () => rootRoute,
  path: '/years/next',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).rollOver(),
    'RollOverScreen',
  ),
});

const rotations = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rotations',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).rotations(),
    'RotationsScreen',
  ),
});

const absences = createRoute({
  getParentRoute: () => rootRoute,
  path: '/absences',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).absences(),
    'AbsencesScreen',
  ),
});

const leave = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leave',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).leave(), 'LeaveScreen'),
});

const leaveRound = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leave/$roundId',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).leaveRound(),
    'LeaveRoundScreen',
  ),
});

const repair = createRoute({
  getParentRoute: () => rootRoute,
  path: '/repair',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).repair(), 'RepairScreen'),
});

const inbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).inbox(), 'InboxScreen'),
});

const compliance = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compliance',
  validateSearch: (search) => complianceSearchSchema.parse(search),
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).compliance(),
    'ComplianceScreen',
  ),
});

const ruleList = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).rules(), 'RulesScreen'),
});

const rule = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules/$ruleId',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).rule(), 'RuleScreen'),
});

const files = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files',
  component: lazyRouteComponent(async () => (await coordinatorScreens()).files(), 'FilesScreen'),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).settings(),
    'SettingsScreen',
  ),
});

const members = createRoute({
  getParentRoute: () => rootRoute,
  path: '/members',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).members(),
    'MembersScreen',
  ),
});

const permissions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/permissions',
  component: lazyRouteComponent(
    async () => (await coordinatorScreens()).permissions(),
    'PermissionsScreen',
  ),
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
