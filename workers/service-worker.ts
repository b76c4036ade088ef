import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import type { Instant } from '../src/domain/time/zone.ts';
import { nowResponse } from '../src/answers/now-response.ts';

declare const self: ServiceWorkerGlobalScope & typeof globalThis;

/** Files under /assets/ that carry this mark in the manifest are kept once they were used, not before. */
const WHEN_USED = 'when-used';
const USED = 'assets-used';
const EDITIONS = 'editions';

const isNow: ReadonlySet<string> = new Set(['/', '/now']);
/** What takes longer than this is better shown by the app itself, once it has started. */
const ANSWER_MILLISECONDS_MAX = 1_500;

const manifest: readonly (PrecacheEntry | string)[] = self.__WB_MANIFEST;
const isWhenUsed = (entry: PrecacheEntry | string): entry is PrecacheEntry =>
  typeof entry !== 'string' && entry.revision === WHEN_USED;
const whenUsed = manifest.filter(isWhenUsed).map(({ url }) => `/${url}`);

cleanupOutdatedCaches();

// Who is on call is in the document itself. Whatever keeps it from being there, the app comes as at any other address.
registerRoute(
  ({ url, sameOrigin, request }) =>
    sameOrigin && request.mode === 'navigate' && isNow.has(url.pathname) && url.search === '',
  async () => {
    const app = await matchPrecache('/index.html');
    if (!app) return fetch('/index.html');
    const answered = await nowResponse(app.clone(), Date.now() as Instant, ANSWER_MILLISECONDS_MAX);
    return answered ?? app;
  },
);
precacheAndRoute(manifest.filter((entry) => !isWhenUsed(entry)));

// Any address of the app is the app. Files beside it (assets, editions) are files.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(assets|editions)\//, /\.[^/]*$/],
  }),
);

// Assets are named by their content, so what is cached is never old.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && whenUsed.includes(url.pathname),
  async ({ request }) => {
    const cache = await caches.open(USED);
    const kept = await cache.match(request.url);
    if (kept) return kept;
    const response = await fetch(request);
    if (response.ok) await cache.put(request.url, response.clone());
    return response;
  },
);

// The newest editions if the network answers, else those that came last.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/editions/'),
  async ({ request }) => {
    const cache = await caches.open(EDITIONS);
    try {
      const response = await fetch(request);
      if (response.ok) await cache.put(request.url, response.clone());
      return response;
    } catch (error) {
      const kept = await cache.match(request.url);
      if (kept) return kept;
      throw error;
    }
  },
);

/** What belongs together: a device that used the solver needs the new one, others never load it. */
function familyOf(path: string): 'solver' | 'screens' {
  return /\/solver-|\.wasm$/.test(path) ? 'solver' : 'screens';
}

async function usedPaths(): Promise<string[]> {
  const cache = await caches.open(USED);
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}

// A device that built schedules offline before an update does so after it.
self.addEventListener('install', (event) => {
  const refresh = async (): Promise<void> => {
    const used = await usedPaths();
    const families = new Set(used.map(familyOf));
    const missing = whenUsed.filter((path) => families.has(familyOf(path)) && !used.includes(path));
    await (await caches.open(USED)).addAll(missing);
  };
  event.waitUntil(refresh());
});

self.addEventListener('activate', (event) => {
  const dropOutdated = async (): Promise<void> => {
    const cache = await caches.open(USED);
    const outdated = (await usedPaths()).filter((path) => !whenUsed.includes(path));
    await Promise.all(outdated.map((path) => cache.delete(path)));
  };
  event.waitUntil(dropOutdated());
});

self.addEventListener('message', (event) => {
  if (event.data === 'update now') void self.skipWaiting();
});
