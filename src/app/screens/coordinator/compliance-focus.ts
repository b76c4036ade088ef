/** The id of the line that says how many findings there are. */
export const FINDINGS_COUNT_ID = 'findings-count';

/** Puts the focus onto the count of findings, for what had it goes away with the finding or waiver. */
export function focusFindings(): void {
  requestAnimationFrame(() => document.getElementById(FINDINGS_COUNT_ID)?.focus());
}

/** The id of the collapsible list of what is waived. */
export const WAIVED_ID = 'waived';

/** Opens the list of what is waived and puts the focus there. */
export function showWaived(): void {
  const list = document.getElementById(WAIVED_ID);
  if (!(list instanceof HTMLDetailsElement)) return;
  list.open = true;
  list.querySelector('summary')?.focus();
}
