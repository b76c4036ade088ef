// Each screen of the owner of a phone in a script of its own, fetched when it is opened.

/** The screen of the same name. */
export const asks = async () => (await import('./asks-screen.tsx')).AsksScreen;

/** The screen of the same name. */
export const swap = async () => (await import('./swap-screen.tsx')).SwapScreen;

/** The screen of the same name. */
export const message = async () => (await import('./message-screen.tsx')).MessageScreen;

/** The screen of the same name. */
export const myHours = async () => (await import('../hours/my-hours-screen.tsx')).MyHoursScreen;
