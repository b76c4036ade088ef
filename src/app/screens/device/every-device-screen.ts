// What of the device itself is fetched when it is shown, each in a script of its own.

/** The screen of the same name. */
export const device = () => import('./device-screen.tsx');

/** The screen of the same name. */
export const codes = () => import('./codes-screen.tsx');

/** What stands where one person's own things would be. */
export const sharedNote = async () => (await import('./shared-note.tsx')).SharedNote;

/** Pulling down at the top of a screen. */
export const pullToRefresh = async () => (await import('./pull-to-refresh.tsx')).PullToRefresh;

/** A door for whoever was invited. */
export const signInDoor = async () => (await import('./device-cards.tsx')).SignInDoor;
