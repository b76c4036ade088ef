import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { isAskedNow, nowResponse } from '../src/answers/now-response.ts';
import './ring.ts';

declare const self: ServiceWorkerGlobalScope & typeof globalThis;

/**
 * Files under /assets/ that carry one of these marks in the manifest are kept once they were used, or asked to be: those
 * that concern the device itself on every one, those that the owner of a phone needs once it is somebody's, those
 * that syncing needs once a server keeps the program.
 */
const marks = ['when-used', 'for-device', 'for-owner', 'for-member'];
const [USED, EDITIONS] = ['assets-used', 'editions'];

const manifest: readonly (PrecacheEntry | string)[] = self.__WB_MANIFEST;
const isWhenUsed = (entry: PrecacheEntry | string): entry is PrecacheEntry =>
  typeof entry !== 'string' && marks.includes(entry.revision ?? '');
const markedFiles = manifest.filter(isWhenUsed);
const pathOf = ({ url }: PrecacheEntry): string => `/${url}`;
const whenUsed = markedFiles.map(pathOf);
const markedAs = (mark: string): string[] =>
  markedFiles.filter(({ revision }) => revision === mark).map(pathOf);

cleanupOutdatedCaches();

// Who is on call is in the document itself. Whatever keeps it from being there, the app comes as at any other address.
registerRoute(
  ({ sameOrigin, request, url }) => sameOrigin && request.mode === 'navigate' && isAskedNow(url),
  async () => {
    // The database is read while the app's document is looked for.
    const app = matchPrecache('/index.html').then((kept) => kept ?? fetch('/index.html'));
    const copy = app.then((response) => response.clone());
    return (await nowResponse(copy, Date.now())) ?? app;
  },
);
precacheAndRoute(manifest.filter((entry) => !isWhenUsed(entry)));

// Any address of the app is the app. Files beside it (assets, editions) are files; /sign-on is the server's, and leads away.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/(assets|editions)\//, /^\/sign-on(?:[/?]|$)/, /\.[^/]*$/],
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
      return (await cache.match(request.url)) ?? Promise.reject(error);
    }
  },
);

const isOfEngine = (path: string): boolean => path.endsWith('.wasm');
/** What belongs together: a device that used some of it needs all of it anew after an update, others never load it. */
const parts = new Map([
  ['device', { files: markedAs('for-device'), own: /\/device-/ }],
  ['owner', { files: markedAs('for-owner'), own: /\/(asks|hours)-/ }],
  ['member', { files: markedAs('for-member'), own: /\/account-/ }],
  ['screens', { files: whenUsed.filter((path) => !isOfEngine(path)), own: /\/coordinator-/ }],
  ['engine', { files: whenUsed.filter(isOfEngine), own: /\.wasm$/ }],
]);

async function keep(paths: readonly string[]): Promise<void> {
  const used = await usedPaths();
  const missing = new Set(paths.filter((path) => !used.includes(path)));
  await (await caches.open(USED)).addAll([...missing]);
}

async function usedPaths(): Promise<string[]> {
  const cache = await caches.open(USED);
  return (await cache.keys()).map(({ url }) => new URL(url).pathname);
}

// A device that built schedules offline before an update does so after it.
self.addEventListener('install', (event) => {
  const refresh = async (): Promise<void> => {
    const used = await usedPaths();
    const again = [...parts.values()].filter(({ own }) => used.some((path) => own.test(path)));
    await keep(again.flatMap(({ files }) => files));
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
  const asked = parts.get(String(event.data).replace('keep ', ''))?.files;
  if (asked) event.waitUntil(keep(asked).catch(() => undefined)); // Asked again at the next start.
});
