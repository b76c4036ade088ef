// What of the device itself is fetched when it is shown, each in a script of its own.

/** The screen of the same name. */
export const device = async () => (await import('./device-screen.tsx')).DeviceScreen;

/** The screen of the same name. */
export const codes = async () => (await import('./codes-screen.tsx')).CodesScreen;

/** What stands where one person's own things would be. */
export const sharedNote = async () => (await import('./shared-note.tsx')).SharedNote;

/** Pulling down at the top of a screen. */
export const pullToRefresh = async () => (await import('./pull-to-refresh.tsx')).PullToRefresh;

/** A door for whoever was invited. */
export const signInDoor = async () => (await import('./device-cards.tsx')).SignInDoor;
