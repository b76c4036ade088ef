// Each screen in a script of its own, fetched when it is opened.

/** The screen of the same name. */
export const welcome = async () => (await import('./welcome-screen.tsx')).WelcomeScreen;

/** The screen of the same name. */
export const build = async () => (await import('./build-screen.tsx')).BuildScreen;

/** The screen of the same name. */
export const generate = async () => (await import('./generate-screen.tsx')).GenerateScreen;

/** The screen of the same name. */
export const compare = async () => (await import('./drafts/compare-screen.tsx')).CompareScreen;

/** The screen of the same name. */
export const dashboards = async () =>
  (await import('./dashboards/dashboards-screen.tsx')).DashboardsScreen;

/** The screen of the same name. */
export const draft = async () => (await import('./draft-screen.tsx')).DraftScreen;

/** The screen of the same name. */
export const people = async () => (await import('./people-screen.tsx')).PeopleScreen;

/** The screen of the same name. */
export const years = async () => (await import('./years-screen.tsx')).YearsScreen;

/** The screen of the same name. */
export const rollOver = async () => (await import('./roll-over-screen.tsx')).RollOverScreen;

/** The screen of the same name. */
export const rotations = async () => (await import('./rotations-screen.tsx')).RotationsScreen;

/** The screen of the same name. */
export const absences = async () => (await import('./absences-screen.tsx')).AbsencesScreen;

/** The screen of the same name. */
export const leave = async () => (await import('./leave-screen.tsx')).LeaveScreen;

/** The screen of the same name. */
export const leaveRound = async () => (await import('./leave-round-screen.tsx')).LeaveRoundScreen;

/** The screen of the same name. */
export const repair = async () => (await import('./repair-screen.tsx')).RepairScreen;

/** The screen of the same name. */
export const inbox = async () => (await import('./inbox-screen.tsx')).InboxScreen;

/** The screen of the same name. */
export const compliance = async () => (await import('./compliance-screen.tsx')).ComplianceScreen;

/** The screen of the same name. */
export const rules = async () => (await import('./rules-screen.tsx')).RulesScreen;

/** The screen of the same name. */
export const rule = async () => (await import('./rule-screen.tsx')).RuleScreen;

/** The screen of the same name. */
export const files = async () => (await import('./files-screen.tsx')).FilesScreen;

/** The screen of the same name. */
export const settings = async () => (await import('./settings-screen.tsx')).SettingsScreen;

/** The screen of the same name. */
export const members = async () => (await import('./members/members-screen.tsx')).MembersScreen;

/** The screen of the same name. */
export const permissions = async () =>
  (await import('./members/permissions-screen.tsx')).PermissionsScreen;
