import { noticeOf } from '../src/answers/notice.ts';

declare const self: ServiceWorkerGlobalScope & typeof globalThis;

// Browsers want every message to be shown: one that is not costs the right to be rung.
self.addEventListener('push', (event) => {
  const { title, badge, body, path, tag } = noticeOf(event.data?.text() ?? '');
  const shown = self.registration.showNotification(title, {
    body,
    tag,
    icon: '/icon-192.png',
    badge: '/icon-192.png',
    data: path,
  });
  event.waitUntil(Promise.all([shown, showBadge(badge)]));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(open(String(event.notification.data ?? '/')));
});

/** The number on the app's icon, where the platform has one. */
async function showBadge(count: number | null): Promise<void> {
  if (count === null || !('setAppBadge' in self.navigator)) return;
  await (count > 0 ? self.navigator.setAppBadge(count) : self.navigator.clearAppBadge());
}

async function open(path: string): Promise<void> {
  const [tab] = await self.clients.matchAll({ type: 'window' });
  await showBadge(0);
  if (!tab) await self.clients.openWindow(path);
  else await (await tab.focus()).navigate(path);
}
