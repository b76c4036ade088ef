import { flushSync } from 'react-dom';

/** The id of the line that says how many findings there are. */
export const FINDINGS_COUNT_ID = 'findings-count';

/**
 * Puts the focus where it can stay when what has it is about to go away with a finding, waiver or button.
 * @param id of the element that takes it. @param close closes the dialog, which first gives the focus back.
 */
export function moveFocus(id: string, close?: () => void): void {
  if (close) flushSync(close);
  document.getElementById(id)?.focus();
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
