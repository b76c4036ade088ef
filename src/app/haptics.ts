/** What a finger feels: something worked, or it was refused. In milliseconds, pauses between. */
const FELT = { done: [12], refused: [30, 60, 30] } as const;

/** Lets the phone be felt, where it can be and its owner has not asked for less movement. */
export function buzz(what: keyof typeof FELT): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches || !('vibrate' in navigator)) return;
  // Browsers ignore it, or say so in the console, until something was pressed.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate([...FELT[what]]);
}
