// Each screen of the owner of a phone in a script of its own, fetched when it is opened.

/** The screen of the same name. */
export const asks = () => import('./asks-screen.tsx');

/** The screen of the same name. */
export const swap = () => import('./swap-screen.tsx');

/** The screen of the same name. */
export const message = () => import('./message-screen.tsx');

/** The screen of the same name. */
export const myHours = () => import('../hours/my-hours-screen.tsx');
