import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & typeof globalThis;

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
// Any address of the app is the app. Files beside it (assets, editions) are files.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(assets|editions)\//, /\.[^/]*$/],
  }),
);

self.addEventListener('message', (event) => {
  if (event.data === 'update now') void self.skipWaiting();
});
