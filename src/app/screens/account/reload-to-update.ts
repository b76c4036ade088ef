/** Looks for a new version of the app, lets it take over, and opens the page anew. */
export async function reloadToUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined);
  const fresh = registration?.waiting ?? registration?.installing;
  fresh?.postMessage('update now');
  window.location.reload();
}
