// Each screen in a script of its own, fetched when it is opened.

/** The screen of the same name. */
export const welcome = () => import('./welcome-screen.tsx');

/** The screen of the same name. */
export const build = () => import('./build-screen.tsx');

/** The screen of the same name. */
export const generate = () => import('./generate-screen.tsx');

/** The screen of the same name. */
export const compare = () => import('./drafts/compare-screen.tsx');

/** The screen of the same name. */
export const dashboards = () => import('./dashboards/dashboards-screen.tsx');

/** The screen of the same name. */
export const draft = () => import('./draft-screen.tsx');

/** The screen of the same name. */
export const people = () => import('./people-screen.tsx');

/** The screen of the same name. */
export const years = () => import('./years-screen.tsx');

/** The screen of the same name. */
export const rollOver = () => import('./roll-over-screen.tsx');

/** The screen of the same name. */
export const rotations = () => import('./rotations-screen.tsx');

/** The screen of the same name. */
export const absences = () => import('./absences-screen.tsx');

/** The screen of the same name. */
export const leave = () => import('./leave-screen.tsx');

/** The screen of the same name. */
export const leaveRound = () => import('./leave-round-screen.tsx');

/** The screen of the same name. */
export const repair = () => import('./repair-screen.tsx');

/** The screen of the same name. */
export const inbox = () => import('./inbox-screen.tsx');

/** The screen of the same name. */
export const compliance = () => import('./compliance-screen.tsx');

/** The screen of the same name. */
export const rules = () => import('./rules-screen.tsx');

/** The screen of the same name. */
export const rule = () => import('./rule-screen.tsx');

/** The screen of the same name. */
export const files = () => import('./files-screen.tsx');

/** The screen of the same name. */
export const settings = () => import('./settings-screen.tsx');

/** The screen of the same name. */
export const members = () => import('./members/members-screen.tsx');

/** The screen of the same name. */
export const permissions = () => import('./members/permissions-screen.tsx');
