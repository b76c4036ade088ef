/** In a tab that is not painted nobody waits for longer. */
const MILLISECONDS_MAX = 100;

/** Resolves once what stands now was painted, so that work which takes a while does not hold up what was pressed. */
export function afterPaint(): Promise<void> {
  return new Promise((resolve) => {
    const late = window.setTimeout(resolve, MILLISECONDS_MAX);
    requestAnimationFrame(() => {
      window.clearTimeout(late);
      window.setTimeout(resolve);
    });
  });
}
