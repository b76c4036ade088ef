/**
 * Shows the app in place of the answer that the service worker put into the document, once a screen has something to
 * show. What was unfolded or focused there stays so. Does nothing when it was done, or there was no such answer.
 */
export function takeOver(): void {
  const answer = document.getElementById('answer');
  const root = document.getElementById('root');
  if (!answer || !root) return;
  const unfolded = [...answer.querySelectorAll('details')].map((details) => details.open);
  root.querySelectorAll('details').forEach((details, place) => {
    details.open = unfolded[place] ?? details.open;
  });
  const focused = document.activeElement?.closest('#answer a')?.getAttribute('href');
  const { scrollX, scrollY } = window;
  answer.remove();
  root.hidden = false;
  window.scrollTo(scrollX, scrollY);
  if (focused) root.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
}
