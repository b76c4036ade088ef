// Each screen in a script of its own, fetched when it is opened.

/** The screen of the same name. */
export const signIn = async () => (await import('./sign-in-screen.tsx')).SignInScreen;

/** The screen of the same name. */
export const invitation = async () => (await import('./invitation-screen.tsx')).InvitationScreen;

/** The screen of the same name. */
export const account = async () => (await import('./account-screen.tsx')).AccountScreen;

/** What keeps the open program in step and says how that goes. */
export const syncLine = async () => (await import('./sync-line.tsx')).SyncLine;

/** What stands in place of a screen that is held back. */
export const heldBack = async () => (await import('./held-back.tsx')).HeldBack;
