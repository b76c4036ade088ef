import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import {
  compareSearchSchema,
  complianceSearchSchema,
  dashboardsSearchSchema,
  draftSearchSchema,
} from './coordinator-search.ts';
import { rootRoute } from './root-route.tsx';

const welcome = createRoute({
  getParentRoute: () => rootRoute,
  path: '/welcome',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/welcome-screen.tsx'),
    'WelcomeScreen',
  ),
});

const build = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/build-screen.tsx'),
    'BuildScreen',
  ),
});

const generate = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/generate',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/generate-screen.tsx'),
    'GenerateScreen',
  ),
});

const compare = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/compare',
  validateSearch: (search) => compareSearchSchema.parse(search),
  component: lazyRouteComponent(
    () => import('./screens/coordinator/drafts/compare-screen.tsx'),
    'CompareScreen',
  ),
});

const dashboards = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dashboards',
  validateSearch: (search) => dashboardsSearchSchema.parse(search),
  component: lazyRouteComponent(
    () => import('./screens/coordinator/dashboards/dashboards-screen.tsx'),
    'DashboardsScreen',
  ),
});

const draft = createRoute({
  getParentRoute: () => rootRoute,
  path: '/build/$draftId',
  validateSearch: (search) => draftSearchSchema.parse(search),
  component: lazyRouteComponent(
    () => import('./screens/coordinator/draft-screen.tsx'),
    'DraftScreen',
  ),
});

const people = createRoute({
  getParentRoute: () => rootRoute,
  path: '/people',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/people-screen.tsx'),
    'PeopleScreen',
  ),
});

const years = createRoute({
  getParentRoute: () => rootRoute,
  path: '/years',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/years-screen.tsx'),
    'YearsScreen',
  ),
});

const rollOver = createRoute({
  getParentRoute: () => rootRoute,
  path: '/years/next',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/roll-over-screen.tsx'),
    'RollOverScreen',
  ),
});

const rotations = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rotations',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/rotations-screen.tsx'),
    'RotationsScreen',
  ),
});

const absences = createRoute({
  getParentRoute: () => rootRoute,
  path: '/absences',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/absences-screen.tsx'),
    'AbsencesScreen',
  ),
});

const leave = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leave',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/leave-screen.tsx'),
    'LeaveScreen',
  ),
});

const leaveRound = createRoute({
  getParentRoute: () => rootRoute,
  path: '/leave/$roundId',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/leave-round-screen.tsx'),
    'LeaveRoundScreen',
  ),
});

const repair = createRoute({
  getParentRoute: () => rootRoute,
  path: '/repair',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/repair-screen.tsx'),
    'RepairScreen',
  ),
});

const inbox = createRoute({
  getParentRoute: () => rootRoute,
  path: '/inbox',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/inbox-screen.tsx'),
    'InboxScreen',
  ),
});

const compliance = createRoute({
  getParentRoute: () => rootRoute,
  path: '/compliance',
  validateSearch: (search) => complianceSearchSchema.parse(search),
  component: lazyRouteComponent(
    () => import('./screens/coordinator/compliance-screen.tsx'),
    'ComplianceScreen',
  ),
});

const ruleList = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/rules-screen.tsx'),
    'RulesScreen',
  ),
});

const rule = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rules/$ruleId',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/rule-screen.tsx'),
    'RuleScreen',
  ),
});

const files = createRoute({
  getParentRoute: () => rootRoute,
  path: '/files',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/files-screen.tsx'),
    'FilesScreen',
  ),
});

const settings = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings',
  component: lazyRouteComponent(
    () => import('./screens/coordinator/settings-screen.tsx'),
    'SettingsScreen',
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
] as const;
