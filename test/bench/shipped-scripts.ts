import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = path.resolve('dist/app');

/**
 * What the built app ships to look things up, gzipped: the scripts its document names, those of all look-up screens, and
 * the service worker beside them.
 */
export async function shippedKilobytes(): Promise<{
  readonly first: number;
  readonly screens: number;
  readonly worker: number;
}> {
  const worker = await readFile(path.join(folder, 'service-worker.js'), 'utf8');
  const document = await readFile(path.join(folder, 'index.html'), 'utf8');
  const kept = Array.from(worker.matchAll(/\{[^{}]*\burl["']?:[^{}]*\}/g), ([entry]) => entry)
    .filter((entry) => !/when-used|for-device|for-owner/.test(entry))
    .flatMap((entry) => /["'`]([^"'`]+\.js)["'`]/.exec(entry)?.[1] ?? []);
  const named = Array.from(document.matchAll(/"\/(assets\/[^"]+\.js)"/g), ([, url]) => url ?? '');
  return {
    first: await sumOf(named),
    screens: await sumOf(kept),
    worker: await sumOf(['service-worker.js']),
  };
}

async function sumOf(urls: readonly string[]): Promise<number> {
  const sizes = urls.map(
    async (url) => gzipSync(await readFile(path.join(folder, url))).byteLength / 1024,
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
