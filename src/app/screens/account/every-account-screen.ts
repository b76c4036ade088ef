// Each screen in a script of its own, fetched when it is opened.

/** The screen of the same name. */
export const signIn = () => import('./sign-in-screen.tsx');

/** The screen of the same name. */
export const invitation = () => import('./invitation-screen.tsx');

/** The screen of the same name. */
export const account = () => import('./account-screen.tsx');
