/**
 * Registers the service worker that makes the app work offline. Does nothing in development and
 * where browsers have none. The script itself is always asked from the network, so that an update
 * is never hidden by an HTTP cache.
 */
export async function registerServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' });
}
